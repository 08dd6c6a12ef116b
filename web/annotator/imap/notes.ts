import { bareLfNote } from '../core/line-break.ts';
import type { Note } from '../span.ts';
import type { Assembled } from './assembler.ts';
import type { Reader } from './reader.ts';
import type { ImapSession } from './session.ts';

/** RFC 7888 §5: with LITERAL- a client sends no more than so many octets unasked. */
const LITERAL_MINUS_LIMIT = 4096;

/** What is odd about the octets of a unit: leniencies, a literal that cannot be right. */
export function notesOf(r: Reader, { bytes, shown, literals, cut }: Assembled, session: ImapSession): Note[] {
  const notes: Note[] = [];
  for (const id of r.bent) notes.push({ kind: 'leniency', id, rfc: r.rfc('3501 §9', '9051 §9') });
  const bareLf = bareLfNote(bytes);
  if (bareLf) notes.push(bareLf);
  else if (!cut && bytes[bytes.length - 1] !== 10)
    notes.push({ kind: 'leniency', id: 'core.leniency.unfinished' });
  if (r.suspectLiteral !== undefined) {
    const values = { octets: r.suspectLiteral };
    notes.push({
      kind: 'cause',
      id: 'imap.cause.literalCount',
      rfc: r.rfc('3501 §4.3', '9051 §4.3'),
      values,
    });
  }
  const minusOnly =
    !session.lacks('LITERAL-') && session.lacks('LITERAL+') && session.capabilities !== undefined;
  for (const { start, count, synchronising } of literals) {
    if (start < shown || synchronising || count <= LITERAL_MINUS_LIMIT || !minusOnly) continue;
    notes.push({
      kind: 'warning',
      id: 'imap.warning.literalMinus',
      rfc: r.rfc('7888 §5', '9051 §4.3'),
      values: { octets: count },
    });
  }
  return notes;
}
