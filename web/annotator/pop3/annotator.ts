import type { WireEvent } from '../../../relay/wire/log.ts';
import { POP3_COMMANDS, type Pop3State } from '../../../relay/wire/pop3/commands.ts';
import type { Line } from '../core/byte-stream.ts';
import { Dialogue } from '../core/dialogue.ts';
import { bareLfNote, lineNotes, writeLineBreak } from '../core/line-break.ts';
import { SpanWriter } from '../core/span-writer.ts';
import { contentEnd, skipSpace } from '../core/words.ts';
import { BodyUnits } from '../message/body-units.ts';
import type { Note, SessionFacts, Unit } from '../span.ts';
import { adviseCommand, adviseRefusal } from './advice.ts';
import { commandName, RULES, readCommand } from './command.ts';
import { effectsOf, replyNotes } from './effects.ts';
import { expectsLines, isTerminator, type MultiLine, writeListingLine } from './multi-line.ts';
import { type Pending, Pop3Session } from './session.ts';
import { readStatusLine, statusOf } from './status-line.ts';

const STUFFED = {
  from: 'server',
  stuffed: 'pop3.stuffed',
  unstuffed: 'pop3.unstuffed',
  rfc: '1939 §3',
} as const;

/** POP3 (RFC 1939, 2449, 2595, 5034, 6856): log in, explained units out. */
export class Pop3Annotator extends Dialogue {
  private readonly session = new Pop3Session();
  private pending: Pending | undefined;
  private advice: readonly Note[] = [];
  private multi: MultiLine | undefined;
  /** The relay said a connection was made: the server speaks first. */
  private awaitsGreeting = false;

  get facts(): SessionFacts {
    const { session } = this;
    const { state, capabilities, user } = session;
    const facts: SessionFacts = {
      state,
      sub: this.isOpaque ? 'tls' : session.sasl ? 'sasl' : 'none',
      owed: 0,
      commands: POP3_COMMANDS.filter((rule) => rule.states.includes(state)).map(
        ({ name, syntax, capability }) => ({
          name,
          syntax,
          offered: this.offers(name, capability),
        }),
      ),
      capabilities,
      secured: session.secured,
      secretNext: session.sasl !== undefined && !this.owes,
    };
    const exists = session.count === undefined ? {} : { exists: session.count };
    return { ...facts, ...exists, ...(user === undefined ? {} : { user }) };
  }

  /** APOP has no capability: the timestamp in the greeting offers it (RFC 1939 §7). */
  private offers(name: string, capability: string | undefined): boolean {
    if (name === 'APOP') return !this.session.greeted || this.session.timestamp !== undefined;
    return capability === undefined || !this.session.lacks(capability);
  }

  protected get state(): Pop3State {
    return this.session.state;
  }

  protected get owes(): boolean {
    return this.awaitsGreeting || this.pending !== undefined || this.multi !== undefined;
  }

  protected get tlsMayBegin(): boolean {
    return this.session.tlsPromised || this.client.offset === 0;
  }

  protected happen(event: WireEvent, at: number): void {
    const { session } = this;
    if (event.type === 'connected') this.awaitsGreeting = this.server.offset === 0;
    if (event.type === 'secured') {
      session.secured = true;
      session.tlsPromised = false;
      session.capabilities = undefined;
    }
    if (event.type === 'closed' || (event.type === 'ended' && event.by === 'server')) this.close(at);
  }

  /** The connection has ended: RFC 1939 §6 removes nothing unless QUIT has led to UPDATE. */
  private close(at: number): void {
    const { session } = this;
    const { state } = session;
    if (state === 'CLOSED') return;
    this.multi?.message?.flush();
    const lost = state === 'TRANSACTION' && session.marked.size > 0;
    session.state = 'CLOSED';
    if (!lost) return;
    const { offset } = this.server;
    const values = { count: session.marked.size };
    this.publisher.publish({
      from: 'server',
      piece: { start: offset, end: offset, at },
      spans: [],
      notes: [{ kind: 'effect', id: 'pop3.effect.cut', rfc: '1939 §6', values }],
      before: state,
      after: 'CLOSED',
    });
  }

  protected over(): void {
    this.multi?.message?.flush();
  }

  protected readClient(): boolean {
    const line = this.client.nextLine();
    if (!line) return false;
    if (!line.startsLine) this.publishLongLine('client', line);
    else if (this.session.sasl && !this.pending) this.readResponse(line);
    else this.readCommandLine(line);
    return true;
  }

  private readCommandLine(line: Line): void {
    const { session } = this;
    const writer = new SpanWriter(line.start);
    const state = this.stateFor(line.bytes);
    const passwordDue = session.claimed !== undefined && state === 'AUTHORIZATION';
    const command = readCommand(writer, line.bytes, state, passwordDue);
    this.advice = adviseCommand(command, session, line.bytes.length);
    const notes = [...this.advice, ...lineNotes(line)];
    const unit = this.publishClient(line, writer, notes);
    this.pending = { command, unit };
    if (command.user !== undefined) session.claimed = command.user;
    session.sasl = command.sasl;
  }

  /**
   * A log that does not begin with a greeting shows a session from its middle: its state is one in which its
   * commands are legal.
   */
  private stateFor(line: Uint8Array): Pop3State {
    const { session } = this;
    if (session.greeted) return session.state;
    const name = commandName(line);
    const rule = RULES.get(name);
    const state = rule && !rule.states.includes(session.state) ? rule.states[0] : undefined;
    if (state) session.state = state;
    return session.state;
  }

  private readResponse(line: Line): void {
    const { session } = this;
    const writer = new SpanWriter(line.start);
    const end = contentEnd(line.bytes);
    writer.group('sasl.responseLine', { rfc: '5034 §4' }, (parts) =>
      session.sasl!.client(parts, line.bytes, end),
    );
    writeLineBreak(writer, line.bytes);
    const unit = this.publishClient(line, writer, lineNotes(line));
    const command = { name: 'AUTH', known: true, hasArgument: true, argument: session.sasl!.mechanism };
    this.pending = { command, unit };
  }

  private publishClient(line: Line, writer: SpanWriter, notes: readonly Note[]): Unit {
    const { state } = this;
    const spans = writer.done();
    return this.publisher.publish({ from: 'client', piece: line, spans, notes, before: state, after: state });
  }

  protected readServer(): boolean {
    const line = this.server.nextLine();
    if (!line) return false;
    if (this.multi) this.readMultiLine(line, this.multi);
    else if (!line.startsLine) this.publishLongLine('server', line);
    else this.readStatus(line);
    return true;
  }

  private readStatus(line: Line): void {
    const { status } = statusOf(line.bytes);
    if (status === '+' && this.session.sasl && this.pending) this.readChallenge(line);
    else if (status === '+OK' || status === '-ERR') this.readReply(line);
    else this.readStray(line);
  }

  private readReply(line: Line): void {
    const { session, pending } = this;
    const isGreeting = !pending && !session.greeted && this.client.offset === 0;
    const writer = new SpanWriter(line.start);
    const about = pending?.command ?? (isGreeting ? 'greeting' : 'unasked');
    const reply = readStatusLine(writer, line.bytes, about);
    const before = session.state;
    const ok = reply.status === '+OK';
    const notes = about === 'unasked' ? [UNASKED] : effectsOf(session, pending?.command, reply, isGreeting);
    if (pending && !ok) notes.push(...adviseRefusal(pending.command, this.advice, reply.code));
    notes.push(...replyNotes(session, reply, line.bytes.length), ...lineNotes(line));
    this.publisher.publish({
      from: 'server',
      piece: line,
      spans: writer.done(),
      notes,
      answers: pending?.unit,
      outcome: ok ? 'ok' : 'refused',
      before,
      after: session.state,
    });
    this.awaitsGreeting = false;
    this.pending = undefined;
    if (pending && ok && expectsLines(pending.command.name, pending.command.hasArgument))
      this.open(pending, line);
  }

  private open(pending: Pending, line: Line): void {
    const { name } = pending.command;
    const carries = name === 'RETR' || name === 'TOP';
    const message = carries ? new BodyUnits(STUFFED, this.publisher, this.state, pending.unit) : undefined;
    const bareLf = bareLfNote(line.bytes) !== undefined;
    this.multi = { pending, message, bareLf, lines: 0, capabilities: [] };
  }

  private readChallenge(line: Line): void {
    const { session, pending } = this;
    const end = contentEnd(line.bytes);
    const writer = new SpanWriter(line.start);
    writer.leaf(1, 'pop3.continue', { rfc: '5034 §4', values: { mechanism: session.sasl!.mechanism } });
    writer.leaf(skipSpace(line.bytes, 1, end), 'core.space');
    writer.group('sasl.challengeLine', { rfc: '5034 §4' }, (parts) =>
      session.sasl!.server(parts, line.bytes, end),
    );
    writeLineBreak(writer, line.bytes);
    this.publishServer(line, writer, lineNotes(line), 'continue', pending?.unit);
    this.pending = undefined;
  }

  /** A line that is no status line where one is due. */
  private readStray(line: Line): void {
    const writer = new SpanWriter(line.start);
    writer.leaf(contentEnd(line.bytes), 'pop3.stray', { class: 'unknown', rfc: '1939 §3' });
    writeLineBreak(writer, line.bytes);
    this.publishServer(line, writer, lineNotes(line), undefined, undefined);
  }

  private readMultiLine(line: Line, multi: MultiLine): void {
    if (line.startsLine && isTerminator(line.bytes, multi.bareLf)) this.readTerminator(line, multi);
    else if (multi.message) multi.message.add(line);
    else if (!line.startsLine) this.publishLongLine('server', line);
    else {
      const writer = new SpanWriter(line.start);
      writeListingLine(writer, line.bytes, multi);
      this.publishServer(line, writer, lineNotes(line), 'data', multi.pending.unit);
    }
    multi.lines++;
  }

  private readTerminator(line: Line, multi: MultiLine): void {
    const { session } = this;
    multi.message?.flush();
    const { command, unit } = multi.pending;
    const writer = new SpanWriter(line.start);
    const values = { lines: multi.lines, command: command.name };
    writer.leaf(1, 'pop3.end', { rfc: '1939 §3', values });
    writeLineBreak(writer, line.bytes);
    if (command.name === 'CAPA') session.capabilities = multi.capabilities;
    if (command.name === 'LIST' && session.marked.size === 0) session.count = multi.lines;
    this.multi = undefined;
    this.publishServer(line, writer, lineNotes(line), 'data', unit);
  }

  private publishServer(
    line: Line,
    writer: SpanWriter,
    notes: readonly Note[],
    outcome: Unit['outcome'],
    answers: Unit | undefined,
  ): void {
    const { state } = this;
    const spans = writer.done();
    this.publisher.publish({
      from: 'server',
      piece: line,
      spans,
      notes,
      outcome,
      answers,
      before: state,
      after: state,
    });
  }
}

const UNASKED: Note = { kind: 'leniency', id: 'pop3.leniency.unasked', rfc: '1939 §3' };
