import { CR, DOT, LF, latin1 } from '../../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../../relay/wire/utf8.ts';
import { writeLineBreak } from '../core/line-break.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { contentEnd, skipSpace, upperWord, wordEnd } from '../core/words.ts';
import type { BodyUnits } from '../message/body-units.ts';
import { mechanism } from '../sasl/mechanisms.ts';
import { writeCapability } from './capability.ts';
import type { Pending } from './session.ts';
import { writeScanListing, writeUniqueId } from './status-line.ts';

/** The lines after the first of a multi-line reply, up to the lone dot (RFC 1939 §3). */
export interface MultiLine {
  readonly pending: Pending;
  /** Of RETR and TOP: where the message's lines go. */
  readonly message: BodyUnits | undefined;
  /** The server ends its lines in bare LF, so a dot and a bare LF is its terminator too. */
  readonly bareLf: boolean;
  /** Lines before the terminator so far. */
  lines: number;
  /** Of CAPA: what has been announced so far, upper case. */
  readonly capabilities: string[];
}

/** The lines a listing can hold before we stop remembering them (not reading them). */
const MAX_CAPABILITIES = 200;

/** The commands whose `+OK` more lines follow; LIST, UIDL, LANG and AUTH only when they were given no argument. */
export function expectsLines(name: string, hasArgument: boolean): boolean {
  if (name === 'RETR' || name === 'TOP' || name === 'CAPA') return true;
  return !hasArgument && (name === 'LIST' || name === 'UIDL' || name === 'LANG' || name === 'AUTH');
}

/** True for the octets `.` CR LF, and for `.` LF from a server that writes no CR. */
export function isTerminator(line: Uint8Array, bareLf: boolean): boolean {
  if (line[0] !== DOT) return false;
  if (line.length === 3) return line[1] === CR && line[2] === LF;
  return bareLf && line.length === 2 && line[1] === LF;
}

/** Writes one line of a listing. */
export function writeListingLine(w: SpanWriter, line: Uint8Array, multi: MultiLine): void {
  const end = contentEnd(line);
  if (line[0] === DOT) w.leaf(1, line[1] === DOT ? 'pop3.stuffed' : 'pop3.unstuffed', { rfc: '1939 §3' });
  if (!writeListing(w, line, end, multi)) {
    w.leaf(end, 'pop3.listing.malformed', { class: 'unknown', rfc: multi.pending.unit.spans[0]?.rfc });
  }
  writeLineBreak(w, line);
}

function writeListing(w: SpanWriter, line: Uint8Array, end: number, multi: MultiLine): boolean {
  if (w.at === end) return true;
  switch (multi.pending.command.name) {
    case 'LIST':
      return writeScanListing(w, line, end);
    case 'UIDL':
      return writeUniqueId(w, line, end);
    case 'CAPA': {
      if (multi.capabilities.length < MAX_CAPABILITIES) {
        multi.capabilities.push(latin1(line, w.at, end).trim().toUpperCase());
      }
      w.group(
        'pop3.capabilityLine',
        { rfc: '2449 §5', values: { name: upperWord(line, w.at, wordEnd(line, w.at, end)) } },
        (parts) => writeCapability(parts, line, end),
      );
      return true;
    }
    case 'LANG':
      return writeLanguageListing(w, line, end);
    default: {
      const to = wordEnd(line, w.at, end);
      const { id, detail } = mechanism(latin1(line, w.at, to));
      w.leaf(to, id, detail).leaf(end, 'core.trailingSpace');
      return true;
    }
  }
}

/** RFC 6856 §3.2: a language tag, a space, and the language's name in itself. */
function writeLanguageListing(w: SpanWriter, line: Uint8Array, end: number): boolean {
  const to = wordEnd(line, w.at, end);
  const nameStart = skipSpace(line, to, end);
  const values = { tag: latin1(line, w.at, to), name: fromUtf8(line, nameStart, end) };
  const detail = { rfc: '6856 §3.2', values };
  w.group('pop3.languageListing', detail, (parts) => {
    parts.leaf(to, 'pop3.languageListing.tag', detail);
    parts.leaf(nameStart, 'core.space');
    parts.leaf(end, 'pop3.languageListing.name', detail);
  });
  return true;
}
