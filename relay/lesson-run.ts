import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as startTls } from 'node:tls';
import { evaluateAll, type Verdict } from '../lessons/checks/evaluate.ts';
import { type Evidence, SessionRecord } from '../lessons/checks/evidence.ts';
import { exchangesOf, isAccepted } from '../lessons/checks/exchange.ts';
import { rightAnswer } from '../lessons/checks/predictions.ts';
import { secretsOf } from '../lessons/checks/secrets.ts';
import type { Action } from '../lessons/format/script.ts';
import type { Lesson, Step } from '../lessons/model.ts';
import { Turn } from '../lessons/play/turn.ts';
import type { Annotator } from '../web/annotator/annotator.ts';
import { createAnnotator } from '../web/annotator/create-annotator.ts';
import { fromLatin1, latin1 } from './wire/bytes.ts';
import type { MailView } from './wire/feed.ts';
import type { LogEntry } from './wire/log.ts';
import type { Protocol } from './wire/protocol.ts';
import { fromUtf8, utf8 } from './wire/utf8.ts';

/** What a run needs of a live sandbox. */
export interface LiveSandbox {
  readonly ports: Readonly<Record<Protocol, number>>;
  view(): MailView;
  close(): Promise<void>;
}

/** A server that has not answered for so long is stuck, in milliseconds. */
const PATIENCE = 10_000;

/** A lesson's connections to a sandbox, driven by scripts over TCP; what they did is evidence for its checks. */
export class LessonRun {
  private readonly sandbox: LiveSandbox;
  private readonly before: MailView;
  private readonly consoles: readonly string[];
  private readonly connections: Connection[] = [];
  private readonly predictions: Record<string, string> = {};
  /** The console in use. */
  private console: string;

  constructor(sandbox: LiveSandbox, { consoles }: Pick<Lesson, 'consoles'>) {
    this.sandbox = sandbox;
    this.consoles = consoles;
    this.console = consoles[0]!;
    this.before = sandbox.view();
  }

  get evidence(): Evidence {
    const { before, predictions } = this;
    const records = this.connections.map(({ record }) => record);
    const inUse = (record: SessionRecord) => record.console === this.console;
    const sessions = [...records.filter((record) => !inUse(record)), ...records.filter(inUse)];
    return { sessions, before, view: this.sandbox.view(), predictions };
  }

  /** The lines that the server has said on each connection, in the order they were opened. */
  heard(): string[][] {
    return this.connections.map(({ record }) => lines(textOf(record.octets('server'))));
  }

  /** The number of the connection that the console in use shows. */
  get current(): number {
    return this.connections.map(({ record }) => record.console).lastIndexOf(this.console);
  }

  /** Settles when the present connection has said so many lines. */
  async hears(count: number): Promise<void> {
    const { present } = this;
    const said = () => lines(textOf(present?.record.octets('server') ?? '')).length;
    await present?.until(() => said() >= count, `${count} lines`);
  }

  /** What the annotator took for a password, a digest or the like in what was typed. */
  secrets(): string[] {
    return this.connections.flatMap(({ record }) => secretsOf(record).map(({ text }) => text));
  }

  /** As the page does at the start of a step: in each console a connection of its protocol, unless it has one. */
  async enter(protocol: Protocol): Promise<void> {
    for (const console of this.consoles) {
      this.console = console;
      if (this.present?.record.protocol !== protocol) await this.connect(protocol);
    }
    this.console = this.consoles[0]!;
  }

  /** Answers a step's questions as they should be. */
  predictRightly(step: Step): void {
    for (const question of step.predict) {
      this.predictions[question.id] = rightAnswer(question, this.evidence);
    }
  }

  /** What a step asks for, and whether all of it holds. */
  judge(step: Step): { passes: boolean; verdicts: Verdict[] } {
    return evaluateAll(step.passes, this.evidence);
  }

  /** Plays a script, from the first console on. */
  async play(actions: readonly Action[]): Promise<void> {
    this.console = this.consoles[0]!;
    for (const action of actions) await this.act(action);
  }

  async act(action: Action): Promise<void> {
    switch (action.kind) {
      case 'type':
        return this.present?.type(action.text);
      case 'connect':
        return this.connect(action.protocol ?? this.present?.record.protocol ?? 'pop3');
      case 'cut':
        return this.present?.cut();
      case 'console':
        return this.turnTo(action.name);
      case 'wait':
        return this.present?.hears(action.pattern);
    }
  }

  private turnTo(console: string): void {
    if (!this.consoles.includes(console)) throw new Error(`the lesson has no console ${console}`);
    this.console = console;
  }

  /** Drops what is open. The sandbox stays. */
  async end(): Promise<void> {
    await Promise.all(this.connections.map((connection) => connection.cut()));
  }

  private get present(): Connection | undefined {
    return this.connections[this.current];
  }

  private async connect(protocol: Protocol): Promise<void> {
    const connection = new Connection(protocol, this.sandbox.ports[protocol], this.console);
    this.connections.push(connection);
    await connection.ready();
  }
}

/** Octets held one a character, read as the UTF-8 they are. */
function textOf(octets: string): string {
  return fromUtf8(fromLatin1(octets));
}

function lines(octets: string): string[] {
  return octets === '' ? [] : octets.replace(/\r\n$/, '').split('\r\n');
}

function accepted(record: SessionRecord): boolean {
  const last = exchangesOf(record).at(-1);
  return last !== undefined && isAccepted(last);
}

/** A line after whose acceptance TLS begins (RFC 2595 §4, RFC 3207 §4, RFC 3501 §6.2.1). */
const STARTS_TLS = /^(?:\S+ )?(?:stls|starttls) *$/i;

class Connection {
  readonly record: SessionRecord;
  private readonly annotator: Annotator;
  private readonly turn: Turn;
  private readonly socket: Socket;
  /** The socket, or TLS over it. */
  private stream: Duplex;
  private readonly began = Date.now();
  private changed: () => void = () => {};
  private over = false;
  private cutByUs = false;
  /** What the server had said when the last line was typed, or awaited: octets. */
  private noticed = 0;

  constructor(protocol: Protocol, port: number, console: string) {
    this.annotator = createAnnotator(protocol);
    this.record = new SessionRecord(protocol, this.annotator.facts, console);
    this.turn = new Turn(protocol);
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.stream = this.socket;
    this.log({ kind: 'event', at: 0, event: { type: 'connected', protocol, target: 'sandbox' } });
    this.listen();
    this.socket.on('end', () => this.socket.end());
    this.socket.on('error', () => this.socket.destroy());
    this.socket.on('close', () => this.close());
  }

  /** Settles when the server has said what it must; fails when it is stuck. */
  async ready(): Promise<void> {
    await this.until(() => !this.turn.serverOwes, 'answer');
    if (this.saidGoodbye()) await this.closed();
  }

  /** Settles when the server has said a line that fits, since the last line typed or awaited. */
  async hears(pattern: string): Promise<void> {
    const wanted = new RegExp(pattern, 'im');
    await this.until(() => wanted.test(this.record.octets('server').slice(this.noticed)), `"${pattern}"`);
    this.noticed = this.record.octets('server').length;
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!holds()) {
      await this.change(deadline - Date.now());
      if (Date.now() > deadline) throw new Error(`no ${what} for ${PATIENCE} ms`);
    }
  }

  async type(line: string): Promise<void> {
    if (this.over) return;
    const bytes = utf8(`${line}\r\n`);
    this.turn.sent(line);
    this.noticed = this.record.octets('server').length;
    this.log({ kind: 'bytes', at: this.now(), from: 'client', bytes });
    this.stream.write(bytes);
    await this.ready();
    if (STARTS_TLS.test(line) && accepted(this.record)) await this.secure();
  }

  /** As a pulled cable would, or the page's "cut" button. */
  async cut(): Promise<void> {
    if (this.over) return;
    this.cutByUs = true;
    this.socket.resetAndDestroy();
    await this.closed();
  }

  private listen(): void {
    this.stream.on('data', (bytes: Buffer) => this.hear(bytes));
  }

  /** As the page does once STLS or STARTTLS is accepted. The sandbox made its certificate itself. */
  private async secure(): Promise<void> {
    this.socket.removeAllListeners('data');
    const secured = startTls({ socket: this.socket, rejectUnauthorized: false });
    await once(secured, 'secureConnect');
    this.stream = secured;
    secured.on('error', () => this.socket.destroy());
    this.listen();
    const {
      valid_from: validFrom,
      valid_to: validTo,
      fingerprint256: fingerprint,
    } = secured.getPeerCertificate();
    const certificate = { subject: '', issuer: '', validFrom, validTo, fingerprint, verified: false };
    const [version, cipher] = [secured.getProtocol() ?? '', secured.getCipher().name];
    this.log({ kind: 'event', at: this.now(), event: { type: 'secured', version, cipher, certificate } });
  }

  private hear(bytes: Uint8Array): void {
    this.log({ kind: 'bytes', at: this.now(), from: 'server', bytes });
    this.turn.heard(latin1(bytes));
    this.changed();
  }

  private close(): void {
    this.over = true;
    this.turn.closed();
    const by = this.cutByUs ? 'client' : 'server';
    const code = this.cutByUs ? 'reset' : 'ended';
    this.log({ kind: 'event', at: this.now(), event: { type: 'closed', by, code, reason: '' } });
    this.changed();
  }

  private async closed(): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!this.over && Date.now() < deadline) await this.change(deadline - Date.now());
  }

  /** After its farewell the server closes the connection; checks look at what comes after that. */
  private saidGoodbye(): boolean {
    return ['UPDATE', 'LOGOUT', 'CLOSED'].includes(this.record.facts.state);
  }

  private change(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, milliseconds));
      this.changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private log(entry: LogEntry): void {
    const units = this.annotator.push(entry);
    this.record.add(entry, units, this.annotator.facts);
  }

  private now(): number {
    return Date.now() - this.began;
  }
}
