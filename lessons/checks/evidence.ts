import { latin1 } from '../../relay/wire/bytes.ts';
import type { MailView } from '../../relay/wire/feed.ts';
import type { ClosedBy, LogEntry } from '../../relay/wire/log.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import type { SessionFacts, Unit } from '../../web/annotator/span.ts';
import { FIRST_CONSOLE } from '../format/script.ts';

/** What checks look at. The page and `lessons:check` build it the same way, from wire logs and the store's view. */
export interface Evidence {
  /** The learner's connections since the lesson began, oldest first, those of the console in use last; the last is the present one. */
  readonly sessions: readonly SessionEvidence[];
  /** The store as it was when the lesson began, and as it is now: what a fresh second connection sees. */
  readonly before: MailView;
  readonly view: MailView;
  /** The learner's answers to the questions asked, by their ids. */
  readonly predictions: Readonly<Record<string, string>>;
}

export interface SessionEvidence {
  readonly protocol: Protocol;
  /** The console it is in: "A", and "B" in a lesson with two. */
  readonly console: string;
  readonly units: readonly Unit[];
  readonly facts: SessionFacts;
  /** The octets of one direction, each as one character. */
  octets(from: Side): string;
  /** How often the server has spoken after the client had: what was sent together waits once. */
  readonly roundTrips: number;
  readonly closedBy: ClosedBy | undefined;
  /** How many octets the client had sent when TLS began; undefined while all is in clear. */
  readonly clearUntil: number | undefined;
}

/** Octets of one direction kept for checks; a lesson's sessions are far below. */
const MOST_KEPT = 8 * 1024 * 1024;

/** One connection's evidence, built entry by entry beside the annotator that reads the same log. */
export class SessionRecord implements SessionEvidence {
  readonly protocol: Protocol;
  readonly console: string;
  readonly units: Unit[] = [];
  facts: SessionFacts;
  roundTrips = 0;
  closedBy: ClosedBy | undefined;
  clearUntil: number | undefined;
  private lastFrom: Side | undefined;
  private readonly kept: Record<Side, string> = { client: '', server: '' };

  constructor(protocol: Protocol, facts: SessionFacts, console = FIRST_CONSOLE) {
    this.protocol = protocol;
    this.console = console;
    this.facts = facts;
  }

  /** Takes in a log entry, with what the annotator made of it. */
  add(entry: LogEntry, units: readonly Unit[], facts: SessionFacts): void {
    this.units.push(...units);
    this.facts = facts;
    if (entry.kind === 'bytes') {
      if (entry.from === 'server' && this.lastFrom === 'client') this.roundTrips++;
      this.lastFrom = entry.from;
      if (this.kept[entry.from].length < MOST_KEPT) this.kept[entry.from] += latin1(entry.bytes);
    } else if (entry.event.type === 'closed') this.closedBy = entry.event.by;
    else if (entry.event.type === 'secured') this.clearUntil ??= this.kept.client.length;
  }

  octets(from: Side): string {
    return this.kept[from];
  }
}

export function unitText(session: SessionEvidence, unit: Unit): string {
  return session.octets(unit.from).slice(unit.start, unit.end);
}

/** The messages of a mailbox, in order; none when there is no such mailbox. */
export function messagesIn(view: MailView, account: string, mailbox: string) {
  const mailboxes = view.accounts.find((a) => a.name === account)?.mailboxes;
  return mailboxes?.find((m) => m.name === mailbox)?.messages ?? [];
}
