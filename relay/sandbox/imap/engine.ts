import { ArgumentReader, SyntaxProblem } from '../../wire/imap/argument-reader.ts';
import { type AssembledCommand, CommandAssembler } from '../../wire/imap/command-assembler.ts';
import type { Engine, Outcome } from '../engine.ts';
import { stepping } from '../steps.ts';
import { admission } from './admission.ts';
import { capabilityList } from './capabilities.ts';
import type { Command } from './command.ts';
import { bad, type Completion, no, type Pending, statusLine } from './completion.ts';
import { tellHeldBack } from './held-back.ts';
import type { ImapConnection, ImapHost } from './host.ts';
import { findCommand } from './registry.ts';
import { Session } from './session.ts';

/** A client that says nothing for so long is logged out (RFC 3501 §5.4 asks for 30 minutes at least). */
const AUTOLOGOUT = 30 * 60 * 1000;

/** IMAP4rev1 (RFC 3501) and IMAP4rev2 (RFC 9051) with their extensions: octets in, outcomes out. */
export class ImapEngine implements Engine {
  readonly protocol = 'imap';
  private readonly session: Session;
  private readonly assembler: CommandAssembler;
  private outcomes: Outcome[] = [];
  /** A command that awaits further lines: AUTHENTICATE, IDLE. */
  private pending:
    | { readonly tag: string; readonly command: Command; readonly exchange: Pending }
    | undefined;
  private lastHeard: number;
  busy = false;

  constructor(sandbox: ImapHost, connection: ImapConnection) {
    this.session = new Session(sandbox, connection);
    this.assembler = new CommandAssembler(admission(this.session));
    this.lastHeard = sandbox.store.surroundings.now();
  }

  get state(): string {
    return this.session.state;
  }

  get user(): string | undefined {
    return this.session.user;
  }

  start(): readonly Outcome[] {
    const { session } = this;
    session.reply.line(`* OK [CAPABILITY ${capabilityList(session)}] ${session.face.greeting}`);
    return this.flush();
  }

  receive(bytes: Uint8Array, until?: number): readonly Outcome[] {
    const { surroundings } = this.session.store;
    this.lastHeard = surroundings.now();
    this.assembler.push(bytes);
    this.busy = stepping(() => !this.session.ended && this.step(), surroundings, until);
    return this.flush();
  }

  secured(): void {
    this.session.secure = true;
    this.assembler.clear();
  }

  poll(): readonly Outcome[] {
    const { session } = this;
    if (session.ended) return [];
    if (session.store.surroundings.now() - this.lastHeard >= AUTOLOGOUT) {
      this.bye('Autologout: nothing was said for 30 minutes');
      return this.flush();
    }
    const asked = session.notifications?.selected;
    if (this.pending?.exchange.idle) this.announce(true);
    else if (!this.pending && asked !== undefined) this.announce(asked === 'at once');
    if (!this.pending || this.pending.exchange.idle) session.notifications?.tell(session);
    return this.flush();
  }

  lost(): void {
    this.session.ended = true;
    this.session.view = undefined;
  }

  /** Acts on the next line or command that is whole; false when there is none. */
  private step(): boolean {
    if (this.pending) {
      const line = this.assembler.nextLine();
      if (line === undefined) return false;
      const { tag, command, exchange } = this.pending;
      const completion = exchange.receive(line);
      if (completion) {
        this.pending = undefined;
        this.complete(tag, command, completion);
      }
      return true;
    }
    const event = this.assembler.next();
    if (!event) return false;
    if (event.type === 'continue') {
      this.session.reply.text(`+ Ready for ${event.count} octets\r\n`);
    } else if (event.type === 'refused') {
      const tag = new ArgumentReader({ text: event.text, literals: [] }).tag() ?? '*';
      this.respond(tag, refusedLiteral(event.reason));
    } else this.command(event);
    return true;
  }

  private command(assembled: AssembledCommand): void {
    const args = new ArgumentReader(assembled);
    const tag = args.tag();
    if (tag === undefined || args.peek() !== ' ') {
      if (assembled.text !== '') this.respond('*', untaggedBad(tag));
      return;
    }
    const found = findCommand(this.session, args);
    if ('refusal' in found) this.respond(tag, found.refusal);
    else this.run(tag, found.command, args);
  }

  private run(tag: string, command: Command, args: ArgumentReader): void {
    const { session } = this;
    session.tag = tag;
    if (session.notifications) {
      // What others did is told first: what happens from here on is this command's doing (RFC 5465 §5).
      this.announce(false);
      session.notifications.tell(session);
    }
    const result = attempt(session, command, args);
    if (result.status === 'pending') {
      this.pending = { tag, command, exchange: result };
      if (result.idle) this.announce(true);
    } else this.complete(tag, command, result);
  }

  /** Untagged news first, then the tagged line (RFC 3501 §5.2). */
  private complete(tag: string, command: Command, completion: Completion): void {
    const holdsExpunges = command.holdsExpunges === true || completion.holdsExpunges === true;
    if (completion.after?.type !== 'close') this.announce(!holdsExpunges, command.changesMailbox);
    if (this.session.ended && completion.after?.type !== 'close') return;
    this.respond(tag, completion);
    this.session.notifications?.passOver(this.session);
  }

  private respond(tag: string, completion: Completion): void {
    this.session.reply.line(statusLine(tag, completion));
    if (!completion.after) return;
    this.drain();
    this.outcomes.push(completion.after);
    // What was sent in clear behind STARTTLS must not be taken for a command under TLS (RFC 3501 §6.2.1).
    if (completion.after.type === 'starttls') this.assembler.clear();
  }

  /** Tells news of the selected mailbox, unless NOTIFY said that nobody wants it (RFC 5465 §3.1). */
  private announce(expunges: boolean, ownCommand = false): void {
    const { session } = this;
    if (!ownCommand && session.notifications?.selected === 'not asked') return;
    if (!session.announce(expunges, ownCommand)) {
      this.bye('The selected mailbox was deleted by another session');
      return;
    }
    tellHeldBack(session, expunges);
  }

  private bye(reason: string): void {
    this.session.reply.line(`* BYE ${reason}`);
    this.session.ended = true;
    this.drain();
    this.outcomes.push({ type: 'close', abruptly: false });
  }

  private drain(): void {
    if (!this.session.reply.isEmpty) this.outcomes.push({ type: 'write', parts: this.session.reply.take() });
  }

  private flush(): readonly Outcome[] {
    this.drain();
    const { outcomes } = this;
    this.outcomes = [];
    return outcomes;
  }
}

/** Runs a command; arguments that do not parse become a BAD that shows how the command is written. */
function attempt(session: Session, command: Command, args: ArgumentReader): Completion | Pending {
  try {
    return command.run(session, args);
  } catch (problem) {
    // Our own mistake must not end the process, nor this session (RFC 5530 §3).
    if (!(problem instanceof SyntaxProblem))
      return no(`${command.name} failed: ${printable(String(problem))}`, 'SERVERBUG');
    return bad(
      `${command.name}: ${explained(command, problem)}. Write it like this: ${session.tag} ${command.example}`,
    );
  }
}

/** A refusal of the framer carries its response code in front. */
function refusedLiteral(reason: string): Completion {
  const [, code, text] = /^\[(.*?)\] (.*)$/.exec(reason) ?? [];
  const refusal =
    code === undefined || text === undefined ? bad(reason) : ({ status: 'NO', code, text } as const);
  return code === 'LIMIT' ? { ...refusal, status: 'BAD' } : refusal;
}

/** What was found is shown too, except where it may be a password. */
function explained(command: Command, { expected, found }: SyntaxProblem): string {
  if (SECRETIVE.has(command.name)) return `expected ${expected}`;
  return `expected ${expected}, found ${found === '' ? 'the end of the line' : `"${printable(found)}"`}`;
}

const SECRETIVE = new Set(['LOGIN', 'AUTHENTICATE']);

/** The line is not repeated: a password typed at the wrong moment looks like this. */
function untaggedBad(tag: string | undefined): Completion {
  return bad(
    tag === undefined
      ? 'a command starts with a tag, a word of your choice such as a1, and this line does not'
      : 'a command is a tag and then its name, as in "a1 NOOP"; this line has one word only',
  );
}

/** Text of one character per octet, made safe to quote in a reply. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
