import { fromLatin1 } from '../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../relay/wire/utf8.ts';
import type { SessionEvidence } from '../checks/evidence.ts';
import { exchangesOf, isAccepted } from '../checks/exchange.ts';
import { secretsOf } from '../checks/secrets.ts';

/** How often each command had an outcome, by "LIST ok" and "LIST refused". */
export type Counts = ReadonlyMap<string, number>;

/** A session played once on a fresh sandbox: what came of it after the greeting, and after each line typed. */
export class Take {
  /** The lines the server said: its greeting, then those after each line typed. */
  readonly said: string[][] = [];
  readonly counts: Counts[] = [];
  private readonly session: SessionEvidence;
  private heard = 0;

  constructor(session: SessionEvidence) {
    this.session = session;
  }

  /** What was typed and is masked elsewhere: passwords of the seed, and what stands for others. */
  get secrets(): string[] {
    return [...new Set(secretsOf(this.session).map(({ text }) => text))];
  }

  /** To be called when the server has greeted, and when it has answered each line. */
  note(): void {
    const octets = this.session.octets('server').slice(this.heard);
    this.heard += octets.length;
    this.said.push(octets === '' ? [] : fromUtf8(fromLatin1(octets)).replace(/\r\n$/, '').split('\r\n'));
    this.counts.push(outcomesOf(this.session));
  }
}

function outcomesOf(session: SessionEvidence): Counts {
  const counts = new Map<string, number>();
  for (const exchange of exchangesOf(session)) {
    const outcome = isAccepted(exchange) ? 'ok' : exchange.outcome;
    const key = `${exchange.command} ${outcome}`;
    if (outcome !== undefined && exchange.command !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
