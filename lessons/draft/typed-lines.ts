import { fromBase64 } from '../../relay/wire/base64.ts';
import { fromLatin1, latin1 } from '../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../relay/wire/utf8.ts';
import type { SessionEvidence } from '../checks/evidence.ts';
import { secretsOf } from '../checks/secrets.ts';

/**
 * The lines typed in a session, for a lesson to be made of: secrets that are not the seed's own are struck out, octet
 * for octet, and a line that no script could hold is left out.
 */
export function typedLines(session: SessionEvidence, known: readonly string[]): string[] {
  let octets = session.octets('client');
  for (const { start, text } of secretsOf(session)) {
    const word = wordAround(octets, start);
    if (!known.some((password) => text === password || text === `"${password}"` || holds(word, password))) {
      octets = octets.slice(0, start) + 'x'.repeat(text.length) + octets.slice(start + text.length);
    }
  }
  const whole = octets.slice(0, octets.lastIndexOf('\n') + 1);
  const lines = fromUtf8(fromLatin1(whole)).split(/\r?\n/).slice(0, -1);
  return lines.filter((line) => !line.startsWith('@') && !CONTROL.test(line));
}

const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** The base64 of the password, or of what ends with it (RFC 4616 §2). */
function holds(word: string, password: string): boolean {
  const decoded = fromBase64(word);
  return decoded !== undefined && latin1(decoded).split('\0').at(-1) === password;
}

/** The run without white space in which an octet stands: only its end may be secret. */
function wordAround(octets: string, at: number): string {
  const before = /\S*$/.exec(octets.slice(0, at))![0];
  return before + /^\S*/.exec(octets.slice(at))![0];
}
