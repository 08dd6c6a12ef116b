import { describe, expect, it } from 'vitest';
import { parseSession } from '../../lessons/format/session.ts';
import { nextStop, pictureAt, previousStop, stepAt, timelineOf } from '../../lessons/play/timeline.ts';

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
