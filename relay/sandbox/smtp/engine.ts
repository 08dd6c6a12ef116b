import { fromUtf8, isUtf8 } from '../../wire/utf8.ts';
import type { Engine, Outcome } from '../engine.ts';
import { LineReader } from '../line-reader.ts';
import { Outcomes } from '../outcomes.ts';
import type { ConnectionFacts, Sandbox } from '../sandbox.ts';
import { MAX_SASL_LINE } from '../sasl/dialogue.ts';
import { stepping } from '../steps.ts';
import { ChunkReader } from './chunk-reader.ts';
import { abandonAuth, continueAuth } from './commands/auth.ts';
import { readChunkSize } from './commands/bdat.ts';
import { accept } from './commands/data.ts';
import { DataReader } from './data-reader.ts';
import { findCommand, outOfOrder } from './registry.ts';
import { isRefusal, type Reply, reply, replyLines } from './reply.ts';
import { SmtpSession } from './session.ts';

/** Octets of a command line, CRLF included (RFC 5321 §4.5.3.1.4). */
const MAX_LINE = 512;
/** MAIL and RCPT with all their parameters (RFC 1870, 3461, 4954, 6531 each add some). */
const MAX_EXTENDED_LINE = 2048;
/** RFC 5321 §4.5.3.2.7. */
const TIMEOUT = 5 * 60 * 1000;
/** Refusals after which the connection is closed, for a client that has lost its way. */
const MAX_REFUSALS = 100;

/** SMTP (RFC 5321) with its extensions: octets in, outcomes out. */
export class SmtpEngine implements Engine {
  readonly protocol = 'smtp';
  private readonly session: SmtpSession;
  private readonly reader = new LineReader();
  private readonly outcomes = new Outcomes();
  private data: DataReader | undefined;
  private chunks: ChunkReader | undefined;
  /** Why the chunk being read will be refused: its octets come all the same (RFC 3030 §4.1). */
  private chunkRefusal: Reply | undefined;
  private refusals = 0;
  private lastHeard: number;
  busy = false;

  constructor(sandbox: Sandbox, connection: ConnectionFacts) {
    this.session = new SmtpSession(sandbox, connection);
    this.lastHeard = sandbox.surroundings.now();
  }

  get state(): string {
    return this.session.state;
  }

  get user(): string | undefined {
    return this.session.user;
  }

  start(): readonly Outcome[] {
    this.write(reply(220, '', this.session.sandbox.face.smtp.greeting));
    return this.outcomes.take();
  }

  receive(bytes: Uint8Array, until?: number): readonly Outcome[] {
    const { surroundings } = this.session.sandbox;
    this.lastHeard = surroundings.now();
    this.reader.push(bytes);
    this.busy = stepping(() => !this.session.ended && this.step(), surroundings, until);
    return this.outcomes.take();
  }

  secured(): void {
    this.session.secured = true;
    this.reader.clear();
  }

  poll(): readonly Outcome[] {
    if (this.session.ended || this.session.sandbox.surroundings.now() - this.lastHeard < TIMEOUT) return [];
    this.hangUp('Nothing was said for five minutes');
    return this.outcomes.take();
  }

  /** What was not ended by the dot is not delivered (RFC 5321 §4.1.1.4). */
  lost(): void {
    this.session.ended = true;
    this.data = undefined;
    this.chunks = undefined;
  }

  /** Acts on the next line, or on octets of a text; false when there is nothing whole. */
  private step(): boolean {
    if (this.session.receiving === 'data') return this.readData();
    if (this.session.receiving === 'chunk') return this.readChunk();
    const line = this.reader.next(MAX_SASL_LINE + 2);
    if (line === undefined) return false;
    const enhanced = this.usesEnhancedCodes;
    const answer = this.replyTo(line);
    if (answer) this.write(answer, enhanced);
    return true;
  }

  private readData(): boolean {
    this.data ??= new DataReader(this.session.longestText);
    const octets = this.reader.takeAll();
    if (octets.length === 0) return false;
    const end = this.data.read(octets);
    if (end === undefined) return false;
    this.reader.push(octets.subarray(end));
    const { text } = this.data;
    this.data = undefined;
    this.session.receiving = undefined;
    this.write(accept(this.session, text));
    return true;
  }

  /** `BDAT size [LAST]` (RFC 3030 §2): the octets follow at once, whatever the answer will be. */
  private beginChunk(args: string): Reply | undefined {
    const size = readChunkSize(args);
    if (!size) {
      this.chunks = undefined;
      return bdatUsage;
    }
    this.chunkRefusal = size.malformed ? bdatUsage : outOfOrder(this.session, 'BDAT');
    this.chunks ??= new ChunkReader(this.session.longestText);
    this.chunks.begin(size.octets, size.last);
    this.session.receiving = 'chunk';
    return undefined;
  }

  private readChunk(): boolean {
    const chunks = this.chunks!;
    if (chunks.missing > 0) {
      const octets = this.reader.takeUpTo(chunks.missing);
      if (octets.length === 0) return false;
      chunks.read(octets);
      if (chunks.missing > 0) return true;
    }
    this.session.receiving = undefined;
    this.write(this.endChunk(chunks));
    return true;
  }

  private endChunk(chunks: ChunkReader): Reply {
    const refusal = this.chunkRefusal;
    if (refusal || chunks.isLast) this.chunks = undefined;
    if (refusal) return refusal;
    if (chunks.isLast) return accept(this.session, chunks.text);
    return reply(250, '2.0.0', 'Octets received, more to come');
  }

  private replyTo(line: Uint8Array | 'too long'): Reply | undefined {
    const { session } = this;
    if (line === 'too long') {
      return session.authentication ? abandonAuth(session) : lineTooLong;
    }
    if (!isUtf8(line)) return reply(500, '5.5.2', 'That line is neither ASCII nor UTF-8');
    const text = fromUtf8(line);
    if (session.authentication) return continueAuth(session, session.authentication, text);
    return this.runCommand(text, line.length + 2);
  }

  private runCommand(text: string, octets: number): Reply | undefined {
    const { session } = this;
    const space = text.indexOf(' ');
    const verb = space < 0 ? text : text.slice(0, space);
    // Spaces at the end are to be tolerated (RFC 5321 §4.1.1).
    const args = space < 0 ? '' : text.slice(space + 1).trimEnd();
    if (octets > longestLineOf(verb.toUpperCase(), session.extended)) return lineTooLong;
    if (verb === '') return reply(500, '5.5.2', 'That line is empty: type a command, e.g. NOOP or HELP');
    if (verb.toUpperCase() === 'BDAT' && session.has('CHUNKING')) return this.beginChunk(args);
    if (this.chunks && ['DATA', 'RCPT'].includes(verb.toUpperCase())) {
      return reply(503, '5.5.1', `${verb.toUpperCase()} cannot follow BDAT in one mail (RFC 3030 section 2)`);
    }
    const command = findCommand(session, verb);
    const answer = 'code' in command ? command : command.run(session, args);
    if (!session.transaction) this.chunks = undefined;
    return answer;
  }

  /** Enhanced status codes are in use from the EHLO that announced them on (RFC 2034 §3), STARTTLS's reply included. */
  private get usesEnhancedCodes(): boolean {
    return this.session.extended && this.session.has('ENHANCEDSTATUSCODES');
  }

  private write(answer: Reply, enhanced = this.usesEnhancedCodes): void {
    for (const line of replyLines(answer, enhanced)) this.outcomes.line(line);
    if (answer.after) {
      this.outcomes.add(answer.after);
      if (answer.after.type === 'starttls') this.reader.clear();
    }
    if (isRefusal(answer) && ++this.refusals >= MAX_REFUSALS) this.hangUp('Too many refusals');
  }

  private hangUp(reason: string): void {
    this.session.ended = true;
    const farewell = reply(421, '4.4.2', `${this.session.sandbox.domain}: ${reason}, closing`);
    for (const line of replyLines(farewell, this.usesEnhancedCodes)) this.outcomes.line(line);
    this.outcomes.add({ type: 'close', abruptly: false });
  }
}

const bdatUsage = reply(501, '5.5.4', 'BDAT needs a number of octets, e.g. BDAT 120 LAST');
const lineTooLong = reply(500, '5.5.2', `That line is too long: a command has at most ${MAX_LINE} octets`);

function longestLineOf(verb: string, extended: boolean): number {
  if (!extended) return MAX_LINE;
  if (verb === 'AUTH') return MAX_SASL_LINE + 2;
  return verb === 'MAIL' || verb === 'RCPT' ? MAX_EXTENDED_LINE : MAX_LINE;
}
