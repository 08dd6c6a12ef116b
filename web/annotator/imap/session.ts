import type { ImapState } from '../../../relay/wire/imap/commands.ts';

const MAX_REMEMBERED = 10_000;

/** What an IMAP session has shown of itself so far. */
export class ImapSession {
  state: ImapState = 'NOT AUTHENTICATED';
  /** True once the greeting has been seen, so that the log shows the session from its beginning. */
  greeted = false;
  secured = false;
  /** TLS was there before the greeting (RFC 8314 §3). */
  implicitTls = false;
  user: string | undefined;
  /** Announced last, upper case. */
  capabilities: readonly string[] | undefined;
  /** IMAP4rev2 was enabled, or is all the server offers (RFC 9051 §6.3.1). */
  rev2 = false;
  mailbox: string | undefined;
  readOnly = false;
  exists: number | undefined;
  /** UIDNEXT of the selected mailbox, told by the server. */
  uidNext: number | undefined;
  leaving = false;
  tlsPromised = false;
  private readonly uidValidities = new Map<string, number>();
  private readonly tags = new Set<string>();

  /** True when announced capabilities lack `name`; false when nothing was announced. */
  lacks(name: string): boolean {
    return this.capabilities !== undefined && !this.capabilities.includes(name.toUpperCase());
  }

  announce(capabilities: readonly string[]): void {
    this.capabilities = capabilities;
    if (capabilities.includes('IMAP4REV2') && !capabilities.includes('IMAP4REV1')) this.rev2 = true;
  }

  /** Remembers a tag; true when the session has used it before. */
  usesTagAgain(tag: string): boolean {
    if (this.tags.has(tag)) return true;
    if (this.tags.size < MAX_REMEMBERED) this.tags.add(tag);
    return false;
  }

  /** Remembers a mailbox's UIDVALIDITY; the one it had before when it has changed. */
  changedUidValidity(mailbox: string, value: number): number | undefined {
    const before = this.uidValidities.get(mailbox);
    if (before !== undefined || this.uidValidities.size < MAX_REMEMBERED)
      this.uidValidities.set(mailbox, value);
    return before !== undefined && before !== value ? before : undefined;
  }

  select(mailbox: string | undefined): void {
    this.state = 'SELECTED';
    this.mailbox = mailbox;
  }

  deselect(): void {
    this.state = 'AUTHENTICATED';
    this.forgetMailbox();
  }

  forgetMailbox(): void {
    this.mailbox = undefined;
    this.exists = undefined;
    this.uidNext = undefined;
    this.readOnly = false;
  }
}
