import type { LogEntry, WireEvent } from '../../../relay/wire/log.ts';
import type { Side } from '../../../relay/wire/protocol.ts';
import type { Annotator } from '../annotator.ts';
import type { SessionFacts, Unit } from '../span.ts';
import { ByteStream, type Line } from './byte-stream.ts';
import { Publisher } from './publisher.ts';
import { SpanWriter } from './span-writer.ts';
import { beginsTls, TlsReader } from './tls.ts';

/** A client that sends more than this without waiting for replies is read without waiting for them. */
const HOLD_LIMIT = 1024 * 1024;

/**
 * The turn-taking that POP3 and SMTP share: one command, one reply, in order.
 *
 * What the client sends next means something only once the last reply is known: after `DATA`, is it a message or a
 * command? So client octets wait until the server owes no reply. Pipelined commands (RFC 2449 §6.6, RFC 2920) are
 * thereby read each in its true state, and what is published depends neither on chunks nor on how the two directions
 * were interleaved.
 */
export abstract class Dialogue implements Annotator {
  protected readonly client = new ByteStream();
  protected readonly server = new ByteStream();
  protected readonly publisher = new Publisher();
  private readonly records = { client: new TlsReader(), server: new TlsReader() };
  /** True once TLS that the log did not undo has begun: octets are records from here on. */
  private opaque = false;
  private finished = false;

  abstract readonly facts: SessionFacts;

  /** The protocol state, in the RFC's words. */
  protected abstract get state(): string;

  push(entry: LogEntry): readonly Unit[] {
    if (entry.kind === 'event') {
      this.run();
      this.happen(entry.event, entry.at);
    } else (entry.from === 'client' ? this.client : this.server).push(entry.bytes, entry.at);
    this.run();
    return this.publisher.drain();
  }

  finish(): readonly Unit[] {
    this.finished = true;
    this.client.end();
    this.server.end();
    this.run();
    this.over();
    return this.publisher.drain();
  }

  /** True while the server owes a reply (or its greeting): the client's next octets wait. */
  protected abstract get owes(): boolean;

  /** Reads the client's next unit from `this.client`; false until enough has come. */
  protected abstract readClient(): boolean;

  /** Reads the server's next unit from `this.server`; false until enough has come. */
  protected abstract readServer(): boolean;

  /** Something happened to the connection itself. */
  protected abstract happen(event: WireEvent, at: number): void;

  /** The log is over and every octet of it has been read: publish what is still held back. */
  protected abstract over(): void;

  /** True where the next octets may be TLS records: at the start, and after STLS or STARTTLS was accepted. */
  protected abstract get tlsMayBegin(): boolean;

  protected get isOpaque(): boolean {
    return this.opaque;
  }

  private run(): void {
    while (this.step());
  }

  private step(): boolean {
    if (!this.opaque && this.tlsMayBegin && beginsTls(this.client)) this.opaque = true;
    if (this.opaque) return this.readRecord('client') || this.readRecord('server');
    const wait = this.owes && !this.finished && this.client.length < HOLD_LIMIT;
    if (!wait && this.readClient()) return true;
    return this.readServer() || (this.finished && this.readClient());
  }

  private readRecord(side: Side): boolean {
    return this.records[side].read(this[side], side, this.state, this.publisher);
  }

  /** Publishes a piece of a line that has no end in sight, which no grammar reads. */
  protected publishLongLine(from: Side, line: Line): Unit {
    const writer = new SpanWriter(line.start);
    writer.leaf(line.bytes.length, 'core.longLine', { class: 'unknown', secret: from === 'client' });
    const { state } = this;
    return this.publisher.publish({ from, piece: line, spans: writer.done(), before: state, after: state });
  }
}
