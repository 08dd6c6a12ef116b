import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMAP_TRANSITIONS } from '../../../relay/wire/imap/commands.ts';
import { POP3_TRANSITIONS } from '../../../relay/wire/pop3/commands.ts';
import { SMTP_TRANSITIONS } from '../../../relay/wire/smtp/commands.ts';
import type { Transition } from '../../../relay/wire/transition.ts';
import { BOX, LABEL, layOutStates, type StateLayout } from '../../../web/lesson/state-layout.ts';

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (a: Area, b: Area) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const GLYPHS = LABEL.height * 0.7; // of a line's height; the rest is leading

const labelAreas = ({ labels }: StateLayout): Area[] =>
  labels.map(({ text, x, y }) => ({
    left: x,
    right: x + text.length * LABEL.character,
    top: y - GLYPHS / 2,
    bottom: y + GLYPHS / 2,
  }));

const boxAreas = ({ states, boxHeight }: StateLayout): Area[] =>
  states.map(({ y }) => ({ left: BOX.left, right: BOX.left + BOX.width, top: y, bottom: y + boxHeight }));

const lineAreas = ({ arrows }: StateLayout): Area[] =>
  arrows.flatMap(({ points }) =>
    points.slice(1).map(([x, y], i) => {
      const [px, py] = points[i]!;
      return {
        left: Math.min(x, px) - 0.5,
        right: Math.max(x, px) + 0.5,
        top: Math.min(y, py) - 0.5,
        bottom: Math.max(y, py) + 0.5,
      };
    }),
  );

const TABLES: Readonly<Record<string, readonly Transition<string>[]>> = {
  POP3: POP3_TRANSITIONS,
  IMAP: IMAP_TRANSITIONS,
  SMTP: SMTP_TRANSITIONS,
};

const shout = (event: string) => event.toUpperCase();

describe.each(Object.entries(TABLES))('the states of %s', (_name, table) => {
  const layout = layOutStates(table, shout);

  it('are all drawn, and every way between them', () => {
    const pairs = (all: readonly { from: string; to: string }[]) =>
      new Set(all.map((a) => `${a.from}-${a.to}`));
    expect(new Set(layout.states.map(({ name }) => name))).toEqual(
      new Set(table.flatMap(({ from, to }) => [from, to])),
    );
    expect(pairs(layout.arrows)).toEqual(pairs(table));
    const words = layout.labels.flatMap(({ text }) => text.split(', '));
    for (const { command } of table) {
      expect(words.some((word) => word.startsWith(shout(command)))).toBe(true);
    }
  });

  it('leave every label free of lines, boxes and other labels, and inside the drawing', () => {
    const labels = labelAreas(layout);
    for (const [i, label] of labels.entries()) {
      const others = [...labels.slice(i + 1), ...boxAreas(layout), ...lineAreas(layout)];
      expect(others.filter((other) => overlap(label, other))).toEqual([]);
      expect(label.right).toBeLessThanOrEqual(layout.width);
      expect(label.bottom).toBeLessThanOrEqual(layout.height);
    }
  });

  it('have no line through a box', () => {
    const inside = boxAreas(layout).map((box) => ({
      ...box,
      top: box.top + 1,
      bottom: box.bottom - 1,
      right: box.right - 1,
    }));
    for (const line of lineAreas(layout)) expect(inside.filter((box) => overlap(line, box))).toEqual([]);
  });
});

describe('a way', () => {
  it('names its reply where the command alone does not tell whither', () => {
    const texts = layOutStates(IMAP_TRANSITIONS, shout).labels.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['SELECT NO', 'SELECT OK', 'GREETING PREAUTH', 'CLOSE']));
    expect(texts.filter((text) => text === 'LOGOUT')).toHaveLength(2); // straight, and from the other two states
  });

  it('is laid out for any table of states', () => {
    const state = fc.constantFrom('A', 'B', 'C', 'D', 'CLOSED');
    const transition = fc.record({
      from: state,
      to: state,
      command: fc.constantFrom('X', 'YY', 'ZZZ'),
      reply: state,
    });
    fc.assert(
      fc.property(fc.array(transition, { minLength: 1, maxLength: 20 }), (table) => {
        const layout = layOutStates(table, shout);
        const drawn = layout.arrows.map(({ from, to }) => `${from}-${to}`);
        for (const { from, to } of table) expect(drawn).toContain(`${from}-${to}`);
        const numbers = layout.arrows.flatMap(({ points }) => points.flat());
        expect(numbers.every(Number.isFinite)).toBe(true);
        const areas = labelAreas(layout);
        for (const [i, area] of areas.entries()) {
          expect(areas.slice(i + 1).filter((other) => overlap(area, other))).toEqual([]);
        }
      }),
    );
  });
});
