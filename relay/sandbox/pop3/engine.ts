import { fromUtf8 } from '../../wire/utf8.ts';
import type { Engine, Outcome } from '../engine.ts';
import { LineReader } from '../line-reader.ts';
import { Outcomes } from '../outcomes.ts';
import type { ConnectionFacts, Sandbox } from '../sandbox.ts';
import { MAX_SASL_LINE } from '../sasl/dialogue.ts';
import { stepping } from '../steps.ts';
import { continueAuth } from './commands/auth.ts';
import { findCommand } from './registry.ts';
import { err, type Reply } from './reply.ts';
import { Pop3Session } from './session.ts';

/** Octets of a command line, CRLF included (RFC 2449 §4). */
const MAX_LINE = 255;
/** RFC 1939 §3: an autologout timer must run for ten minutes at least. */
const AUTOLOGOUT = 10 * 60 * 1000;

/** POP3 (RFC 1939) with its extensions: octets in, outcomes out. */
export class Pop3Engine implements Engine {
  readonly protocol = 'pop3';
  private readonly session: Pop3Session;
  private readonly reader = new LineReader();
  private readonly outcomes = new Outcomes();
  private lastHeard: number;
  busy = false;

  constructor(sandbox: Sandbox, connection: ConnectionFacts) {
    this.session = new Pop3Session(sandbox, connection);
    this.lastHeard = sandbox.surroundings.now();
  }

  get state(): string {
    return this.session.state;
  }

  get user(): string | undefined {
    return this.session.user;
  }

  start(): readonly Outcome[] {
    const { sandbox, timestamp } = this.session;
    const { greeting } = sandbox.face.pop3;
    this.outcomes.line(timestamp === undefined ? `+OK ${greeting}` : `+OK ${greeting} ${timestamp}`);
    return this.outcomes.take();
  }

  receive(bytes: Uint8Array, until?: number): readonly Outcome[] {
    const { surroundings } = this.session.sandbox;
    this.lastHeard = surroundings.now();
    if (!this.isOver) this.reader.push(bytes);
    this.busy = stepping(() => !this.isOver && this.step(), surroundings, until);
    return this.outcomes.take();
  }

  secured(): void {
    this.session.secured = true;
    this.reader.clear();
  }

  /** The autologout closes without a reply and without UPDATE (RFC 1939 §3). */
  poll(): readonly Outcome[] {
    const silence = this.session.sandbox.surroundings.now() - this.lastHeard;
    if (this.isOver || silence < AUTOLOGOUT) return [];
    this.session.close();
    return [{ type: 'close', abruptly: false }];
  }

  lost(): void {
    this.session.close();
  }

  /** Answers the next line; false when there is none. */
  private step(): boolean {
    const line = this.reader.next(this.session.authentication ? MAX_SASL_LINE + 2 : MAX_LINE);
    if (line === undefined) return false;
    this.write(this.replyTo(line));
    return true;
  }

  private get isOver(): boolean {
    return this.session.state === 'UPDATE' || this.session.state === 'CLOSED';
  }

  private replyTo(line: Uint8Array | 'too long'): Reply {
    const { session } = this;
    if (line === 'too long') {
      session.authentication = undefined;
      return err(session.texts.lineTooLong);
    }
    const text = fromUtf8(line);
    if (session.authentication) return continueAuth(session, session.authentication, text);
    return this.runCommand(text);
  }

  private runCommand(text: string): Reply {
    const { session } = this;
    const space = text.indexOf(' ');
    const keyword = (space < 0 ? text : text.slice(0, space)).trimEnd();
    if (keyword === '') return err(session.texts.emptyLine);
    const command = findCommand(session, keyword);
    return 'status' in command ? command : command.run(session, space < 0 ? '' : text.slice(space + 1));
  }

  private write(reply: Reply): void {
    if (reply.status === '-ERR') this.outcomes.line(`-ERR ${this.codeOf(reply.code)}${reply.text}`);
    else this.outcomes.line(`${reply.status} ${reply.text}`);
    if (reply.status === '+OK' && reply.body) this.outcomes.octets(reply.body);
    if (reply.status === '+' || !reply.after) return;
    this.outcomes.add(reply.after);
    if (reply.after.type === 'starttls') this.reader.clear();
  }

  /** Response codes only where CAPA has announced them (RFC 2449 §8, RFC 3206 §6). */
  private codeOf(code: string | undefined): string {
    const { session } = this;
    const announced = session.sandbox.face.pop3.capa && session.has('RESP-CODES');
    const own = code === 'AUTH' ? session.has('AUTH-RESP-CODE') : true;
    return code !== undefined && announced && own ? `[${code}] ` : '';
  }
}
