import { ArgumentReader } from '../../wire/imap/argument-reader.ts';
import type { Admission } from '../../wire/imap/command-assembler.ts';
import { APPEND_LIMIT, MAX_TEXT, MAX_UNASKED } from './limits.ts';
import type { Session } from './session.ts';

const TAKES_MESSAGES = new Set(['APPEND', 'REPLACE']);

/** Decides on each announced literal before its octets come, so that no refused octet is ever stored. */
export const admission =
  (session: Session): Admission =>
  (announced, text, held) => {
    const { count, synchronising } = announced;
    if (!synchronising && !session.offers('LITERAL+')) {
      if (!session.offers('LITERAL-')) return '[CANNOT] {n+} is not offered here; send {n} and wait for "+"';
      if (count > MAX_UNASKED)
        return `[TOOBIG] {n+} goes up to ${MAX_UNASKED} octets; send {n} and wait for "+"`;
    }
    if (session.user === undefined || !TAKES_MESSAGES.has(commandWord(text))) {
      return held + count > MAX_TEXT ? `[LIMIT] a literal here has at most ${MAX_TEXT} octets` : undefined;
    }
    if (count > APPEND_LIMIT) return `[TOOBIG] a message has at most ${APPEND_LIMIT} octets`;
    if (!session.store.hasRoomFor(held + count)) {
      return '[OVERQUOTA] that is more mail than this sandbox holds; delete some first';
    }
    return undefined;
  };

function commandWord(text: string): string {
  const args = new ArgumentReader({ text, literals: [] });
  args.tag();
  const [first, second] = text.slice(args.at).trimStart().toUpperCase().split(' ', 2);
  return (first === 'UID' ? second : first) ?? '';
}
