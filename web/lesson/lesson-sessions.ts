import { unitText } from '../../lessons/checks/evidence.ts';
import { type Action, FIRST_CONSOLE } from '../../lessons/format/script.ts';
import { Turn } from '../../lessons/play/turn.ts';
import { latin1 } from '../../relay/wire/bytes.ts';
import type { LogEntry } from '../../relay/wire/log.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import type { ConsoleSource } from '../console/use-console.ts';
import { Session } from '../link/session.ts';
import type { Annotators } from './annotators.ts';
import { LoggedSession } from './logged-session.ts';

interface Connection {
  readonly session: Session;
  readonly evidence: LoggedSession;
  readonly turn: Turn;
  readonly source: ConsoleSource;
}

/** The connections a learner makes in one console during a lesson, the last being the one it shows. */
export class LessonSessions {
  readonly console: string;
  private readonly connections: Connection[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly relayUrl: string;
  private readonly target: string;
  private readonly annotators: Annotators;
  private versionCount = 0;

  /** `target`: the lesson's own sandbox, by its id in the relay's list. */
  constructor(relayUrl: string, target: string, annotators: Annotators, console = FIRST_CONSOLE) {
    this.console = console;
    this.relayUrl = relayUrl;
    this.annotators = annotators;
    this.target = target;
  }

  get present(): Session | undefined {
    return this.connections.at(-1)?.session;
  }

  /** What the console shows; the same while the connection is. */
  get source(): ConsoleSource | undefined {
    return this.connections.at(-1)?.source;
  }

  get evidence(): readonly LoggedSession[] {
    return this.connections.map(({ evidence }) => evidence);
  }

  /** Changes whenever anything was said, opened or closed. */
  get version(): number {
    return this.versionCount;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  connect(protocol: Protocol): void {
    const request = { target: this.target, protocol, tls: false };
    const session = new Session(this.relayUrl, request, this.annotators(protocol));
    const turn = new Turn(protocol);
    session.log.subscribe((entry) => {
      follow(turn, entry);
      this.changed();
    });
    session.annotated.subscribe(() => this.changed());
    session.subscribe(() => this.changed());
    const { annotated } = session;
    const evidence = new LoggedSession(annotated, this.console);
    const source = { annotated, session, reconnect: () => this.reconnect() };
    this.connections.push({ session, evidence, turn, source });
    this.changed();
  }

  /** At the start of a step: a connection of its protocol, unless the present one is. */
  enter(protocol: Protocol): void {
    if (this.present?.request.protocol !== protocol) this.connect(protocol);
  }

  /** The same protocol again, on a new connection. */
  reconnect(): void {
    const protocol = this.present?.request.protocol;
    if (protocol) this.connect(protocol);
  }

  /** Plays a script at a person's pace: each line when the server has answered the one before. */
  async play(
    actions: readonly Action[],
    submit: (line: string) => void | Promise<void>,
    pause: number,
  ): Promise<void> {
    for (const action of actions) {
      if (action.kind === 'console') continue; // whoever has two consoles gives each its own actions
      if (action.kind === 'wait') {
        await this.saidUnasked(action.pattern);
        continue;
      }
      await this.answered();
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      if (action.kind === 'type') await submit(action.text);
      else if (action.kind === 'cut') this.present?.cut();
      else this.connect(action.protocol ?? this.present?.request.protocol ?? 'pop3');
    }
    await this.answered();
  }

  stop(): void {
    this.listeners.clear();
    for (const { session } of this.connections) session.stop();
  }

  /** Settles when it is the client's turn, or the connection is over. */
  private answered(): Promise<void> {
    return this.until((connection) => !connection?.turn.serverOwes || connection.session.status === 'closed');
  }

  /** Settles when the present server has said something that fits since the last line typed, or is gone. */
  private saidUnasked(pattern: string): Promise<void> {
    const wanted = new RegExp(pattern, 'i');
    return this.until((connection) => {
      if (!connection || connection.session.status === 'closed') return true;
      const { units } = connection.evidence;
      const typed = units.findLastIndex((unit) => unit.from === 'client');
      return units.slice(typed + 1).some((unit) => wanted.test(unitText(connection.evidence, unit)));
    });
  }

  private until(holds: (present: Connection | undefined) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds(this.connections.at(-1))) return;
        this.listeners.delete(look);
        resolve();
      };
      this.listeners.add(look);
      look();
    });
  }

  private changed(): void {
    this.versionCount++;
    for (const listener of [...this.listeners]) listener();
  }
}

/** Plays a script over several consoles: each action in the one that the script has turned to. */
export async function playOver(
  consoles: readonly LessonSessions[],
  actions: readonly Action[],
  submit: (line: string, console: string) => void | Promise<void>,
  pause: number,
): Promise<void> {
  let name = FIRST_CONSOLE;
  for (const action of actions) {
    if (action.kind === 'console') name = action.name;
    const present = consoles.find((each) => each.console === name);
    await present?.play([action], (line) => submit(line, name), pause);
  }
}

/** Lines of the client and answers of the server, as they pass. */
function follow(turn: Turn, entry: LogEntry): void {
  if (entry.kind === 'event') {
    if (entry.event.type === 'closed' || entry.event.type === 'refused') turn.closed();
  } else if (entry.from === 'server') turn.heard(latin1(entry.bytes));
  else
    for (const line of latin1(entry.bytes)
      .replace(/\r?\n$/, '')
      .split(/\r?\n/))
      turn.sent(line);
}
