import { CR, concat, EMPTY, LF, latin1 } from '../bytes.ts';
import { OctetQueue } from '../octet-queue.ts';
import { type LiteralAnnounced, literalAtEnd } from './literal.ts';

/**
 * The server's framer: octets in, whole commands out. A command is a line, and after each literal it announces, the
 * literal's octets and one more line (RFC 3501 §2.2.1, §4.3). Framing looks at no grammar, so a malformed command
 * never takes octets of the next.
 */

/** Octets of a command outside its literals, and of a line in a SASL exchange; RFC 7162 §4 asks for at least 8192. */
export const MAX_LINE = 64 * 1024;

/** Octets kept of a line being thrown away, enough to recognise a literal announced at its end. */
const TAIL = 32;

/** Octets from which what came together is kept as it came, and copied once, when the literal is whole. */
const LARGE_PART = 4 * 1024;
const BLOCK = 64 * 1024;

export interface CommandLiteral {
  readonly bytes: Uint8Array;
  /** Sent as `~{n}` (RFC 3516 §4.4). */
  readonly binary: boolean;
}

/** A whole command: its lines in one text of one character per octet, announcements left in, and its literals in order. */
export interface AssembledCommand {
  readonly text: string;
  readonly literals: readonly CommandLiteral[];
}

export type AssemblerEvent =
  /** A synchronising literal was announced and is welcome: say `+`. */
  | { readonly type: 'continue'; readonly count: number }
  | ({ readonly type: 'command' } & AssembledCommand)
  /** A command whose literal was not admitted or whose lines are too long; it has been read to its end and dropped. */
  | { readonly type: 'refused'; readonly text: string; readonly reason: string };

/** Why a literal is refused, or undefined to take it. `text` is the command so far, announcement included. */
export type Admission = (announced: LiteralAnnounced, text: string, held: number) => string | undefined;

export class CommandAssembler {
  private readonly queue = new OctetQueue();
  private readonly admit: Admission;
  private text = '';
  private literals: CommandLiteral[] = [];
  private held = 0;
  private owed: OwedLiteral | undefined;
  private refusal: string | undefined;

  constructor(admit: Admission) {
    this.admit = admit;
  }

  push(bytes: Uint8Array): void {
    this.queue.push(bytes);
  }

  /** Forgets what waits: octets in clear after STARTTLS (RFC 3501 §6.2.1). */
  clear(): void {
    this.queue.takeUpTo(this.queue.length);
  }

  /** The next thing to act on, or undefined until more octets come. */
  next(): AssemblerEvent | undefined {
    for (;;) {
      if (this.owed) {
        if (!this.fill(this.owed)) return undefined;
        continue;
      }
      const line = this.takeLine();
      if (!line) return undefined;
      const event = this.acceptLine(line);
      if (event) return event;
    }
  }

  /** One line without its line break, outside commands: a SASL response, or DONE. Too long a line comes out cut. */
  nextLine(): string | undefined {
    const line = this.takeLine();
    this.refusal = undefined;
    return line && latin1(line, 0, textEnd(line));
  }

  private takeLine(): Uint8Array | undefined {
    const line = this.queue.takeLine();
    if (line && line.length <= MAX_LINE) return line;
    if (!line && this.queue.length <= MAX_LINE) return undefined;
    this.refusal ??= `[LIMIT] a command line has at most ${MAX_LINE} octets`;
    if (line) return line.subarray(line.length - TAIL);
    this.queue.takeUpTo(this.queue.length - TAIL);
    return undefined;
  }

  private acceptLine(line: Uint8Array): AssemblerEvent | undefined {
    const announced = literalAtEnd(line);
    if (this.text.length + line.length > MAX_LINE) {
      this.refusal ??= `[LIMIT] a command has at most ${MAX_LINE} octets beside its literals`;
    } else this.text += latin1(line, 0, textEnd(line));
    if (!announced) return this.finish();
    this.refusal ??= this.admit(announced, this.text, this.held);
    if (this.refusal === undefined) {
      this.owed = new OwedLiteral(announced, true);
      return announced.synchronising ? { type: 'continue', count: announced.count } : undefined;
    }
    // The client waits for `+` and will not send a refused synchronising literal; the other kind is on its way.
    if (announced.synchronising) return this.finish();
    this.owed = new OwedLiteral(announced, false);
    return undefined;
  }

  private fill(owed: OwedLiteral): boolean {
    if (!owed.take(this.queue)) return false;
    this.owed = undefined;
    if (owed.kept) {
      const { bytes, binary } = owed;
      this.literals.push({ bytes, binary });
      this.held += bytes.length;
    }
    return true;
  }

  private finish(): AssemblerEvent {
    const { text, literals, refusal } = this;
    this.text = '';
    this.literals = [];
    this.held = 0;
    this.refusal = undefined;
    return refusal === undefined
      ? { type: 'command', text, literals }
      : { type: 'refused', text, reason: refusal };
  }
}

/** A literal on its way. It holds what has come and no more, so announcing much costs nothing. */
class OwedLiteral {
  readonly kept: boolean;
  readonly binary: boolean;
  private left: number;
  private readonly parts: Uint8Array[] = [];
  /** Small parts are gathered here: each array has a price of its own. */
  private block = EMPTY;
  private filled = 0;

  constructor(announced: LiteralAnnounced, kept: boolean) {
    this.kept = kept;
    this.binary = announced.binary;
    this.left = announced.count;
  }

  /** All of it, once it is whole. */
  get bytes(): Uint8Array {
    this.closeBlock();
    return concat(this.parts);
  }

  /** Takes what waits in `queue`; true once the literal is whole. */
  take(queue: OctetQueue): boolean {
    const part = queue.takeUpTo(this.left);
    this.left -= part.length;
    if (this.kept) this.keep(part);
    return this.left === 0;
  }

  private keep(part: Uint8Array): void {
    if (part.length >= LARGE_PART) {
      this.closeBlock();
      this.parts.push(part);
      return;
    }
    if (this.filled + part.length > this.block.length) {
      this.closeBlock();
      this.block = new Uint8Array(Math.max(part.length, Math.min(this.left + part.length, BLOCK)));
    }
    this.block.set(part, this.filled);
    this.filled += part.length;
  }

  private closeBlock(): void {
    if (this.filled > 0) this.parts.push(this.block.subarray(0, this.filled));
    this.block = this.block.subarray(this.filled);
    this.filled = 0;
  }
}

/** Where the text of a line ends and its CRLF or bare LF (a leniency) begins. */
function textEnd(line: Uint8Array): number {
  let end = line.length;
  if (line[end - 1] === LF) end--;
  if (line[end - 1] === CR) end--;
  return Math.max(end, 0);
}
