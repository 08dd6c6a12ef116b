import { describe, expect, it } from 'vitest';
import { evaluateAll } from '../../../lessons/checks/evaluate.ts';
import { messagesIn } from '../../../lessons/checks/evidence.ts';
import { timelineOf } from '../../../lessons/play/timeline.ts';
import { loadCourse } from '../../../relay/course.ts';
import { mailDuring } from '../../../web/lesson/film-mail.ts';

const { lessons } = await loadCourse(`${import.meta.dirname}/../../../lessons`);

/** What only the mail decides among a lesson's conditions. */
const aboutMail = [...lessons.values()].flatMap((lesson) =>
  lesson.steps.flatMap(({ id, passes }) =>
    passes.filter((check) => check.messages).map((check) => [lesson.id, id, lesson, check] as const),
  ),
);

describe('the mail behind a film', () => {
  it('is shown from before the first frame to after the last', () => {
    const lesson = lessons.get('pop3/delete-and-undo')!;
    const timeline = timelineOf(lesson);
    const views = mailDuring(lesson, timeline);
    expect(views).toHaveLength(timeline.frames.length + 1);
    const counts = views.map((view) => messagesIn(view, 'nicolas', 'INBOX').length);
    expect(counts[0]).toBe(3);
    const marked = views.map((view) => messagesIn(view, 'nicolas', 'INBOX').filter((m) => m.marked).length);
    expect(Math.max(...marked)).toBeGreaterThan(0);
  });

  it.each(aboutMail)('%s, %s: is as the step wants it where the next begins', (_, id, lesson, check) => {
    const timeline = timelineOf(lesson);
    const views = mailDuring(lesson, timeline);
    const next = timeline.markers[timeline.markers.findIndex(({ step }) => step === id) + 1];
    const frames = next
      ? timeline.frames.filter(({ entry }) => entry.at <= next.at).length
      : timeline.frames.length;
    const evidence = { sessions: [], before: views[0]!, view: views[frames]!, predictions: {} };
    expect(evaluateAll([check], evidence).passes).toBe(true);
  });
});
