import { describe, expect, it } from 'vitest';
import { parseSession } from '../../lessons/format/session.ts';
import { demoOf } from '../../lessons/play/demo.ts';
import { inConsoles } from '../../lessons/play/in-consoles.ts';
import { loadCourse } from '../../relay/course.ts';

const { replay } = parseSession(
  'session.txt',
  `[open]
S: * OK
C: a1 idle
S: + idling
@console B
C: b1 noop
S: b1 OK
[told]
@console A
@wait EXISTS
S: * 4 EXISTS
C:
@cut
`,
);
const { lessons } = await loadCourse(`${import.meta.dirname}/../../lessons`);

describe('a recording done again, one thing at a time', () => {
  const { steps } = lessons.get('imap/two-clients')!;
  const deeds = demoOf({ replay, steps });

  it('knows of each its step, its console, and the line to type', () => {
    expect(deeds.map(({ step, console, typed }) => [step, console, typed])).toEqual([
      ['open', 'A', 'a1 idle'],
      ['open', 'B', 'b1 noop'],
      ['told', 'A', ''],
      ['told', 'A', undefined],
    ]);
  });

  it('turns to the console before it waits there', () => {
    expect(inConsoles(deeds[2]!.parts).map(({ kind }) => kind)).toEqual(['wait', 'type']);
    expect(inConsoles(deeds.flatMap(({ parts }) => parts)).map(({ kind }) => kind)).toEqual([
      'type',
      'console',
      'type',
      'console',
      'wait',
      'type',
      'cut',
    ]);
  });

  it.each([...lessons.values()])('leaves out no line of $id', (lesson) => {
    const typed = lesson.replay.lines.flatMap((line) =>
      line.kind === 'line' && line.from === 'client' ? [line.text] : [],
    );
    expect(demoOf(lesson).flatMap((deed) => deed.typed ?? [])).toEqual(typed);
  });
});
