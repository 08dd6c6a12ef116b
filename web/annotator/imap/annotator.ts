import { latin1 } from '../../../relay/wire/bytes.ts';
import type { WireEvent } from '../../../relay/wire/log.ts';
import type { Side } from '../../../relay/wire/protocol.ts';
import { Dialogue } from '../core/dialogue.ts';
import { writeLineBreak } from '../core/line-break.ts';
import type { Note, SessionFacts, Unit } from '../span.ts';
import { adviseCommand, adviseRefusal, canBeTag, commandsOf, stateNeeded } from './advice.ts';
import type { Assembled } from './assembler.ts';
import { writeBody } from './bodies.ts';
import { type ImapCommand, readCommand } from './command.ts';
import { DeflateReader } from './deflate.ts';
import { Direction, writerOf } from './direction.ts';
import { effectsOf } from './effects.ts';
import { notesOf } from './notes.ts';
import { type Pending, PendingCommands } from './pending.ts';
import { Reader } from './reader.ts';
import { type ImapResponse, outcomeOf, readResponse } from './response.ts';
import { ImapSession } from './session.ts';

/** IMAP (RFC 3501, RFC 9051 and their extensions): log in, explained units out. */
export class ImapAnnotator extends Dialogue {
  private readonly session = new ImapSession();
  private readonly directions = {
    client: new Direction(this.client, 'client', this.publisher),
    server: new Direction(this.server, 'server', this.publisher),
  };
  private readonly deflate = new DeflateReader(this.publisher);
  /** Commands without their tagged reply. */
  private readonly pending = new PendingCommands();
  /** What the server must do before the client may go on. */
  private waits: 'literal' | 'greeting' | undefined;
  /** The server has asked the oldest command to go on. */
  private continued: 'sasl' | 'idle' | undefined;
  private secretLiteral = false;
  /** Of the command that goes on with a literal. */
  private cut: ImapCommand | undefined;

  get facts(): SessionFacts {
    const { session } = this;
    const { state, capabilities, user, mailbox, exists, secured } = session;
    const optional = {
      ...(user === undefined ? {} : { user }),
      ...(mailbox === undefined ? {} : { mailbox }),
      ...(exists === undefined ? {} : { exists }),
    };
    return {
      state,
      sub: this.sub,
      owed: this.waitsForLiteral ? 0 : this.directions.client.owed,
      commands: commandsOf(session),
      capabilities,
      secured,
      secretNext: this.continued === 'sasl' || (this.secretLiteral && this.waits === undefined),
      ...optional,
    };
  }

  private get sub(): SessionFacts['sub'] {
    if (this.isOpaque) return 'tls';
    if (this.continued) return this.continued;
    if (this.directions.client.isWithin) return 'literal';
    return this.deflate.isOn ? 'compressed' : 'none';
  }

  protected override get state(): string {
    return this.session.state;
  }

  protected get owes(): boolean {
    if (this.waits) return true;
    if (this.directions.client.isWithin) return false;
    return this.pending.size > 0 && this.continued === undefined;
  }

  protected get tlsMayBegin(): boolean {
    return this.session.tlsPromised || this.client.offset === 0;
  }

  protected happen(event: WireEvent): void {
    const { session } = this;
    switch (event.type) {
      case 'connected':
        if (this.server.offset === 0) this.waits = 'greeting';
        return;
      case 'secured':
        session.secured = true;
        session.implicitTls = !session.greeted && !session.tlsPromised;
        session.tlsPromised = false;
        session.capabilities = undefined;
        return;
      case 'compressed':
        this.deflate.undone();
        return;
      case 'closed':
        session.state = 'CLOSED';
    }
  }

  protected over(): void {}

  protected readClient(): boolean {
    const deflated = this.deflate.read('client', this.client, this.state);
    if (deflated !== undefined) return deflated;
    const direction = this.directions.client;
    if (direction.isInLiteral) return direction.readLiteral(this.state);
    const assembled = direction.next();
    if (!assembled) return false;
    if (!assembled.readable) this.publishTooLong('client', assembled);
    else if (this.continued === 'sasl' && !assembled.cut) this.readSaslResponse(assembled);
    else if (this.continued === 'idle' && isDone(assembled.bytes)) this.readDone(assembled);
    else this.readCommandPart(assembled);
    return true;
  }

  private reader(assembled: Assembled): Reader {
    const { bytes, literals, cut } = assembled;
    const { rev2 } = this.session;
    return new Reader(bytes, writerOf(assembled), { rev2, literals, cut, writeBody });
  }

  private readCommandPart(assembled: Assembled): void {
    const { session } = this;
    const r = this.reader(assembled);
    const { exists = 0, uidNext = 1 } = session;
    const command = readCommand(r, { exists, highestUid: uidNext - 1 });
    if (!session.greeted) session.state = stateNeeded(command.name, session.state) ?? session.state;
    const last = !assembled.cut;
    const advice = last ? adviseCommand(command, session) : [];
    const notes = [...advice, ...notesOf(r, assembled, session)];
    const unit = this.publishPart('client', assembled, r, notes);
    if (last) this.begin(command, unit, advice);
    else {
      this.cut = command;
      this.openLiteral('client', r, unit);
    }
  }

  private begin(command: ImapCommand, unit: Unit, advice: readonly Note[]): void {
    this.secretLiteral = false;
    if (command.name === 'LOGOUT') this.session.leaving = true;
    if (command.name === 'SELECT' || command.name === 'EXAMINE') this.session.exists = undefined;
    if (command.tag === '' && !command.tagForgotten) return;
    // RFC 3501 §2.2.1: a server that finds no command takes the first word for the tag, and says BAD with it.
    if (command.tagForgotten) command.tag = firstWord(command.shown);
    this.pending.add({ command, unit, advice });
  }

  /** The unit before ended with the announcement of a literal that is yet to come. */
  private openLiteral(side: Side, r: Reader, unit: Unit): void {
    const { open } = r;
    const waits = side === 'client' && (open?.literal.synchronising ?? true);
    if (waits) {
      this.waits = 'literal';
      this.secretLiteral = open?.use.secret ?? true;
    }
    this.directions[side].openLiteral(open?.use, side === 'server' ? this.oldest?.unit : unit);
  }

  private get oldest(): Pending | undefined {
    return this.pending.oldest;
  }

  private readSaslResponse(assembled: Assembled): void {
    const r = this.reader(assembled);
    const exchange = this.oldest?.command.sasl;
    const rfc = r.rfc('3501 §6.2.2', '9051 §6.2.2');
    const cancels = r.end === 1 && r.peek() === 42;
    if (cancels) r.leaf(r.end, 'imap.sasl.cancel', { rfc });
    else if (exchange && !r.atEnd) {
      r.group('imap.sasl.response', { rfc }, () => {
        exchange.client(r.writer, r.bytes, r.end);
        r.pos = r.end;
      });
    }
    this.continued = undefined;
    this.publishPart('client', assembled, r, notesOf(r, assembled, this.session));
  }

  private readDone(assembled: Assembled): void {
    const r = this.reader(assembled);
    r.leaf(4, 'imap.cmd.DONE', { rfc: r.rfc('2177 §3', '9051 §6.3.13') });
    r.space();
    this.continued = undefined;
    this.publishPart('client', assembled, r, notesOf(r, assembled, this.session));
  }

  protected readServer(): boolean {
    const deflated = this.deflate.read('server', this.server, this.state);
    if (deflated !== undefined) return deflated;
    const direction = this.directions.server;
    if (direction.isInLiteral) return direction.readLiteral(this.state);
    const assembled = direction.next();
    if (!assembled) return false;
    if (!assembled.readable) this.publishTooLong('server', assembled);
    else this.readResponsePart(assembled);
    return true;
  }

  private readResponsePart(assembled: Assembled): void {
    this.catchUp(assembled);
    const { session, oldest } = this;
    const greeting = !session.greeted && assembled.shown === 0 && this.client.offset === 0 && !oldest;
    const r = this.reader(assembled);
    const before = session.state;
    const response = readResponse(r, {
      commandOf: (tag) => this.pending.under(tag)?.command.name ?? this.cutUnder(tag),
      awaits: this.waitsForLiteral ? 'literal' : this.awaited,
      sasl: oldest?.command.sasl,
      greeting,
      leaving: session.leaving,
    });
    if (assembled.cut) {
      const unit = this.publishPart('server', assembled, r, notesOf(r, assembled, session), before);
      this.openLiteral('server', r, unit);
      return;
    }
    const answered =
      response.kind === 'tagged' ? this.pending.under(response.tag) : this.complainedOf(response);
    const notes = effectsOf(session, response, this.pending);
    if (answered && response.name !== 'OK') {
      const { command, advice } = answered;
      notes.push(...adviseRefusal(response.name, command.name || command.tag, advice, session.rev2));
    }
    if (response.kind === 'tagged' && !answered && !this.waitsForLiteral) notes.push(UNMATCHED);
    notes.push(...notesOf(r, assembled, session));
    const answers = answered ?? (greeting ? undefined : oldest);
    this.publishPart('server', assembled, r, notes, before, response, answers);
    this.goOn(response, answered);
    if (answered?.command.name === 'COMPRESS' && response.name === 'OK') this.deflate.begin();
  }

  /** RFC 3501 §7.1.3: BAD without a tag answers a line whose tag the server cannot read. */
  private complainedOf({ kind, name }: ImapResponse): Pending | undefined {
    const { oldest } = this;
    const isMeant = kind === 'untagged' && name === 'BAD' && oldest && !canBeTag(oldest.command.tag);
    return isMeant ? oldest : undefined;
  }

  /** A tagged reply to a command that has not been read yet: it was sent without waiting (RFC 3501 §5.5). */
  private catchUp({ bytes, shown }: Assembled): void {
    const first = bytes[0];
    if (shown > 0 || first === 42 || first === 43) return;
    const tag = firstWord(latin1(bytes, 0, Math.min(bytes.length, 256)));
    do {
      if (this.pending.under(tag)) return;
      if (this.cutUnder(tag) !== undefined && this.client.length > 0 && isOk(bytes, tag.length)) {
        // It is said of the whole command: the client has sent the literal without waiting for +.
        this.waits = undefined;
      }
    } while (!this.waitsForLiteral && this.readClient());
  }

  /** The name of the command that waits to send its literal, where it has this tag. */
  private cutUnder(tag: string): string | undefined {
    return this.waitsForLiteral && this.cut?.tag === tag ? this.cut.name : undefined;
  }

  /** The client has announced a literal and waits for `+`. */
  private get waitsForLiteral(): boolean {
    return this.waits === 'literal';
  }

  private get awaited(): 'sasl' | 'idle' | 'nothing' {
    const command = this.oldest?.command;
    return command?.sasl ? 'sasl' : command?.name === 'IDLE' ? 'idle' : 'nothing';
  }

  /** What the client may do after this response. */
  private goOn(response: ImapResponse, answered: Pending | undefined): void {
    if (this.waits === 'greeting') this.waits = undefined;
    if (response.kind === 'continue') {
      if (this.waitsForLiteral) this.waits = undefined;
      else if (this.awaited !== 'nothing') this.continued = this.awaited;
    }
    if (answered) {
      this.pending.remove(answered);
      if (answered.command.sasl || answered.command.name === 'IDLE') this.continued = undefined;
    } else if (response.kind === 'tagged' && this.waitsForLiteral) {
      this.waits = undefined;
      this.secretLiteral = false;
      this.directions.client.abandon();
    }
  }

  private publishPart(
    from: Side,
    assembled: Assembled,
    r: Reader,
    notes: readonly Note[],
    before: string = this.state,
    response?: ImapResponse,
    answers?: Pending,
  ): Unit {
    if (!assembled.cut) writeLineBreak(r.writer, assembled.bytes);
    return this.publisher.publish({
      from,
      piece: assembled.piece,
      spans: r.writer.done(),
      notes,
      answers: answers?.unit,
      outcome: response && outcomeOf(response),
      before,
      after: this.state,
    });
  }

  private publishTooLong(side: Side, assembled: Assembled): void {
    const direction = this.directions[side];
    const unit = direction.publishTooLong(assembled, this.state);
    direction.openLiteral(undefined, side === 'server' ? this.oldest?.unit : unit);
  }
}

const UNMATCHED: Note = { kind: 'leniency', id: 'imap.leniency.unmatchedTag', rfc: '3501 §2.2.2' };

/** The first word of a line, or all of it. */
function firstWord(line: string): string {
  let end = 0;
  while (end < line.length && line.charCodeAt(end) > 32) end++;
  return line.slice(0, end);
}

/** True when OK stands after the tag. */
function isOk(line: Uint8Array, tagEnd: number): boolean {
  return /^ +OK\b/i.test(latin1(line, tagEnd, Math.min(line.length, tagEnd + 16)));
}

function isDone(line: Uint8Array): boolean {
  return latin1(line, 0, Math.min(line.length, 16)).trim().toUpperCase() === 'DONE';
}
