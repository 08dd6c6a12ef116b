import type { Session } from './session.ts';

/** What ENABLE can switch on, and the capability that offers it (RFC 5161 §3.1). */
export const ENABLEABLE = ['CONDSTORE', 'QRESYNC', 'UTF8=ACCEPT', 'IMAP4REV2'] as const;
export type Enableable = (typeof ENABLEABLE)[number];

export const isEnableable = (name: string): name is Enableable =>
  (ENABLEABLE as readonly string[]).includes(name);

/** Switches an extension on for the rest of the connection. False when it was on already. */
export function enable(session: Session, name: Enableable): boolean {
  if (session.enabled.has(name)) return false;
  session.enabled.add(name);
  // RFC 7162 §3.2.3: QRESYNC includes CONDSTORE.
  if (name === 'QRESYNC') session.enabled.add('CONDSTORE');
  // The client that begins in mid-mailbox must learn where the mod-sequences stand (RFC 7162 §3.1.2.1).
  if (session.view && (name === 'CONDSTORE' || name === 'QRESYNC')) {
    session.reply.text(`* OK [HIGHESTMODSEQ ${session.view.mailbox.highestModSeq}] Highest mod-sequence\r\n`);
  }
  return true;
}
