import { CR, concat, LF } from '../wire/bytes.ts';
import type { Misbehaviour } from '../wire/misbehaviour.ts';
import { CommandWatch } from './command-watch.ts';
import type { Engine, Outcome } from './engine.ts';

/** The same engine with faults between it and the wire: what it does and stores stays right. */
export function misbehaving(engine: Engine, faults: Misbehaviour): Engine {
  const spoiler = new Spoiler(faults);
  const { cutAtCommand } = faults;
  const watch = cutAtCommand === undefined ? undefined : new CommandWatch(engine.protocol, cutAtCommand);
  const receive = (bytes: Uint8Array, until?: number): readonly Outcome[] => {
    const line = watch?.find(bytes);
    if (!line) return spoiler.spoil(engine.receive(bytes, until));
    // What stands before the command is answered; what comes behind it is lost with its answer.
    const before = line.start > 0 ? spoiler.spoil(engine.receive(bytes.subarray(0, line.start))) : [];
    engine.receive(bytes.subarray(line.start, line.end));
    return [...before, ...spoiler.cutNow()];
  };
  return {
    protocol: engine.protocol,
    get state() {
      return engine.state;
    },
    get user() {
      return engine.user;
    },
    start: () => spoiler.spoil(engine.start()),
    receive: (bytes, until) => (spoiler.isCut ? [] : receive(bytes, until)),
    get busy() {
      return engine.busy && !spoiler.isCut;
    },
    poll: () => (spoiler.isCut ? [] : spoiler.spoil(engine.poll())),
    secured: () => engine.secured(),
    lost: () => engine.lost(),
  };
}

/** Milliseconds between two segments of a reply. */
const PAUSE = 1;
/** A reply is cut so many times at most: a long message is to arrive some day. */
const MOST_SEGMENTS = 500;

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

  cutNow(): readonly Outcome[] {
    if (this.isCut) return [];
    this.isCut = true;
    return [{ type: 'close', abruptly: true }];
  }

  private write(parts: readonly Uint8Array[], spoilt: Outcome[]): void {
    const { delay, cutAfterReplies } = this.faults;
    if (delay !== undefined) spoilt.push({ type: 'delay', milliseconds: delay });
    for (const [i, segment] of this.cut(this.spoilText(concat(parts))).entries()) {
      // Without a pause the system puts what is written together again.
      if (i > 0) spoilt.push({ type: 'delay', milliseconds: PAUSE });
      spoilt.push({ type: 'write', parts: [segment] });
    }
    if (++this.replies === cutAfterReplies) spoilt.push(...this.cutNow());
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
      const isLast = segments.length === MOST_SEGMENTS;
      const size = isLast ? octets.length : Math.max(1, sizes[this.nextSegment++ % sizes.length]!);
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
