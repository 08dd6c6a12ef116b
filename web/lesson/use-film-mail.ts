import { useEffect, useState } from 'react';
import { LANGS, type Lesson } from '../../lessons/model.ts';
import type { Timeline } from '../../lessons/play/timeline.ts';
import type { MailView } from '../../relay/wire/feed.ts';

/** The mail when so many frames of a film have happened, for a lesson that shows it; undefined until it is known. */
export function useFilmMail(lesson: Lesson, timeline: Timeline, frames: number): MailView | undefined {
  const [mail, setMail] = useState<{ timeline: Timeline; views: readonly MailView[] }>();
  useEffect(() => {
    if (!showsMailbox(lesson)) return;
    let wanted = true;
    // The mail server is much to load, and most of the page needs none of it.
    import('./film-mail.ts').then(
      ({ mailDuring }) => wanted && setMail({ timeline, views: mailDuring(lesson, timeline) }),
      () => {}, // the page's server is gone: the film goes on without it
    );
    return () => {
      wanted = false;
    };
  }, [lesson, timeline]);
  return mail?.timeline === timeline ? mail.views[frames] : undefined;
}

function showsMailbox({ text }: Lesson): boolean {
  const prose = LANGS.flatMap((lang) => [
    ...text[lang].intro,
    ...Object.values(text[lang].steps).flatMap(({ body }) => body),
  ]);
  return prose.some(({ type }) => type === 'mailbox');
}
