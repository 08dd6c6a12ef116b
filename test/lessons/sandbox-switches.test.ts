import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { compileCourse } from '../../lessons/compile.ts';
import { formatProblem } from '../../lessons/format/problem.ts';
import { provingGround } from '../../relay/lesson-ground.ts';
import { LESSON_YAML, smallCourse } from './support/small-course.ts';

const ground = await provingGround();
afterAll(() => ground.close());

const compiled = (sandbox: string) =>
  compileCourse(smallCourse({ 'pop3/enter/lesson.yaml': `sandbox: ${sandbox}\n${LESSON_YAML}` }));

describe("a lesson's sandbox", () => {
  it('lacks and does wrong what the lesson says, over TCP', async () => {
    const { lessons, problems } = compiled('{ without: [USER, APOP], misbehave: [bare-lf] }');
    expect(problems).toEqual([]);
    const lesson = lessons.get('pop3/enter')!;
    expect(lesson.sandbox).toEqual({ without: ['USER', 'APOP'], misbehave: ['bare-lf'] });
    const sandbox = await ground.open(lesson.seed, lesson.sandbox);
    const socket = connect(sandbox.ports.pop3, '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.write('USER nicolas\r\nQUIT\r\n');
    await once(socket, 'close');
    await sandbox.close();
    expect(heard).toMatch(/^\+OK [^<]*\n-ERR There is no command "USER"\n\+OK .*\n$/);
  });

  it('is as others are where the lesson says nothing', () => {
    expect(compileCourse(smallCourse()).lessons.get('pop3/enter')!.sandbox).toEqual({});
  });

  it.each([
    ['{ without: [FOO] }', /expected .*IDLE/i],
    ['{ without: [IMAP4rev1, IDLE] }', /also IDLE/],
    ['{ with: [IDLE] }', /SCAN/],
    ['{ misbehave: [late] }', /there are segments, delay/],
    ['{ misbehave: [delay=soon] }', /written delay\[=MILLISECONDS\]/],
    ['{ fast: true }', /fast/],
  ])('%s is told with what would be right', (sandbox, message) => {
    const problems = compiled(sandbox).problems.map(formatProblem);
    expect(problems.join('\n')).toMatch(message);
    expect(problems[0]).toMatch(/^pop3\/enter\/lesson\.yaml:1/);
  });
});
