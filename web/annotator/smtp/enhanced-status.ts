import { latin1 } from '../../../relay/wire/bytes.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { wordEnd } from '../core/words.ts';

/** Enhanced status codes (RFC 3463) with an explanation of their own: subject.detail, and where each is defined. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['0.0', '3463 §3.1'],
  ...section('1', '3463 §3.2', 8),
  ['1.9', '3886'],
  ['1.10', '7505'],
  ...section('2', '3463 §3.3', 4),
  ...section('3', '3463 §3.4', 5),
  ['3.6', '6710 §8'],
  ...section('4', '3463 §3.5', 7),
  ...section('5', '3463 §3.6', 5),
  ['5.6', '4954 §6'],
  ...section('6', '3463 §3.7', 5),
  ['6.6', '4468'],
  ['6.7', '6531 §4.2'],
  ['6.8', '6531 §4.2'],
  ['6.9', '6531 §4.2'],
  ['6.10', '6531 §4.2'],
  ...section('7', '3463 §3.8', 7),
  ['7.8', '4954 §6'],
  ['7.9', '4954 §6'],
  ['7.10', '5248'],
  ['7.11', '4954 §6'],
  ['7.12', '4954 §6'],
  ['7.13', '5248'],
  ['7.14', '5248'],
  ['7.15', '6710 §10'],
  ['7.16', '6710 §10'],
  ['7.17', '7293'],
  ['7.18', '7293'],
  ['7.19', '7293'],
  ['7.20', '7372'],
  ['7.21', '7372'],
  ['7.22', '7372'],
  ['7.23', '7372'],
  ['7.24', '7372'],
  ['7.25', '7372'],
  ['7.26', '7372'],
  ['7.27', '7505'],
  ['7.29', '8617'],
  ['7.30', '8689 §7'],
]);

/** subject.0 to subject.`last`, all of one section. */
function section(subject: string, rfc: string, last: number): [string, string][] {
  return Array.from({ length: last + 1 }, (_, detail) => [`${subject}.${detail}`, rfc]);
}

/**
 * Writes an enhanced status code when one begins at `w.at`: class, subject and detail. Its class must be the reply
 * code's first digit (RFC 2034 §4); other numbers with dots are text.
 */
export function writeEnhancedStatus(w: SpanWriter, line: Uint8Array, end: number): boolean {
  const start = w.at;
  const to = wordEnd(line, start, end);
  if (to - start < 5 || to - start > 9 || line[start] !== line[0]) return false;
  const match = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(latin1(line, start, to));
  if (!match) return false;
  const code = match[0];
  const kind = match[1]!;
  const subject = match[2]!;
  const pair = code.slice(2);
  const rfc = CODES.get(pair);
  const known = rfc !== undefined;
  const id = known ? `smtp.esc.X.${pair}` : 'smtp.esc.unknown';
  w.group(
    id,
    { rfc: rfc ?? '3463 §2', values: { code, kind }, class: known ? 'specific' : 'unknown' },
    (parts) => {
      parts.leaf(start + 2, `smtp.esc.class.${kind}`, { rfc: '3463 §3' });
      const subjectId =
        Number(subject) <= 7 ? `smtp.esc.subject.${Number(subject)}` : 'smtp.esc.subject.unknown';
      parts.leaf(start + 3 + subject.length, subjectId, { rfc: '3463 §4' });
      parts.leaf(to, id, {
        rfc: rfc ?? '3463 §2',
        values: { code, kind },
        class: known ? 'specific' : 'unknown',
      });
    },
  );
  return true;
}
