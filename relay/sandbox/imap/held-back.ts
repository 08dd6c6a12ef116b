import type { Session } from './session.ts';

/**
 * A client that synchronises takes the highest mod-sequence it has seen for the point it has come to. While EXPUNGEs
 * with lower ones are held back, it is told a point before them, so that it loses none should the connection break
 * (RFC 7162 §3.2, §6); once all is told, how far it has come.
 */
export function tellHeldBack(session: Session, expunges: boolean): void {
  const { view } = session;
  if (!view || !session.condstore || (expunges && !view.heldBack)) return;
  const held = view.messages === view.mailbox.messages ? [] : expungedIn(session);
  view.heldBack = held.length > 0;
  const told = view.heldBack ? Math.min(...held) - 1 : view.mailbox.highestModSeq;
  if (view.heldBack || expunges)
    session.reply.text(`* OK [HIGHESTMODSEQ ${told}] Synchronised up to here\r\n`);
}

/** The mod-sequences of the expunges that this session was not told of. */
function expungedIn({ selected }: Session): number[] {
  return selected.mailbox.expunged
    .filter(({ uid }) => selected.indexOf(uid) >= 0)
    .map(({ modseq }) => modseq);
}
