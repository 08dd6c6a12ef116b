import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { SessionEvidence } from '../../lessons/checks/evidence.ts';
import { FIRST_CONSOLE } from '../../lessons/format/script.ts';
import { ARTICLE, type LessonIndex } from '../../lessons/model.ts';
import { plainText } from '../../lessons/prose.ts';
import type { MailView } from '../../relay/wire/feed.ts';
import { useText } from '../app/i18n/text.tsx';
import { useStrayKeys } from '../console/keyboard-focus.ts';
import { DigestBench } from './digest-bench.tsx';
import { Eavesdropper } from './eavesdropper.tsx';
import { LatestReply } from './latest-reply.tsx';
import type { LoggedSession } from './logged-session.ts';
import { MailboxWidget, useSeenMailbox } from './mailbox-view.tsx';
import { NOW, type PlayerProps } from './player.tsx';
import { Prose, ProseContext, type ProseSurroundings, type Typing } from './prose.tsx';
import { StateDiagram } from './state-diagram.tsx';
import { fill, PLAYER_TEXTS } from './texts.ts';
import { Traffic } from './traffic.tsx';
import { turnToConsole } from './turn-to-console.ts';

/** What whoever watches or does a lesson shows of it. */
export interface FrameProps extends PlayerProps {
  readonly sessions: readonly LoggedSession[];
  readonly view: MailView | undefined;
  /** Left out where nothing is to be typed by the person. */
  readonly typing?: Typing | undefined;
  /** The console and its explanation, or two of each. */
  readonly desks: ReactNode;
  /** Questions asked before the server answers; after the step's prose. */
  readonly questions?: ReactNode;
  /** What the step wants, and help; always in sight. */
  readonly foot?: ReactNode;
  /** The step may be left for the next. */
  readonly passes?: boolean;
}

/** Whose mail the lessons are about. */
const ACCOUNT = 'nicolas';

/** The three columns: prose, console, explanation. */
export function LessonFrame(props: FrameProps) {
  const { sessions, view, typing, course } = props;
  const { language, t } = useText();
  const text = PLAYER_TEXTS[language];
  const present = sessions.at(-1);
  useStrayKeys(typing && (() => turnToConsole(present?.console)));
  const seen = useSeenMailbox(present, view, ACCOUNT);
  const surroundings: ProseSurroundings = {
    text,
    typing,
    define: (id) => {
      const [first] = course.glossary[language][id]?.definition ?? [];
      return first?.type === 'paragraph' ? plainText(first.children) : undefined;
    },
    widget: (block) => {
      switch (block.type) {
        case 'states':
          return (
            <StateDiagram
              protocol={block.protocol}
              sessions={sessions}
              text={text}
              label={t('explain.state')}
            />
          );
        case 'mailbox':
          return view && <MailboxWidget view={view} account={ACCOUNT} seen={seen} />;
        case 'digest':
          return <DigestBench timestamp={timestampOf(present)} text={text} type={typing?.type} />;
        case 'eavesdropper':
          return <Eavesdropper sessions={sessions} text={text} />;
        case 'traffic':
          return <Traffic sessions={sessions} language={language} text={text} />;
      }
    },
  };
  return (
    <ProseContext value={surroundings}>
      <div className="lesson">
        <aside className="lesson-prose">
          <ProseColumn {...props} />
          {typing && <LatestReply sessions={sessions} text={text} />}
        </aside>
        {props.desks}
      </div>
    </ProseContext>
  );
}

/** RFC 1939 §7: the timestamp stands in angle brackets in the greeting. */
function timestampOf(session: SessionEvidence | undefined): string {
  return /<[^>\r\n]+>/.exec(session?.octets('server').split('\r\n', 1)[0] ?? '')?.[0] ?? '';
}

function ProseColumn(props: FrameProps) {
  const { lesson, step: stepId, tabs, goTo, onRestart, questions, foot } = props;
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const words = lesson.text[language];
  const index = lesson.steps.findIndex(({ id }) => id === stepId);
  const step = words.steps[stepId];
  const { title, next } = useNextStep(props);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must then be reachable */}
      <div className="lesson-text" key={stepId} tabIndex={0}>
        <header className="lesson-head">
          {tabs}
          <h1>{words.title}</h1>
          <p className="lesson-purpose">{words.purpose}</p>
        </header>
        <StepNav {...props} />
        <article className="lesson-step">
          {index === 0 && <Prose blocks={words.intro} />}
          {step && (
            <>
              <p className="lesson-count">{fill(text.step, { n: index + 1, of: lesson.steps.length })}</p>
              <h2 ref={title}>{step.title}</h2>
              <Prose blocks={step.body} />
            </>
          )}
          {stepId === NOW && <Ending {...props} />}
        </article>
        {questions}
        {lesson.article.length > 0 && <p className="lesson-credit">{fill(text.credit, ARTICLE)}</p>}
      </div>
      <div className="lesson-foot">
        {foot}
        <div className="lesson-moves">
          {index > 0 && (
            <button type="button" className="quiet" onClick={() => goTo(lesson.steps[index - 1]!.id)}>
              {text.previousStep}
            </button>
          )}
          <button type="button" className="quiet" onClick={onRestart}>
            {text.restart}
          </button>
          {index >= 0 && (
            <button type="button" className={props.passes ? 'primary' : 'quiet'} onClick={next}>
              {text.nextStep}
            </button>
          )}
        </div>
      </div>
    </>
  );
}

/** Goes on to the next step: its beginning comes into sight, and what is typed goes to its console. */
function useNextStep({ lesson, step, goTo, typing }: FrameProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const wentOn = useRef(false);
  useEffect(() => {
    if (!wentOn.current) return;
    wentOn.current = false;
    title.current?.scrollIntoView({ block: 'nearest' });
    const [first] = lesson.steps.find(({ id }) => id === step)?.solution ?? [];
    if (typing && first) turnToConsole(first.kind === 'console' ? first.name : FIRST_CONSOLE);
  }, [lesson, step, typing]);
  const next = () => {
    wentOn.current = true;
    goTo(lesson.steps[lesson.steps.findIndex(({ id }) => id === step) + 1]?.id ?? NOW);
  };
  return { title, next };
}

/** The steps as a row of numbers, each with its own address. */
function StepNav({ lesson, step, passed, goTo }: PlayerProps) {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  return (
    <nav className="step-nav" aria-label={text.steps}>
      <ol>
        {lesson.steps.map(({ id }, index) => (
          <li key={id}>
            <a
              href={`/lesson/${lesson.id}/${id}`}
              aria-current={id === step ? 'step' : undefined}
              className={passed.includes(id) ? 'step-passed' : undefined}
              title={lesson.text[language].steps[id]?.title}
              onClick={(event) => {
                event.preventDefault();
                goTo(id);
              }}
            >
              {passed.includes(id) ? '✓' : index + 1}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** After the last step: what you can do now, and where to go on. */
function Ending({ lesson, course }: PlayerProps) {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const next = lessonAfter(
    course.chapters.flatMap((chapter) => chapter.lessons),
    lesson.id,
  );
  return (
    <>
      <h2>{text.now}</h2>
      <Prose blocks={lesson.text[language].now} />
      {lesson.rfcs.length > 0 && (
        <p className="lesson-rfcs">
          {text.rfcs}
          {language === 'fr' ? '\u202f: ' : ': '}
          {lesson.rfcs.join(', ')}
        </p>
      )}
      <p>
        {next && (
          <Link className="button primary" href={`/lesson/${next.id}`}>
            {fill(text.nextLesson, { title: next.text[language].title })}
          </Link>
        )}{' '}
        <Link href="/course">{text.course}</Link>
      </p>
    </>
  );
}

function lessonAfter(lessons: readonly LessonIndex[], id: string): LessonIndex | undefined {
  return lessons[lessons.findIndex((lesson) => lesson.id === id) + 1];
}
