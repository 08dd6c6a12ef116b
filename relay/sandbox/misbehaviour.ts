import { CR, concat, LF } from '../wire/bytes.ts';
import type { Engine, Outcome } from './engine.ts';

/** Faults a lesson can switch on, to see a client meet them. All are off by default. */
export interface Misbehaviour {
  /** Replies leave in segments of these many octets, the list repeated; 1 to 65,535 each. */
  readonly segments?: readonly number[];
  /** Milliseconds before each reply. */
  readonly delay?: number;
  /** Lines end in LF alone. */
  readonly bareLf?: boolean;
  /** A line of a multi-line reply that begins with a dot is sent with that dot alone (POP3). */
  readonly noDotStuffing?: boolean;
  /** Added to the count that announces a literal (IMAP); it may be negative. */
  readonly literalCountOffBy?: number;
  /** The maildrop cannot be opened, although the password is right (POP3; RFC 3206 §4). */
  readonly maildropFails?: 'temporarily' | 'permanently';
  /** The connection is cut after this many replies, the greeting included. */
  readonly cutAfterReplies?: number;
}

/** The same engine with faults between it and the wire: what it does and stores stays right. */
export function misbehaving(engine: Engine, faults: Misbehaviour): Engine {
  const spoiler = new Spoiler(faults);
  return {
    protocol: engine.protocol,
    get state() {
      return engine.state;
    },
    get user() {
      return engine.user;
    },
    start: () => spoiler.spoil(engine.start()),
    receive: (bytes) => (spoiler.isCut ? [] : spoiler.spoil(engine.receive(bytes))),
    poll: () => (spoiler.isCut ? [] : spoiler.spoil(engine.poll())),
    secured: () => engine.secured(),
    lost: () => engine.lost(),
  };
}

class Spoiler {
  isCut = false;
  private readonly faults: Misbehaviour;
  private replies = 0;
  private nextSegment = 0;

  constructor(faults: Misbehaviour) {
    this.faults = faults;
  }

  spoil(outcomes: readonly Outcome[]): readonly Outcome[] {
    const spoilt: Outcome[] = [];
    for (const outcome of outcomes) {
      if (outcome.type !== 'write') spoilt.push(outcome);
      else this.write(outcome.parts, spoilt);
      if (this.isCut) break;
    }
    return spoilt;
  }

  private write(parts: readonly Uint8Array[], spoilt: Outcome[]): void {
    const { delay, cutAfterReplies } = this.faults;
    if (delay !== undefined) spoilt.push({ type: 'delay', milliseconds: delay });
    for (const segment of this.cut(this.spoilText(concat(parts)))) {
      spoilt.push({ type: 'write', parts: [segment] });
    }
    if (++this.replies === cutAfterReplies) {
      this.isCut = true;
      spoilt.push({ type: 'close', abruptly: true });
    }
  }

  private spoilText(octets: Uint8Array): Uint8Array {
    const { bareLf, noDotStuffing, literalCountOffBy } = this.faults;
    let spoilt = octets;
    if (literalCountOffBy) spoilt = miscounted(spoilt, literalCountOffBy);
    if (noDotStuffing) spoilt = without(spoilt, isStuffedDot);
    if (bareLf) spoilt = without(spoilt, (at, all) => all[at] === CR && all[at + 1] === LF);
    return spoilt;
  }

  private cut(octets: Uint8Array): Uint8Array[] {
    const sizes = this.faults.segments ?? [];
    if (sizes.length === 0) return [octets];
    const segments: Uint8Array[] = [];
    for (let at = 0; at < octets.length; ) {
      const size = Math.max(1, sizes[this.nextSegment++ % sizes.length]!);
      segments.push(octets.subarray(at, at + size));
      at += size;
    }
    return segments;
  }
}

const DOT = 46;

function isStuffedDot(at: number, all: Uint8Array): boolean {
  return all[at] === DOT && all[at + 1] === DOT && (at === 0 || all[at - 1] === LF);
}

function without(octets: Uint8Array, drop: (at: number, all: Uint8Array) => boolean): Uint8Array {
  return octets.filter((_, at) => !drop(at, octets));
}

/** Changes the number of each `{n}` CRLF. */
function miscounted(octets: Uint8Array, by: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let copied = 0;
  for (let at = octets.indexOf(0x7b); at >= 0; at = octets.indexOf(0x7b, at + 1)) {
    let end = at + 1;
    let count = 0;
    while (octets[end]! >= 48 && octets[end]! <= 57) count = count * 10 + octets[end++]! - 48;
    if (end === at + 1 || octets[end] !== 0x7d || octets[end + 1] !== CR) continue;
    const digits = String(Math.max(0, count + by));
    parts.push(
      octets.subarray(copied, at + 1),
      Uint8Array.from(digits, (digit) => digit.charCodeAt(0)),
    );
    copied = end;
  }
  return parts.length === 0 ? octets : concat([...parts, octets.subarray(copied)]);
}
