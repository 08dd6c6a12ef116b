import { latin1 } from '../../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../../relay/wire/utf8.ts';
import type { SpanWriter } from '../core/span-writer.ts';

const LESS = 60;
const GREATER = 62;
const AT = 64;
const QUOTE = 34;
const BACKSLASH = 92;
const BRACKET = 91;
const COLON = 58;

/** What a path named. */
export interface Path {
  /** The address without angle brackets; empty for `<>`. */
  readonly address: string;
  /** False when the angle brackets RFC 5321 §4.1.2 asks for are missing. */
  readonly bracketed: boolean;
}

/** Where the path that begins at `at` ends: after its `>`, or before the next blank when it has none. */
function pathEnd(line: Uint8Array, at: number, end: number): number {
  const bracketed = line[at] === LESS;
  let quoted = false;
  for (let i = at; i < end; i++) {
    const octet = line[i]!;
    if (octet === BACKSLASH && quoted) i++;
    else if (octet === QUOTE) quoted = !quoted;
    else if (!quoted && octet === GREATER && bracketed) return i + 1;
    else if (!quoted && octet <= 32) return i;
  }
  return end;
}

/** Writes the reverse-path of MAIL or the forward-path of RCPT (RFC 5321 §4.1.2), which begins at `w.at`. */
export function writePath(w: SpanWriter, line: Uint8Array, end: number, command: 'MAIL' | 'RCPT'): Path {
  const start = w.at;
  const to = pathEnd(line, start, end);
  const open = line[start] === LESS ? 1 : 0;
  const close = open && line[to - 1] === GREATER ? 1 : 0;
  const address = fromUtf8(line, start + open, to - close);
  const bracketed = open + close === 2;
  if (bracketed && to - start === 2) {
    w.leaf(to, 'smtp.nullPath', { rfc: '5321 §4.5.5' });
    return { address, bracketed };
  }
  const id = command === 'MAIL' ? 'smtp.reversePath' : 'smtp.forwardPath';
  const section = command === 'MAIL' ? '5321 §4.1.1.2' : '5321 §4.1.1.3';
  w.group(id, { rfc: section, values: { address } }, (parts) => {
    parts.leaf(start + open, 'smtp.bracket', { rfc: '5321 §4.1.2' });
    writeMailbox(parts, line, to - close, section);
    parts.leaf(to, 'smtp.bracket', { rfc: '5321 §4.1.2' });
  });
  return { address, bracketed };
}

function writeMailbox(w: SpanWriter, line: Uint8Array, end: number, section: string): void {
  if (line[w.at] === AT) {
    const colon = line.subarray(w.at, end).indexOf(COLON);
    if (colon > 0) w.leaf(w.at + colon + 1, 'smtp.sourceRoute', { rfc: '5321 §4.1.2' });
  }
  const at = lastAt(line, w.at, end);
  const local = fromUtf8(line, w.at, at < 0 ? end : at);
  if (at < 0) {
    const postmaster = local.toLowerCase() === 'postmaster';
    if (postmaster) w.leaf(end, 'smtp.postmaster', { rfc: '5321 §4.1.1.3' });
    else w.leaf(end, 'smtp.noDomain', { class: 'unknown', rfc: section, values: { local } });
    return;
  }
  w.leaf(at, 'smtp.localPart', { rfc: '5321 §4.1.2', values: { local } });
  w.leaf(at + 1, 'smtp.at', { rfc: '5321 §4.1.2' });
  writeDomain(w, line, end);
}

/** A quoted local-part may hold an @ (RFC 5321 §4.1.2), a domain never does: the last one counts. */
function lastAt(line: Uint8Array, start: number, end: number): number {
  for (let i = end - 1; i >= start; i--) if (line[i] === AT) return i;
  return -1;
}

/** Writes a domain, or an address in square brackets (RFC 5321 §4.1.3), up to `end`. */
export function writeDomain(w: SpanWriter, line: Uint8Array, end: number): void {
  if (line[w.at] === BRACKET) {
    const address = latin1(line, w.at + 1, Math.max(w.at + 1, end - 1));
    w.leaf(end, 'smtp.addressLiteral', { rfc: '5321 §4.1.3', values: { address } });
  } else {
    w.leaf(end, 'smtp.domain', { rfc: '5321 §2.3.5', values: { domain: fromUtf8(line, w.at, end) } });
  }
}
