import { afterAll, describe, expect, it } from 'vitest';
import { loadCourse } from '../../relay/course.ts';
import { provingGround } from '../../relay/lesson-ground.ts';
import { proveLesson } from '../../relay/lesson-proof.ts';

const { lessons } = await loadCourse(`${import.meta.dirname}/../../lessons`);
const ground = await provingGround();
afterAll(() => ground.close());

describe('every lesson works on a live sandbox: solutions pass, mistakes do not, the recording is true', () => {
  it.each([...lessons.keys()])('%s', async (id) => {
    expect(await proveLesson(lessons.get(id)!, ground.open)).toEqual([]);
  });
});
