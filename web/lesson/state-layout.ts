import type { Transition } from '../../relay/wire/transition.ts';

/**
 * Where the states of a protocol and the ways between them are drawn: the states one below the other, a way down to the
 * next one straight, all others in lanes at the right, the shorter the nearer.
 */

/** Sizes in the drawing's own units. */
export const BOX = { left: 4, top: 4, width: 150, gap: 40 } as const;
const RIGHT = BOX.left + BOX.width;
/** Where an arrow straight down runs, and how far right of it its labels stand, and those of a lane of theirs. */
const STRAIGHT = BOX.left + 22;
const ASIDE = { straight: 8, lane: 5 } as const;
/** How far the first lane is from the boxes, and each further one from what it passes. */
const BETWEEN = 12;
/** A box is so high, or more where many lanes meet it, so far from each other. */
const LEAST_HEIGHT = 28;
const PORT = 6;
/** The font's, and how many characters fit beside an arrow straight down. */
export const LABEL = { height: 11, character: 5.75 } as const;
const LONGEST_LINE = 20;

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Its corners; the last is its tip. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A line of text; `y` is its middle. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface StateLayout {
  readonly states: readonly { readonly name: string; readonly y: number }[];
  /** Of each state's box. */
  readonly boxHeight: number;
  readonly arrows: readonly Arrow[];
  readonly labels: readonly Label[];
  readonly width: number;
  readonly height: number;
}

/** From each of `sources` to `target`, places in the list of states, by what any of `labels` says. */
interface Way {
  readonly sources: readonly number[];
  readonly target: number;
  readonly labels: readonly string[];
}

/** What a lane or its labels take of the drawing. */
interface Taken {
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}

/** Lays out `transitions`; `say` words what is no command: "greeting", "connection lost". */
export function layOutStates(
  transitions: readonly Transition<string>[],
  say: (event: string) => string,
): StateLayout {
  const names = inOrder(transitions);
  const ways = waysOf(transitions, names, say);
  const drawing = new Drawing(names, ways.filter((way) => !isStraight(way)).sort(nearestFirst));
  for (const way of ways.filter(isStraight)) drawing.straight(way);
  for (const way of drawing.lanes) drawing.lane(way);
  return {
    states: names.map((name, i) => ({ name, y: drawing.topOf(i) })),
    boxHeight: drawing.boxHeight,
    arrows: drawing.arrows,
    labels: drawing.labels,
    width: drawing.right + BOX.left,
    height: drawing.topOf(names.length) - BOX.gap + BOX.top,
  };
}

class Drawing {
  readonly lanes: readonly Way[];
  readonly boxHeight: number;
  readonly arrows: Arrow[] = [];
  readonly labels: Label[] = [];
  private readonly names: readonly string[];
  private readonly taken: Taken[] = [];

  /** `lanes`: the nearest first. */
  constructor(names: readonly string[], lanes: readonly Way[]) {
    this.names = names;
    this.lanes = lanes;
    const most = Math.max(...names.map((_name, state) => this.ports(state).length));
    this.boxHeight = Math.max(LEAST_HEIGHT, PORT * (most + 1));
  }

  topOf(state: number): number {
    return BOX.top + state * (this.boxHeight + BOX.gap);
  }

  get right(): number {
    return Math.max(RIGHT, ...this.taken.map(({ right }) => right));
  }

  straight({ sources: [from = 0], target, labels }: Way): void {
    const [y1, y2] = [this.topOf(from) + this.boxHeight, this.topOf(target) - 2];
    this.arrow(from, target, [
      [STRAIGHT, y1],
      [STRAIGHT, y2],
    ]);
    const lines = inLines(labels);
    const first = (y1 + y2 - (lines.length - 1) * LABEL.height) / 2;
    this.labels.push(...stacked(lines, STRAIGHT + ASIDE.straight, first));
  }

  lane(way: Way): void {
    const { sources, target, labels } = way;
    const end = this.port(way, target, 'in');
    const starts = sources.map((source) => this.port(way, source, 'out'));
    const first = this.firstLabel(way);
    const top = Math.min(end, ...starts, first - LABEL.height / 2);
    const bottom = Math.max(end, ...starts, first + (labels.length - 0.5) * LABEL.height);
    const passed = this.taken.filter((other) => other.top < bottom && top < other.bottom);
    const x = Math.max(RIGHT, ...passed.map(({ right }) => right)) + BETWEEN;
    for (const [i, source] of sources.entries()) {
      const y = starts[i]!;
      this.arrow(source, target, [
        [RIGHT, y],
        [x, y],
        [x, end],
        [RIGHT + 2, end],
      ]);
    }
    this.labels.push(...stacked(labels, x + ASIDE.lane, first));
    this.taken.push({ top, bottom, right: x + ASIDE.lane + widthOf(labels) });
  }

  /** Beside a loop, and on from there downwards; otherwise between two boxes, where no lane comes by. */
  private firstLabel(way: Way): number {
    const { target, labels } = way;
    if (isLoop(way)) return (this.port(way, target, 'out') + this.port(way, target, 'in')) / 2;
    const middle = this.topOf(middleGap(way)) + this.boxHeight + BOX.gap / 2;
    return middle - ((labels.length - 1) * LABEL.height) / 2;
  }

  /** At which height a lane leaves a state's box or comes back to it. */
  private port(way: Way, state: number, direction: 'out' | 'in'): number {
    const ports = this.ports(state);
    const place = direction === 'in' ? ports.lastIndexOf(way) : ports.indexOf(way);
    return this.topOf(state) + (this.boxHeight * (place + 1)) / (ports.length + 1);
  }

  /**
   * The lanes that meet a state's box, from its top down. So that they do not cross: those that come from above first,
   * the nearest uppermost; then those that go on below, the farthest uppermost; a way to the state itself last, twice.
   */
  private ports(state: number): Way[] {
    const meeting = this.lanes.filter(({ sources, target }) => sources.includes(state) || target === state);
    const others = meeting.filter((lane) => !isLoop(lane));
    const above = others.filter((lane) => rowsOf(lane).last === state);
    const below = others.filter((lane) => rowsOf(lane).last !== state).reverse();
    return [...above, ...below, ...meeting.filter(isLoop).flatMap((loop) => [loop, loop])];
  }

  private arrow(from: number, to: number, points: Arrow['points']): void {
    this.arrows.push({ from: this.names[from]!, to: this.names[to]!, points });
  }
}

/** As a session goes through them; the end of the connection is drawn last, wherever a table first names it. */
function inOrder(transitions: readonly Transition<string>[]): string[] {
  const all = [...new Set(transitions.flatMap(({ from, to }) => [from, to]))];
  return [...all.filter((state) => state !== 'CLOSED'), ...all.filter((state) => state === 'CLOSED')];
}

/** One way for all that lead from the same states to the same one. */
function waysOf(
  transitions: readonly Transition<string>[],
  names: readonly string[],
  say: (event: string) => string,
): Way[] {
  const bySource = transitions.map((transition) => ({
    sources: [names.indexOf(transition.from)],
    target: names.indexOf(transition.to),
    labels: [labelOf(transition, transitions, say)],
  }));
  const joined = merged(bySource, 'sources', (way) =>
    isStraight(way) || isLoop(way)
      ? `${way.labels} ${way.target} ${way.sources}`
      : `${way.labels} ${way.target}`,
  );
  return merged(joined, 'labels', (way) => `${way.sources} ${way.target}`);
}

/** Ways of the same key made one, with the `part` of all. */
function merged(ways: readonly Way[], part: 'sources' | 'labels', keyOf: (way: Way) => string): Way[] {
  const byKey = new Map<string, Way>();
  for (const way of ways) {
    const same = byKey.get(keyOf(way));
    byKey.set(keyOf(way), same ? { ...same, [part]: [...same[part], ...way[part]] } : way);
  }
  return [...byKey.values()];
}

/** The command, and its reply where that decides whither. */
function labelOf(
  { from, command, reply, to }: Transition<string>,
  transitions: readonly Transition<string>[],
  say: (event: string) => string,
): string {
  const decides = transitions.some((t) => t.from === from && t.command === command && t.to !== to);
  return decides || command === 'greeting' ? `${say(command)} ${reply}` : say(command);
}

const isStraight = ({ sources, target }: Way): boolean => sources.length === 1 && sources[0] === target - 1;
const isLoop = ({ sources, target }: Way): boolean => sources.includes(target);

function rowsOf({ sources, target }: Way): { first: number; last: number } {
  return { first: Math.min(target, ...sources), last: Math.max(target, ...sources) };
}

/** A lane that others branch into is nearer than one as long that they would cross. */
function nearestFirst(a: Way, b: Way): number {
  const [rowsA, rowsB] = [rowsOf(a), rowsOf(b)];
  return rowsA.last - rowsA.first - (rowsB.last - rowsB.first) || b.sources.length - a.sources.length;
}

function middleGap(way: Way): number {
  const { first, last } = rowsOf(way);
  return first + Math.floor((last - first - 1) / 2);
}

const widthOf = (labels: readonly string[]): number =>
  Math.max(...labels.map((label) => label.length)) * LABEL.character;

const stacked = (lines: readonly string[], x: number, first: number): Label[] =>
  lines.map((text, i) => ({ text, x, y: first + i * LABEL.height }));

/** As many in a line as fit. */
function inLines(labels: readonly string[]): string[] {
  const lines: string[] = [];
  for (const label of labels) {
    const longer = [lines.at(-1), label].join(', ');
    if (lines.length > 0 && longer.length <= LONGEST_LINE) lines[lines.length - 1] = longer;
    else lines.push(label);
  }
  return lines;
}
