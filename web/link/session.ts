import { latin1 } from '../../relay/wire/bytes.ts';
import type { LogEntry, WireEvent } from '../../relay/wire/log.ts';
import type { Annotator } from '../annotator/annotator.ts';
import type { Unit } from '../annotator/span.ts';
import { AnnotatedLog } from './annotated-log.ts';
import type { Link, OpenRequest } from './link.ts';
import { RelayLink } from './relay-link.ts';
import { WireLog } from './wire-log.ts';

export type SessionStatus = 'connecting' | 'open' | 'closed';

/** One conversation with a server: its log, what explains it, and the link that carries it. */
export class Session {
  readonly request: OpenRequest;
  readonly annotated: AnnotatedLog;
  private readonly link: Link;
  private seen = 0;
  private current: SessionStatus = 'connecting';
  private readonly listeners = new Set<() => void>();

  /** Connects at once. `annotator` is a fresh one for the request's protocol. */
  constructor(relayUrl: string, request: OpenRequest, annotator: Annotator) {
    this.request = request;
    const log = new WireLog();
    this.annotated = new AnnotatedLog(log, request.protocol, annotator);
    log.subscribe((entry) => this.logged(entry));
    this.annotated.subscribe(() => this.upgradeWhenAgreed());
    this.link = new RelayLink(relayUrl, request, log);
  }

  get log(): WireLog {
    return this.annotated.log;
  }

  get status(): SessionStatus {
    return this.current;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  send(bytes: Uint8Array): boolean {
    return this.link.send(bytes);
  }

  /** FIN: no more from us. */
  end(): void {
    this.link.end();
  }

  /** RST: the cable is cut. */
  cut(): void {
    this.link.close();
  }

  /** Leaves for good: the connection goes, listeners too; the log stays readable. */
  stop(): void {
    this.link.close();
    this.listeners.clear();
  }

  private logged(entry: LogEntry): void {
    if (entry.kind !== 'event') return;
    const status = statusAfter(entry.event);
    if (!status || status === this.current) return;
    this.current = status;
    for (const listener of [...this.listeners]) listener();
  }

  /** RFC 2595 §4, RFC 3207 §4: TLS starts right after the OK to STLS or STARTTLS, which a person types by hand. */
  private upgradeWhenAgreed(): void {
    const { units } = this.annotated;
    for (; this.seen < units.length; this.seen++) {
      const unit = units[this.seen]!;
      const command = unit.answers === undefined ? undefined : units[unit.answers];
      if (unit.outcome === 'ok' && command && this.asksForTls(command)) this.link.starttls();
    }
  }

  private asksForTls(command: Unit): boolean {
    return /^(?:\S+ )?(?:STLS|STARTTLS)\s*$/i.test(
      latin1(this.log.slice('client', command.start, command.end)),
    );
  }
}

function statusAfter(event: WireEvent): SessionStatus | undefined {
  if (event.type === 'connected') return 'open';
  if (event.type === 'closed' || event.type === 'refused') return 'closed';
  return undefined;
}
