import { describe, expect, it } from 'vitest';
import { parseSession } from '../../lessons/format/session.ts';
import { pastIdle } from '../../lessons/play/idle.ts';
import {
  afterLines,
  nextKey,
  nextStop,
  pictureAt,
  previousStop,
  stepAt,
  timelineOf,
} from '../../lessons/play/timeline.ts';
import { latin1 } from '../../relay/wire/bytes.ts';

const { replay } = parseSession(
  'session.txt',
  `[enter]
S: +OK ready
C: USER nicolas
S: +OK
[list]
C: LIST
S: +OK
S: 1 777
S: .
@cut
@connect imap
S: * OK ready
`,
);
const film = timelineOf({ protocol: 'pop3', consoles: ['A'], replay });

describe('a film in two consoles', () => {
  const { replay: pair } = parseSession(
    'session.txt',
    '[open]\nS: * OK\n@console B\nS: * OK\nC: b1 noop\nS: b1 OK\n@console A\n@wait EXISTS\nS: * 4 EXISTS\n',
  );
  const both = timelineOf({ protocol: 'imap', consoles: ['A', 'B'], replay: pair });
  const framesOf = (console: string) =>
    both.frames.filter(({ connection }) => both.consoles[connection] === console);
  const said = (console: string) =>
    framesOf(console).flatMap(({ entry }) =>
      entry.kind === 'bytes' ? `${entry.from} ${latin1(entry.bytes).trim()}` : entry.event.type,
    );

  it('opens both at once, and shows each what is its own', () => {
    expect(both.consoles).toEqual(['A', 'B']);
    expect(said('A')).toEqual(['connected', 'server * OK', 'server * 4 EXISTS']);
    expect(said('B')).toEqual(['connected', 'server * OK', 'client b1 noop', 'server b1 OK']);
  });

  it('runs on one clock', () => {
    const moment = (words: string) =>
      both.frames.find(({ entry }) => entry.kind === 'bytes' && latin1(entry.bytes).startsWith(words))?.entry
        .at;
    expect(moment('* 4')).toBeGreaterThanOrEqual(moment('b1 OK')!);
  });

  it('types in the console it is typed in', () => {
    const line = both.frames.find(({ typed }) => typed === 'b1 noop')!;
    const halfway = (line.typedFrom + line.entry.at) / 2;
    expect(pictureAt(both, halfway)).toMatchObject({ console: 'B', typing: 'b1 n' });
    expect(pictureAt(both, line.typedFrom - 1)).toMatchObject({ typing: '' });
    expect(pictureAt(both, both.length)).toMatchObject({ console: 'A', typing: '' });
  });
});

describe('a recording as a film', () => {
  it('never goes back in time', () => {
    const moments = film.frames.map((frame) => frame.entry.at);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(film.length).toBeGreaterThanOrEqual(moments.at(-1)!);
  });

  it('types a line key by key, then sends it', () => {
    const sent = film.frames.find((frame) => frame.typed === 'USER nicolas')!;
    const halfway = (sent.typedFrom + sent.entry.at) / 2;
    expect(pictureAt(film, halfway).typing).toBe('USER n');
    expect(pictureAt(film, sent.entry.at).typing).toBe('');
  });

  it('passes over commands alike, as a program would send them', () => {
    const many = Array.from({ length: 20 }, (_, i) => `C: TOP ${i + 10} 0\nS: +OK\nS: .`).join('\n');
    const loop = timelineOf({
      protocol: 'pop3',
      consoles: ['A'],
      replay: parseSession('session.txt', `[top]\n${many}`).replay,
    });
    const typed = loop.frames.filter((frame) => frame.typed !== '');
    const [first, last] = [typed[0]!, typed.at(-1)!].map((frame) => frame.entry.at - frame.typedFrom);
    expect(last).toBeLessThan(first! / 5);
  });

  it('stops where the server has answered', () => {
    const first = nextStop(film, 0);
    expect(pictureAt(film, first).frames).toBe(2); // connected, greeting
    const second = nextStop(film, first);
    expect(pictureAt(film, second).frames).toBe(4);
    expect(previousStop(film, second)).toBe(first);
    expect(nextStop(film, film.length)).toBe(film.length);
  });

  it('knows which step is on', () => {
    expect(stepAt(film, 0)).toBe('enter');
    expect(stepAt(film, film.length)).toBe('list');
  });

  it('opens a second connection of another protocol', () => {
    expect(film.connections).toEqual(['pop3', 'imap']);
    expect(pictureAt(film, film.length).connection).toBe(1);
  });
});

describe('a film driven by keys', () => {
  it('types a letter at each, and after the last lets the server answer', () => {
    const timeline = timelineOf({
      protocol: 'pop3',
      consoles: ['A'],
      replay: {
        lines: [
          { kind: 'line', from: 'server', text: '+OK ready' },
          { kind: 'line', from: 'client', text: 'STAT' },
          { kind: 'line', from: 'server', text: '+OK 3 1665' },
          { kind: 'line', from: 'client', text: 'QUIT' },
          { kind: 'line', from: 'server', text: '+OK' },
        ],
        markers: [],
      },
    });
    let at = afterLines(timeline, 0);
    const typed: string[] = [];
    for (let keys = 0; keys < 5; keys++) {
      at = nextKey(timeline, at);
      typed.push(pictureAt(timeline, at).typing);
    }
    expect(typed).toEqual(['S', 'ST', 'STA', 'STAT', '']);
    expect(at).toBe(afterLines(timeline, 1));
    for (let keys = 0; keys < 5; keys++) at = nextKey(timeline, at);
    expect(at).toBe(timeline.length);
    expect(nextKey(timeline, at)).toBe(timeline.length);
  });
});

describe('a film without its pauses', () => {
  const typed = film.frames.filter((frame) => frame.typed !== '');

  it('passes over what lies between an answer and the next key', () => {
    const [user] = typed;
    const greeted = film.frames.find(({ entry }) => entry.kind === 'bytes')!.entry.at;
    const from = pastIdle(film, greeted);
    expect(from).toBeGreaterThan(greeted);
    expect(from).toBeLessThan(user!.typedFrom);
    expect(pictureAt(film, from).frames).toBe(pictureAt(film, greeted).frames);
  });

  it('leaves alone the time in which a line is typed', () => {
    for (const { typedFrom, entry } of typed) {
      const halfway = (typedFrom + entry.at) / 2;
      expect(pastIdle(film, halfway)).toBe(halfway);
    }
  });

  it('never goes back, nor beyond the next thing that happens, nor beyond the end', () => {
    for (let at = 0; at <= film.length; at += 37) {
      const to = pastIdle(film, at);
      expect(to).toBeGreaterThanOrEqual(at);
      expect(to).toBeLessThanOrEqual(film.length);
      expect(pictureAt(film, to)).toEqual(pictureAt(film, at));
    }
  });
});
