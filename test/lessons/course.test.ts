import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../lessons/format/problem.ts';
import { loadCourse } from '../../relay/course.ts';

const course = await loadCourse(`${import.meta.dirname}/../../lessons`);

describe('our own course', () => {
  it('compiles without a problem', () => {
    expect(course.problems.map(formatProblem)).toEqual([]);
  });

  it.each([...course.lessons.values()].map((lesson) => [lesson.id, lesson] as const))(
    '%s has 3 to 10 steps and says what one can do now',
    (_, lesson) => {
      expect(lesson.steps.length).toBeGreaterThanOrEqual(3);
      expect(lesson.steps.length).toBeLessThanOrEqual(10);
      expect(lesson.text.fr.now.length).toBeGreaterThan(0);
    },
  );

  it.each([...course.lessons.values()].map((lesson) => [lesson.id, lesson] as const))(
    '%s gives each step a general hint to end on',
    (_, lesson) => {
      for (const step of lesson.steps) {
        expect(step.hints.at(-1)?.when, `the last hint of ${step.id}`).toBeUndefined();
      }
    },
  );
});
