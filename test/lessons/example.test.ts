import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../lessons/format/problem.ts';
import { loadCourse } from '../../relay/course.ts';
import { provingGround } from '../../relay/lesson-ground.ts';
import { proveLesson } from '../../relay/lesson-proof.ts';

const { lessons, problems } = await loadCourse(`${import.meta.dirname}/../../lessons/example`);

describe('the example course', () => {
  let ground: Awaited<ReturnType<typeof provingGround>>;
  beforeAll(async () => {
    ground = await provingGround();
  });
  afterAll(() => ground.close());

  it('compiles, one lesson', () => {
    expect(problems.map(formatProblem)).toEqual([]);
    expect([...lessons.keys()]).toEqual(['post/is-there-mail']);
  });

  it('works on a live sandbox', async () => {
    expect(await proveLesson(lessons.get('post/is-there-mail')!, ground.open)).toEqual([]);
  });
});
