import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../lessons/checks/hints.ts';
import { loadCourse } from '../../relay/course.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { evidence, session } from './support/evidence.ts';

const { lessons } = await loadCourse(`${import.meta.dirname}/../../lessons`);
const steps = [...lessons.values()].flatMap((lesson) =>
  lesson.steps.map((step) => [lesson.id, step.id, step] as const),
);

/** The likeliest slips of all, and how a server answers them. */
const SLIPS: Readonly<Record<Protocol, (line: string) => string>> = {
  pop3: (line) => `S: +OK ready\nC: X${line}\nS: -ERR There is no such command`,
  smtp: (line) => `S: 220 ready\nC: X${line}\nS: 500 5.5.1 There is no such command`,
  imap: (line) => {
    const untagged = line.replace(/^\S+ /, '');
    return `S: * OK ready\nC: ${untagged}\nS: ${untagged.split(' ', 1)[0]} BAD There is no such command`;
  },
};

describe('a slip gets an answer of its own before any general hint', () => {
  it.each(steps)('%s, %s', (_, __, { protocol, solution, hints }) => {
    const command = solution.find((action) => action.kind === 'type' && !action.text.includes('{'));
    const line = command?.kind === 'type' ? command.text : 'NOOP';
    const [first] = adviceFor(hints, evidence([session(protocol, SLIPS[protocol](line))]));
    const general = hints.filter(({ when }) => !when).map(({ id }) => id);
    expect(general).not.toContain(first?.key);
  });
});
