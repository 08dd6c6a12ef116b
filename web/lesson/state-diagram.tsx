import { IMAP_TRANSITIONS } from '../../relay/wire/imap/commands.ts';
import { POP3_TRANSITIONS } from '../../relay/wire/pop3/commands.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { SMTP_TRANSITIONS } from '../../relay/wire/smtp/commands.ts';
import type { Transition } from '../../relay/wire/transition.ts';

/** The very tables that the sandbox obeys and the annotator explains by. */
const TRANSITIONS: Readonly<Record<Protocol, readonly Transition<string>[]>> = {
  pop3: POP3_TRANSITIONS,
  imap: IMAP_TRANSITIONS,
  smtp: SMTP_TRANSITIONS,
};

/** Sizes in the drawing's own units. */
const BOX = { width: 150, height: 28, gap: 40, left: 4 } as const;
const LANE = 26;
const LABEL_HEIGHT = 11;

interface Arrow {
  readonly from: number;
  readonly to: number;
  /** One line for each reply: "LOGIN OK". */
  readonly labels: readonly string[];
  /** 0 for the arrow straight down to the next state; otherwise how far to the right it swings. */
  readonly lane: number;
}

/** The states of a protocol and the ways between them; where the session is now stands out. */
export function StateDiagram({
  protocol,
  state,
  visited,
  label,
}: {
  protocol: Protocol;
  state: string;
  visited: ReadonlySet<string>;
  label: string;
}) {
  const { states, arrows } = layOut(TRANSITIONS[protocol]);
  const height = states.length * (BOX.height + BOX.gap) - BOX.gap + 8;
  const lanes = Math.max(...arrows.map((arrow) => arrow.lane));
  const width = BOX.left + BOX.width + (lanes + 1) * LANE + 96;
  return (
    <figure className="states">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}: ${state}`}>
        <defs>
          <marker
            id="states-tip"
            viewBox="0 0 6 6"
            refX="5.5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M0 0L6 3L0 6z" fill="currentColor" />
          </marker>
        </defs>
        {arrows.map((arrow) => (
          <ArrowView key={`${arrow.from} ${arrow.to}`} arrow={arrow} />
        ))}
        {states.map((name, index) => (
          <g key={name} className={stateClass(name, state, visited)}>
            <rect x={BOX.left} y={top(index)} width={BOX.width} height={BOX.height} rx="6" />
            <text x={BOX.left + BOX.width / 2} y={top(index) + 18} textAnchor="middle">
              {name}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

function stateClass(name: string, state: string, visited: ReadonlySet<string>): string {
  if (name === state) return 'state state-now';
  return visited.has(name) ? 'state state-visited' : 'state';
}

function ArrowView({ arrow }: { arrow: Arrow }) {
  const { from, to, lane, labels } = arrow;
  if (lane === 0) {
    const x = BOX.left + BOX.width / 2;
    const [y1, y2] = [top(from) + BOX.height, top(to) - 2];
    return (
      <g className="arrow">
        <path d={`M${x} ${y1}V${y2}`} markerEnd="url(#states-tip)" />
        <Labels labels={labels} x={x + 8} y={(y1 + y2) / 2} />
      </g>
    );
  }
  const x = BOX.left + BOX.width;
  const [y1, y2] = from === to ? [top(from) + 6, top(to) + 22] : [top(from) + 18, top(to) + 10];
  const bend = x + lane * LANE;
  return (
    <g className="arrow">
      <path d={`M${x} ${y1}C${bend} ${y1} ${bend} ${y2} ${x + 2} ${y2}`} markerEnd="url(#states-tip)" />
      <Labels labels={labels} x={x + lane * LANE * 0.76 + 4} y={(y1 + y2) / 2} />
    </g>
  );
}

function Labels({ labels, x, y }: { labels: readonly string[]; x: number; y: number }) {
  const first = y - ((labels.length - 1) * LABEL_HEIGHT) / 2 + 3;
  return labels.map((label, index) => (
    <text key={label} className="arrow-label" x={x} y={first + index * LABEL_HEIGHT}>
      {label}
    </text>
  ));
}

function top(index: number): number {
  return 4 + index * (BOX.height + BOX.gap);
}

function layOut(transitions: readonly Transition<string>[]): { states: string[]; arrows: Arrow[] } {
  const states = [...new Set(transitions.flatMap(({ from, to }) => [from, to]))];
  const order = sorted(states);
  const grouped = new Map<string, string[]>();
  for (const { from, to, command } of transitions) {
    const key = `${order.indexOf(from)} ${order.indexOf(to)}`;
    const commands = grouped.get(key) ?? [];
    if (!commands.includes(command)) commands.push(command);
    grouped.set(key, commands);
  }
  let lane = 0;
  const arrows = [...grouped].map(([key, commands]): Arrow => {
    const [from = 0, to = 0] = key.split(' ').map(Number);
    return { from, to, labels: inLines(commands), lane: to === from + 1 ? 0 : ++lane };
  });
  return { states: order, arrows };
}

/** The end of the connection is drawn last, wherever a table first names it. */
function sorted(states: readonly string[]): string[] {
  return [...states.filter((state) => state !== 'CLOSED'), ...states.filter((state) => state === 'CLOSED')];
}

/** Two commands a line, so that labels stay narrow. */
function inLines(commands: readonly string[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < commands.length; i += 2) lines.push(commands.slice(i, i + 2).join(', '));
  return lines;
}
