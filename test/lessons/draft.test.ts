import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCourse } from '../../lessons/compile.ts';
import { draftCourse } from '../../lessons/draft/draft.ts';
import { Take } from '../../lessons/draft/take.ts';
import { typedLines } from '../../lessons/draft/typed-lines.ts';
import { variesBetween } from '../../lessons/draft/varies.ts';
import { formatProblem } from '../../lessons/format/problem.ts';
import { provingGround } from '../../relay/lesson-ground.ts';
import { proveLesson } from '../../relay/lesson-proof.ts';
import { LessonRun } from '../../relay/lesson-run.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { session } from './support/evidence.ts';

let ground: Awaited<ReturnType<typeof provingGround>>;
beforeAll(async () => {
  ground = await provingGround();
});
afterAll(() => ground.close());

async function takeOf(protocol: Protocol, seed: string, typed: readonly string[]): Promise<Take> {
  const sandbox = await ground.open(seed, {});
  const run = new LessonRun(sandbox, { consoles: ['A'] });
  await run.enter(protocol);
  const take = new Take(run.evidence.sessions[0]!);
  take.note();
  for (const text of typed) {
    await run.act({ kind: 'type', text });
    take.note();
  }
  await run.end();
  await sandbox.close();
  return take;
}

async function draft(
  protocol: Protocol,
  typed: readonly string[],
  seed = 'default',
): Promise<Map<string, string>> {
  const takes = [await takeOf(protocol, seed, typed), await takeOf(protocol, seed, typed)] as const;
  return draftCourse({ protocol, seed, typed, takes: [...takes], year: new Date().getFullYear() });
}

/** What a draft is found to lack, compiled and played. */
async function faultsOf(files: ReadonlyMap<string, string>): Promise<string[]> {
  const { lessons, problems } = compileCourse(files);
  const faults = problems.map(formatProblem);
  for (const lesson of lessons.values())
    faults.push(...(await proveLesson(lesson, ground.open)).map(formatProblem));
  return lessons.size === 1 ? faults : [...faults, `${lessons.size} lessons`];
}

const SESSIONS: readonly [string, Protocol, string[]][] = [
  ['a maildrop read', 'pop3', ['USER nicolas', 'PASS mot_passe', 'LIST', 'RETR 1', 'DELE 9999', 'QUIT']],
  ['mistakes', 'pop3', ['LIST', 'USER nicolas', 'PASS xxxxx', '', 'BONJOUR', 'QUIT']],
  ['SASL', 'pop3', ['AUTH PLAIN', 'AG5pY29sYXMAbW90X3Bhc3Nl', 'STAT']],
  [
    'a message sent',
    'smtp',
    [
      ...['EHLO here', 'MAIL FROM:<a@example.org>', 'RCPT TO:<nicolas@plusok.test>', 'DATA'],
      ...['From: a@example.org', 'Subject: [odd', '', '..a dot', 'QUIT', '.', 'QUIT'],
    ],
  ],
  [
    'literals and IDLE',
    'imap',
    [
      ...['a1 login nicolas mot_passe', 'a2 select inbox', 'a3 append inbox {11}', 'Subject: hi'],
      ...['a4 idle', 'done', 'a5 fetch 1 BODY[HEADER.FIELDS (FROM)]', 'a6 fetch 2 INTERNALDATE', 'a7 logout'],
    ],
  ],
  [
    'more commands than a lesson has steps',
    'imap',
    ['a1 login nicolas mot_passe', ...Array.from({ length: 25 }, (_, i) => `b${i} noop`)],
  ],
];

describe('a session recorded becomes a lesson that is right as it is', () => {
  it.each(SESSIONS)('%s', async (_, protocol, typed) => {
    const files = await draft(protocol, typed);
    expect(await faultsOf(files)).toEqual([]);
    const { lessons } = compileCourse(files);
    const [lesson] = [...lessons.values()];
    expect(lesson!.steps.length).toBeLessThanOrEqual(10);
    const said = lesson!.replay.lines.flatMap((line) =>
      line.kind === 'line' && line.from === 'client' ? line.text : [],
    );
    expect(said).toEqual(typed.slice(0, said.length));
  });

  it('whatever is typed', async () => {
    const line = fc.oneof(
      fc.constantFrom('STAT', 'LIST', 'RETR 2', 'TOP 1 2', 'DELE 1', 'RSET', 'UIDL', 'CAPA', 'NOOP'),
      fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/^(?:@|stls|auth)/i.test(text)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const typed = ['USER nicolas', 'PASS mot_passe', ...lines];
        expect(await faultsOf(await draft('pop3', typed, 'article-pop3'))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is refused when nothing was answered', () => {
    const take = new Take(session('pop3', 'S: +OK'));
    take.note();
    const source = { protocol: 'pop3', seed: 'empty', typed: [], year: 2026 } as const;
    expect(() => draftCourse({ ...source, takes: [take, take] })).toThrow('nothing in this session');
  });
});

describe('secrets', () => {
  const typed = (dialogue: string) => typedLines(session('pop3', dialogue), ['mot_passe']);

  it("the seed's own stay, others are struck out", () => {
    expect(typed('S: +OK\nC: USER nicolas\nS: +OK\nC: PASS mot_passe\nS: +OK')).toContain('PASS mot_passe');
    expect(typed('S: +OK\nC: USER me\nS: +OK\nC: PASS hunter2\nS: -ERR')).toEqual([
      'USER me',
      'PASS xxxxxxx',
    ]);
  });

  it('in base64 too', () => {
    const plain = (response: string) => typed(`S: +OK\nC: AUTH PLAIN\nS: + \nC: ${response}\nS: -ERR`);
    expect(plain('AG5pY29sYXMAbW90X3Bhc3Nl')[1]).toBe('AG5pY29sYXMAbW90X3Bhc3Nl');
    expect(plain('AG1lAGh1bnRlcjI=')[1]).toMatch(/^AG1lA.?x{9,}=*$/);
  });
});

describe('what varies between two takes', () => {
  it('is told by a pattern for the line', () => {
    const [pattern] = variesBetween([['+OK ready <12.34@x>']], [['+OK ready <56.78@x>']], 2026);
    expect('+OK ready <9.10@x>').toMatch(new RegExp(pattern!));
    expect('-ERR ready <9.10@x>').not.toMatch(new RegExp(pattern!));
  });

  it('is nothing when they are the same, but for the time of day', () => {
    expect(variesBetween([['+OK 3 1665']], [['+OK 3 1665']], 2026)).toEqual([]);
    const date = [['Date: Mon, 23 Nov 2026 01:02:03 +0000']];
    expect(variesBetween(date, date, 2026)).toHaveLength(1);
    expect(variesBetween(date, date, 2027)).toEqual([]);
  });
});
