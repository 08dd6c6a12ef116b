import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { CourseIndex, Lesson } from '../../../lessons/model.ts';
import { type Cue, cuesOf } from '../../../lessons/play/cues.ts';
import { inConsoles } from '../../../lessons/play/in-consoles.ts';
import { plainText } from '../../../lessons/prose.ts';
import { useText } from '../../app/i18n/text.tsx';
import { MissingLesson } from '../missing-lesson.tsx';
import { Prose, ProseContext, type ProseSurroundings } from '../prose.tsx';
import { actionText } from '../step-card.tsx';
import { fill, PLAYER_TEXTS } from '../texts.ts';
import { useLesson } from '../use-course.ts';
import { PresenterChannel, type Shown, type Wish } from './channel.ts';
import { keyAction } from './keys.ts';
import { PRESENTER_TEXTS } from './texts.ts';
import './presenter.css';

/** `/notes/<chapter>/<lesson>`: the speaker's own window, beside the one that the audience sees. */
export default function NotesPage({ id }: { id: string }) {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const loaded = useLesson(id);
  if (!loaded) return <p className="page-note">{text.loading}</p>;
  if ('error' in loaded) return <p className="page-note">{fill(text.failed, { reason: loaded.error })}</p>;
  if ('missing' in loaded) return <MissingLesson text={text} />;
  return <Notes lesson={loaded.lesson} course={loaded.course} />;
}

function Notes({ lesson, course }: { lesson: Lesson; course: CourseIndex }) {
  const { language } = useText();
  const text = PRESENTER_TEXTS[language];
  const { shown, ask } = usePresentationElsewhere(lesson.id);
  const cues = useMemo(() => cuesOf(lesson), [lesson]);
  const words = lesson.text[language].steps;
  useEffect(() => {
    document.title = `${text.notesTitle} · ${lesson.text[language].title}`;
  }, [lesson, language, text]);
  if (!shown) {
    return (
      <div className="notes">
        <h1>{text.notesTitle}</h1>
        <p>{text.notesWait}</p>
        <p>
          <Link className="button" href={`/present/${lesson.id}`}>
            {text.open}
          </Link>
        </p>
      </div>
    );
  }
  const given = Math.min(cues.length, Math.max(1, shown.given));
  const { step } = cues[given - 1]!;
  const next = cues[given];
  const speaker = words[step]!.speaker;
  return (
    <ProseContext value={surroundings(course, language)}>
      <div className="notes">
        <header className="notes-head">
          <Times since={shown.since} />
          <div className="notes-moves">
            {(['previous', 'next', 'black'] as const).map((wish) => (
              <button
                key={wish}
                type="button"
                aria-pressed={wish === 'black' && shown.black}
                onClick={() => ask(wish)}
              >
                {wish === 'previous' ? '←' : wish === 'next' ? '→' : '■'}
                <span className="visually-hidden">{text.actions[wish]}</span>
              </button>
            ))}
          </div>
        </header>
        <h1>{words[step]!.title}</h1>
        <div className="notes-text">
          {speaker.length > 0 ? <Prose blocks={speaker} /> : <p>{text.noNotes}</p>}
        </div>
        <section className="notes-next" aria-label={text.nextCommand} aria-live="polite">
          <h2>{text.nextCommand}</h2>
          {!next && <p>{text.nothing}</p>}
          {next && next.parts.length === 0 && (
            <p>{fill(text.announce, { title: words[next.step]!.title })}</p>
          )}
          {next && next.parts.length > 0 && <pre>{commands(next, language)}</pre>}
        </section>
        <ol className="notes-cues">
          {cues
            .filter((cue) => cue.step === step && cue.parts.length > 0)
            .map((cue) => (
              <li key={cues.indexOf(cue)} className={cues.indexOf(cue) < given ? 'given' : undefined}>
                <code>{commands(cue, language)}</code>
              </li>
            ))}
        </ol>
      </div>
    </ProseContext>
  );
}

function commands({ parts }: Cue, language: 'fr' | 'en'): string {
  return inConsoles(parts)
    .map((action) => actionText(action, PLAYER_TEXTS[language]))
    .join('\n');
}

/** What the audience's window shows, once it has said so; and how to ask it for something. */
function usePresentationElsewhere(lesson: string): { shown: Shown | undefined; ask: (wish: Wish) => void } {
  const [shown, setShown] = useState<Shown>();
  const channel = useRef<PresenterChannel | undefined>(undefined);
  const ask = (what: Wish) => channel.current?.say({ type: 'asked', what });
  useEffect(() => {
    const opened = new PresenterChannel((message) => {
      if (message.type === 'shown') setShown(message.lesson === lesson ? message : undefined);
    });
    channel.current = opened;
    opened.say({ type: 'asked', what: 'state' });
    const onKey = (event: KeyboardEvent) => {
      const action = keyAction(event, false);
      const onButton = event.target instanceof Element && event.target.closest('button, a') !== null;
      if (onButton && [' ', 'Enter'].includes(event.key)) return;
      if (action !== 'next' && action !== 'previous' && action !== 'black') return;
      event.preventDefault();
      opened.say({ type: 'asked', what: action });
    };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
      opened.close();
    };
  }, [lesson]);
  return { shown, ask };
}

/** The time of day, and how long it has lasted. */
function Times({ since }: { since: number }) {
  const { language } = useText();
  const text = PRESENTER_TEXTS[language];
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(now);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <dl className="notes-times">
      <div>
        <dt>{text.clock}</dt>
        <dd>{clock}</dd>
      </div>
      <div>
        <dt>{text.elapsed}</dt>
        <dd>{elapsed}</dd>
      </div>
    </dl>
  );
}

/** Notes are prose as in the lesson. */
function surroundings(course: CourseIndex, language: 'fr' | 'en'): ProseSurroundings {
  return {
    text: PLAYER_TEXTS[language],
    define: (id) => {
      const [first] = course.glossary[language][id]?.definition ?? [];
      return first?.type === 'paragraph' ? plainText(first.children) : undefined;
    },
    widget: () => null,
  };
}
