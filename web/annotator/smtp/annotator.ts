import { CR, DOT, LF } from '../../../relay/wire/bytes.ts';
import type { WireEvent } from '../../../relay/wire/log.ts';
import { SMTP_COMMANDS, type SmtpState } from '../../../relay/wire/smtp/commands.ts';
import type { Line, Piece } from '../core/byte-stream.ts';
import { Dialogue } from '../core/dialogue.ts';
import { bareLfNote, lineNotes, writeLineBreak } from '../core/line-break.ts';
import { SpanWriter } from '../core/span-writer.ts';
import { contentEnd } from '../core/words.ts';
import { type BodyKind, BodyUnits } from '../message/body-units.ts';
import type { Note, SessionFacts, Unit } from '../span.ts';
import { adviseCommand, adviseRefusal } from './advice.ts';
import { commandName, RULES, readCommand, type SmtpCommand } from './command.ts';
import { effectsOf, greet } from './effects.ts';
import { type Answered, type ReplyHead, readReplyLine, replyHead } from './reply-line.ts';
import { type Pending, SmtpSession } from './session.ts';

/** RFC 5321 §4.5.3.1.6: 1000 octets a text line, CRLF included. */
const LONG_LINE: Note = { kind: 'warning', id: 'smtp.warning.longTextLine', rfc: '5321 §4.5.3.1' };
const DATA: BodyKind = {
  from: 'client',
  stuffed: 'smtp.stuffed',
  unstuffed: 'smtp.unstuffed',
  falseEnd: { kind: 'warning', id: 'smtp.warning.falseEnd', rfc: '5321 §4.1.1.4' },
  rfc: '5321 §4.5.2',
  limit: { octets: 1000, note: LONG_LINE },
};
/** A BDAT chunk is shown in pieces of this many octets. */
const CHUNK_PIECE = 8192;
/** RFC 5321 sets no bound to EHLO's lines; we remember this many. */
const MAX_CAPABILITIES = 200;

/** The data of a DATA command, being read. */
interface Data {
  readonly units: BodyUnits;
  /** The client ends its lines in bare LF, so a dot and a bare LF is its end of data too. */
  readonly bareLf: boolean;
  /** The line before ended as the end of data asks: in CR LF. */
  atLineStart: boolean;
}

/** SMTP (RFC 5321 and its extensions), LMTP (RFC 2033): log in, explained units out. */
export class SmtpAnnotator extends Dialogue {
  private readonly session = new SmtpSession();
  private pending: Pending | undefined;
  private advice: readonly Note[] = [];
  private awaitsGreeting = false;
  private data: Data | undefined;
  /** Octets of a BDAT chunk still to come, and of the whole chunk. */
  private owed = 0;
  private chunk = 0;
  /** Replies still to come for the end of the data: LMTP sends one for each recipient. */
  private repliesLeft = 1;
  /** Where a reply of several lines stands: its code, once its first line has been read. */
  private replyCode: string | undefined;
  private keywords: string[] = [];
  private lastReplyAt = -1;

  get facts(): SessionFacts {
    const { session } = this;
    const { state, capabilities, user } = session;
    const facts: SessionFacts = {
      state,
      sub: this.isOpaque ? 'tls' : session.sasl ? 'sasl' : this.data || this.owed > 0 ? 'data' : 'none',
      owed: this.owed,
      commands: SMTP_COMMANDS.filter((rule) => rule.states.includes(state)).map(
        ({ name, syntax, capability }) => ({
          name,
          syntax,
          offered: capability === undefined || !session.lacks(capability),
        }),
      ),
      capabilities,
      secured: session.secured,
      secretNext: session.sasl !== undefined && !this.pending,
    };
    return user === undefined ? facts : { ...facts, user };
  }

  protected get state(): SmtpState {
    return this.session.state;
  }

  /** A BDAT chunk follows its command at once (RFC 3030 §2); everything else waits for the reply. */
  protected get owes(): boolean {
    const isGreeting = this.awaitsGreeting || (this.replyCode !== undefined && !this.session.greeted);
    return isGreeting || (this.pending !== undefined && this.owed === 0);
  }

  protected get tlsMayBegin(): boolean {
    return this.session.tlsPromised || this.client.offset === 0;
  }

  protected happen(event: WireEvent): void {
    const { session } = this;
    if (event.type === 'connected') this.awaitsGreeting = this.server.offset === 0;
    if (event.type === 'secured') {
      session.secured = true;
      session.tlsPromised = false;
      session.capabilities = undefined;
    }
    if (event.type === 'closed' || (event.type === 'ended' && event.by === 'server')) {
      this.data?.units.flush();
      session.state = 'CLOSED';
    }
  }

  protected over(): void {
    this.data?.units.flush();
  }

  protected readClient(): boolean {
    if (this.owed > 0) return this.readChunk();
    const line = this.client.nextLine();
    if (!line) return false;
    if (this.data) this.readDataLine(line, this.data);
    else if (!line.startsLine) this.publishLongLine('client', line);
    else if (this.session.sasl && !this.pending) this.readResponse(line);
    else this.readCommandLine(line);
    return true;
  }

  private readCommandLine(line: Line): void {
    const { session } = this;
    const writer = new SpanWriter(line.start);
    this.inferState(line.bytes);
    const command = readCommand(writer, line.bytes);
    this.advice = adviseCommand(command, session, line.bytes.length);
    const unit = this.publishClient(line, writer, [
      ...this.advice,
      ...this.pipelined(line),
      ...lineNotes(line),
    ]);
    this.pending = { command, unit, bareLf: bareLfNote(line.bytes) !== undefined };
    session.sasl = command.sasl;
    this.owed = command.chunk?.octets ?? 0;
    this.chunk = this.owed;
    this.repliesLeft = command.chunk?.last ? this.finalReplies() : 1;
  }

  private finalReplies(): number {
    return this.session.lmtp ? Math.max(1, this.session.recipients) : 1;
  }

  /** RFC 2920 §3.1: a command that came before the last reply had been sent belongs to a pipelined group. */
  private pipelined(line: Line): Note[] {
    if (line.at >= this.lastReplyAt) return [];
    return [{ kind: 'effect', id: 'smtp.note.pipelined', rfc: '2920 §3.1' }];
  }

  /** A log that does not begin with a greeting shows a session from its middle. */
  private inferState(line: Uint8Array): void {
    const { session } = this;
    const rule = session.greeted ? undefined : RULES.get(commandName(line));
    if (rule && !rule.states.includes(session.state)) session.state = rule.states[0]!;
  }

  private readResponse(line: Line): void {
    const { session } = this;
    const sasl = session.sasl!;
    const writer = new SpanWriter(line.start);
    const end = contentEnd(line.bytes);
    writer.group('sasl.responseLine', { rfc: '4954 §4' }, (parts) => sasl.client(parts, line.bytes, end));
    writeLineBreak(writer, line.bytes);
    const unit = this.publishClient(line, writer, lineNotes(line));
    const command = { ...NO_ARGUMENT, name: 'AUTH', hasArgument: true, argument: sasl.mechanism };
    this.pending = { command, unit, bareLf: false };
  }

  private readDataLine(line: Line, data: Data): void {
    if (line.startsLine && data.atLineStart && isEndOfData(line.bytes, data.bareLf)) {
      this.readEndOfData(line, data);
      return;
    }
    data.units.add(line);
    const { bytes } = line;
    data.atLineStart = line.endsLine && (data.bareLf || bytes[bytes.length - 2] === CR);
  }

  private readEndOfData(line: Line, data: Data): void {
    data.units.flush();
    const writer = new SpanWriter(line.start);
    const values = { stuffed: data.units.stuffedLines };
    writer.leaf(1, 'smtp.end', { rfc: '5321 §4.1.1.4', values });
    writeLineBreak(writer, line.bytes);
    const unit = this.publishClient(line, writer, lineNotes(line));
    this.data = undefined;
    this.pending = { command: { ...NO_ARGUMENT, name: '.' }, unit, bareLf: data.bareLf };
    this.repliesLeft = this.finalReplies();
  }

  private readChunk(): boolean {
    const piece = this.client.take(Math.min(this.owed, CHUNK_PIECE));
    if (!piece) return false;
    const octets = piece.bytes.length;
    this.owed -= octets;
    const writer = new SpanWriter(piece.start);
    const values = { octets, left: this.owed, total: this.chunk };
    writer.leaf(octets, 'smtp.chunk', { class: 'body', rfc: '3030 §2', values });
    this.publishClient(piece, writer, []);
    return true;
  }

  private publishClient(piece: Piece, writer: SpanWriter, notes: readonly Note[]): Unit {
    const { state } = this;
    const spans = writer.done();
    return this.publisher.publish({ from: 'client', piece, spans, notes, before: state, after: state });
  }

  protected readServer(): boolean {
    const line = this.server.nextLine();
    if (!line) return false;
    const head = line.startsLine ? replyHead(line.bytes) : undefined;
    if (!line.startsLine) this.publishLongLine('server', line);
    else if (head) this.readReply(line, head);
    else this.readStray(line);
    return true;
  }

  private readReply(line: Line, head: ReplyHead): void {
    const { session, pending } = this;
    const first = this.replyCode === undefined;
    const isGreeting = !pending && !session.greeted && this.client.offset === 0;
    const answered: Answered = pending?.command ?? (isGreeting ? 'greeting' : 'unasked');
    const writer = new SpanWriter(line.start);
    const reply = readReplyLine(writer, line.bytes, head, answered, first, session.sasl);
    const before = session.state;
    const notes = this.odd(reply.code, answered);
    this.replyCode = reply.more ? reply.code : undefined;
    if (reply.keyword !== undefined && this.keywords.length < MAX_CAPABILITIES)
      this.keywords.push(reply.keyword);
    if (!reply.more) notes.push(...this.endReply(reply.code, answered));
    notes.push(...lineNotes(line));
    this.publisher.publish({
      from: 'server',
      piece: line,
      spans: writer.done(),
      notes,
      answers: pending?.unit,
      outcome: outcomeOf(reply.code),
      before,
      after: session.state,
    });
    this.lastReplyAt = line.at;
  }

  /** Rules a reply line bent. */
  private odd(code: string, answered: Answered): Note[] {
    const notes: Note[] = [];
    if (this.replyCode !== undefined && this.replyCode !== code) {
      const values = { code, before: this.replyCode };
      notes.push({ kind: 'leniency', id: 'smtp.leniency.codeChanges', rfc: '5321 §4.2.1', values });
    }
    if (answered === 'unasked')
      notes.push({ kind: 'leniency', id: 'smtp.leniency.unasked', rfc: '5321 §4.2' });
    return notes;
  }

  /** The last line of a reply has come: what it changes, and why it refuses. */
  private endReply(code: string, answered: Answered): readonly Note[] {
    const { session } = this;
    this.awaitsGreeting = false;
    if (answered === 'greeting') return greet(session, code);
    const command = typeof answered === 'string' ? undefined : answered;
    if (command && (command.name === 'EHLO' || command.name === 'LHLO') && code[0] === '2') {
      session.capabilities = this.keywords;
    }
    this.keywords = [];
    if (--this.repliesLeft > 0 && command) return [];
    const notes = effectsOf(session, command, code);
    const { pending } = this;
    this.pending = undefined;
    if (session.state === 'DATA' && pending?.command.name === 'DATA') this.openData(pending.bareLf);
    if (command && (code[0] === '4' || code[0] === '5')) {
      notes.push(...adviseRefusal(command, this.advice, session, code));
    }
    return notes;
  }

  private openData(bareLf: boolean): void {
    const units = new BodyUnits(DATA, this.publisher, 'DATA');
    this.data = { units, bareLf, atLineStart: true };
  }

  /** A line that is no reply line where one is due. */
  private readStray(line: Line): void {
    const { state } = this;
    const writer = new SpanWriter(line.start);
    writer.leaf(contentEnd(line.bytes), 'smtp.stray', { class: 'unknown', rfc: '5321 §4.2' });
    writeLineBreak(writer, line.bytes);
    const notes = lineNotes(line);
    this.publisher.publish({
      from: 'server',
      piece: line,
      spans: writer.done(),
      notes,
      before: state,
      after: state,
    });
  }
}

const NO_ARGUMENT: Omit<SmtpCommand, 'name'> = {
  known: true,
  hasArgument: false,
  argument: '',
  leniencies: [],
};

/**
 * RFC 5321 §4.1.1.4: CR LF `.` CR LF and nothing else. Taking a bare LF for a line break here is how messages are
 * smuggled past servers, so only a client that writes bare LF throughout may end its data so.
 */
function isEndOfData(line: Uint8Array, bareLf: boolean): boolean {
  if (line[0] !== DOT) return false;
  if (line.length === 3) return line[1] === CR && line[2] === LF;
  return bareLf && line.length === 2 && line[1] === LF;
}

function outcomeOf(code: string): Unit['outcome'] {
  if (code === '421' || code === '221') return 'bye';
  if (code[0] === '3') return 'continue';
  return code[0] === '2' ? 'ok' : 'refused';
}
