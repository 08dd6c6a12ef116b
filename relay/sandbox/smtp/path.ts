import { utf8 } from '../../wire/utf8.ts';
import type { Leniencies } from './leniencies.ts';
import { type Reply, reply } from './reply.ts';

/** An address of the envelope: a reverse-path or forward-path (RFC 5321 §4.1.2). */
export interface Path {
  /** As it was written, without brackets and source route; empty for the null path `<>`. */
  readonly text: string;
  /** The local part, quoting undone. */
  readonly local: string;
  /** As written; undefined when the path is a local part alone. */
  readonly domain: string | undefined;
}

export const NULL_PATH: Path = { text: '', local: '', domain: undefined };

/** RFC 5321 §4.5.3.1.1 and §4.5.3.1.2, in octets. */
const MAX_LOCAL_PART = 64;
const MAX_DOMAIN = 255;

const ATOM =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x80-\u{10ffff}-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x80-\u{10ffff}-]+)*$/u;
const QUOTED = /^"(?:[^"\\\x00-\x1f\x7f]|\\[\x20-\x7e])*"$/;
const LABEL = '[A-Za-z0-9\\x80-\\u{10ffff}](?:[A-Za-z0-9\\x80-\\u{10ffff}-]*[A-Za-z0-9\\x80-\\u{10ffff}])?';
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, 'u');
const SNUM = '(?:[01]?\\d?\\d|2[0-4]\\d|25[0-5])';
const LITERAL = new RegExp(`^\\[(?:${SNUM}(?:\\.${SNUM}){3}|IPv6:[0-9A-Fa-f:.]+)\\]$`);

/**
 * Reads what follows `MAIL` or `RCPT`: the keyword `FROM:` or `TO:`, the path, and the parameters, which are returned
 * as they stand. A refusal is the reply to send.
 */
export function readPath(
  args: string,
  keyword: 'FROM' | 'TO',
  lenient: Leniencies,
): { path: Path; parameters: string } | Reply {
  const usage = keyword === 'FROM' ? 'MAIL FROM:<alice@example.org>' : 'RCPT TO:<nicolas@example.org>';
  const found = new RegExp(`^${keyword}:( *)`, 'i').exec(args);
  if (!found) return reply(501, '5.5.4', `Write it like this: ${usage}`);
  if (found[1] !== '' && !lenient.spaceAfterColon) {
    return reply(501, '5.5.4', `No space after the colon (RFC 5321 section 3.3): ${usage}`);
  }
  const rest = args.slice(found[0].length);
  const end = rest.startsWith('<') ? endOfPath(rest) : lenient.missingBrackets ? endOfWord(rest) : -1;
  if (end <= 0) return reply(501, '5.5.4', `The address stands in angle brackets: ${usage}`);
  const inner = rest.startsWith('<') ? rest.slice(1, end - 1) : rest.slice(0, end);
  const path = parsePath(inner, lenient);
  if (path) return { path, parameters: rest.slice(end) };
  return reply(keyword === 'FROM' ? 553 : 501, keyword === 'FROM' ? '5.1.7' : '5.1.3', malformed(inner));
}

const malformed = (inner: string) =>
  `<${inner.slice(0, 100)}> is no address; one looks like nicolas@example.org`;

/** One past the `>` that closes the path, quoted strings respected; 0 when it is missing. */
function endOfPath(text: string): number {
  let quoted = false;
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') quoted = !quoted;
    else if (text[at] === '>' && !quoted) return at + 1;
  }
  return 0;
}

function endOfWord(text: string): number {
  const space = text.indexOf(' ');
  return space < 0 ? text.length : space;
}

function parsePath(inner: string, lenient: Leniencies): Path | undefined {
  if (inner === '') return NULL_PATH;
  // A source route `@a,@b:` is accepted and ignored (RFC 5321 §4.1.1.3, appendix C).
  const text = inner.replace(/^@[^:"]*:/, '');
  const at = text.lastIndexOf('@');
  const localPart = at < 0 ? text : text.slice(0, at);
  const domain = at < 0 ? undefined : text.slice(at + 1);
  const bareIsFine = lenient.missingDomain || localPart.toLowerCase() === 'postmaster';
  if (domain === undefined ? !bareIsFine : !isDomain(domain)) return undefined;
  if (utf8(localPart).length > MAX_LOCAL_PART) return undefined;
  if (ATOM.test(localPart)) return { text, local: localPart, domain };
  if (!QUOTED.test(localPart)) return undefined;
  return { text, local: localPart.slice(1, -1).replace(/\\(.)/g, '$1'), domain };
}

/** A domain name or an address literal (§4.1.3). */
export function isDomain(text: string): boolean {
  return utf8(text).length <= MAX_DOMAIN && (DOMAIN.test(text) || LITERAL.test(text));
}
