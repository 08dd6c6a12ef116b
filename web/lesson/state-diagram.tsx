import { useMemo } from 'react';
import { IMAP_TRANSITIONS } from '../../relay/wire/imap/commands.ts';
import { POP3_TRANSITIONS } from '../../relay/wire/pop3/commands.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { SMTP_TRANSITIONS } from '../../relay/wire/smtp/commands.ts';
import type { Transition } from '../../relay/wire/transition.ts';
import { type Arrow, BOX, layOutStates } from './state-layout.ts';
import type { PlayerText } from './texts.ts';

/** The very tables that the sandbox obeys and the annotator explains by. */
const TRANSITIONS: Readonly<Record<Protocol, readonly Transition<string>[]>> = {
  pop3: POP3_TRANSITIONS,
  imap: IMAP_TRANSITIONS,
  smtp: SMTP_TRANSITIONS,
};

/** What in these tables is no command, and so has a name in each language. */
const EVENTS: Readonly<Record<string, keyof PlayerText>> = {
  greeting: 'eventGreeting',
  'end of data': 'eventEndOfData',
  'connection closed': 'eventClosed',
  'connection lost': 'eventLost',
};

/** How round a lane's corners are, in the drawing's own units. */
const ROUND = 6;

/** A session as far as it went through states. */
export interface Passed {
  readonly protocol: Protocol;
  /** What was said, each with the state before it and after. */
  readonly units: readonly Passage[];
  /** Where it is now, also by what is not said, such as the end of its connection. */
  readonly facts: { readonly state: string };
}

interface Passage {
  readonly before: string;
  readonly after: string;
}

/** The states of a protocol and the ways between them; where the last session is, and all ways taken, stand out. */
export function StateDiagram({
  protocol,
  sessions,
  text,
  label,
}: {
  protocol: Protocol;
  sessions: readonly Passed[];
  text: PlayerText;
  label: string;
}) {
  const { states, boxHeight, arrows, labels, width, height } = useMemo(() => {
    const say = (event: string) => (EVENTS[event] ? text[EVENTS[event]] : event);
    return layOutStates(TRANSITIONS[protocol], say);
  }, [protocol, text]);
  const last = sessions.at(-1);
  const state = last?.protocol === protocol ? last.facts.state : '';
  const passages = sessions.filter((session) => session.protocol === protocol).flatMap(passagesOf);
  const visited = new Set(passages.flatMap(({ before, after }) => [before, after]));
  return (
    <figure className="states">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}: ${state}`}>
        {[false, true].map((taken) =>
          arrows
            .filter((arrow) => isTaken(arrow, passages) === taken)
            .map((arrow) => <ArrowView key={arrow.points.join()} arrow={arrow} taken={taken} />),
        )}
        {labels.map(({ text: words, x, y }) => (
          <text key={`${x} ${y}`} className="arrow-label" x={x} y={y + 3}>
            {words}
          </text>
        ))}
        {states.map(({ name, y }) => (
          <g key={name} className={stateClass(name, state, visited)}>
            <rect x={BOX.left} y={y} width={BOX.width} height={boxHeight} rx="6" />
            <text x={BOX.left + BOX.width / 2} y={y + boxHeight / 2 + 4} textAnchor="middle">
              {name}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

function passagesOf({ units, facts }: Passed): readonly Passage[] {
  const last = units.at(-1);
  return last ? [...units, { before: last.after, after: facts.state }] : [];
}

function stateClass(name: string, state: string, visited: ReadonlySet<string>): string {
  if (name === state) return 'state state-now';
  return visited.has(name) ? 'state state-visited' : 'state';
}

function isTaken({ from, to }: Arrow, passages: readonly Passage[]): boolean {
  return from !== to && passages.some(({ before, after }) => before === from && after === to);
}

function ArrowView({ arrow: { points }, taken }: { arrow: Arrow; taken: boolean }) {
  const [x, y] = points.at(-1)!;
  const turn = points.at(-2)![0] === x ? 90 : 180;
  return (
    <g className={taken ? 'arrow arrow-taken' : 'arrow'}>
      <path d={rounded(points)} />
      <polygon points="0,0 -6,-3 -6,3" transform={`translate(${x} ${y}) rotate(${turn})`} />
    </g>
  );
}

/** A path along `points`, its corners rounded as far as the lines between them allow. */
function rounded(points: Arrow['points']): string {
  const [[x, y], ...rest] = points as [Point, ...Point[]];
  let path = `M${x} ${y}`;
  let at: Point = [x, y];
  for (const [i, corner] of rest.entries()) {
    const next = rest[i + 1];
    if (next) {
      const round = Math.min(ROUND, distance(at, corner) / 2, distance(corner, next) / 2);
      path += `L${towards(corner, at, round)}Q${corner} ${towards(corner, next, round)}`;
    } else path += `L${corner}`;
    at = corner;
  }
  return path;
}

type Point = Arrow['points'][number];

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function towards(from: Point, to: Point, length: number): Point {
  const part = length / (distance(from, to) || 1);
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}
