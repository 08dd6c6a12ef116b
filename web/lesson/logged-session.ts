import { FIRST_CONSOLE } from '../../lessons/format/script.ts';
import type { TimedSession } from '../../lessons/play/retrace.ts';
import { latin1 } from '../../relay/wire/bytes.ts';
import type { ClosedBy, LogEntry, WireEvent } from '../../relay/wire/log.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import type { SessionFacts, Unit } from '../annotator/span.ts';
import { linesOf } from '../console/printed.ts';
import type { AnnotatedLog } from '../link/annotated-log.ts';

/** A connection as lesson checks see it: a view of its wire log, with nothing kept beside it. */
export class LoggedSession implements TimedSession {
  readonly console: string;
  private readonly annotated: AnnotatedLog;

  constructor(annotated: AnnotatedLog, console = FIRST_CONSOLE) {
    this.annotated = annotated;
    this.console = console;
  }

  get protocol(): Protocol {
    return this.annotated.protocol;
  }

  get units(): readonly Unit[] {
    return this.annotated.units;
  }

  get facts(): SessionFacts {
    return this.annotated.facts;
  }

  get began(): number {
    return this.annotated.log.began;
  }

  get closedBy(): ClosedBy | undefined {
    return this.closed?.event.by;
  }

  get closedAt(): number | undefined {
    return this.closed && this.began + this.closed.at;
  }

  get clearUntil(): number | undefined {
    const { entries } = this.annotated.log;
    const secured = entries.findIndex((entry) => entry.kind === 'event' && entry.event.type === 'secured');
    return secured < 0
      ? undefined
      : entries.slice(0, secured).reduce((sum, entry) => sum + clientOctets(entry), 0);
  }

  get roundTrips(): number {
    const sides = this.annotated.log.entries.flatMap((entry) => (entry.kind === 'bytes' ? entry.from : []));
    return sides.filter((from, i) => from === 'server' && sides[i - 1] === 'client').length;
  }

  octets(from: Side): string {
    const { log } = this.annotated;
    return latin1(log.slice(from, 0, log.total(from)));
  }

  /** A unit's first line as the console prints it, secrets masked. */
  firstLine(unit: Unit): string {
    const [runs = []] = linesOf(unit, this.annotated.log, { secrets: false, breaks: false });
    return runs.map(({ text }) => text).join('');
  }

  private get closed() {
    return this.annotated.log.entries.find(isClosing);
  }
}

type Closing = Extract<LogEntry, { kind: 'event' }> & {
  readonly event: Extract<WireEvent, { type: 'closed' }>;
};

const isClosing = (entry: LogEntry): entry is Closing =>
  entry.kind === 'event' && entry.event.type === 'closed';

function clientOctets(entry: LogEntry): number {
  return entry.kind === 'bytes' && entry.from === 'client' ? entry.bytes.length : 0;
}
