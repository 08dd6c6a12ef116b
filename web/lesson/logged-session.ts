import type { SessionEvidence } from '../../lessons/checks/evidence.ts';
import { FIRST_CONSOLE } from '../../lessons/format/script.ts';
import { latin1 } from '../../relay/wire/bytes.ts';
import type { ClosedBy, LogEntry } from '../../relay/wire/log.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import type { SessionFacts, Unit } from '../annotator/span.ts';
import type { AnnotatedLog } from '../link/annotated-log.ts';

/** A connection as lesson checks see it: a view of its wire log, with nothing kept beside it. */
export class LoggedSession implements SessionEvidence {
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

  get closedBy(): ClosedBy | undefined {
    const closed = this.annotated.log.entries.find(
      (entry) => entry.kind === 'event' && entry.event.type === 'closed',
    );
    return closed?.kind === 'event' && closed.event.type === 'closed' ? closed.event.by : undefined;
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
}

function clientOctets(entry: LogEntry): number {
  return entry.kind === 'bytes' && entry.from === 'client' ? entry.bytes.length : 0;
}
