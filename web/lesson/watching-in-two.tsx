import { useEffect, useMemo, useState } from 'react';
import type { Action } from '../../lessons/format/script.ts';
import { stepAt, type Timeline, timelineOf, timelineOfConsole } from '../../lessons/play/timeline.ts';
import { useText } from '../app/i18n/text.tsx';
import type { Pointed } from '../console/screen.ts';
import { useConsole } from '../console/use-console.ts';
import type { Annotators } from './annotators.ts';
import { LessonFrame } from './lesson-frame.tsx';
import type { PlayerProps } from './player.tsx';
import { PLAYER_TEXTS } from './texts.ts';
import { Transport } from './transport.tsx';
import { ConsoleColumn, TwoConsoles } from './two-consoles.tsx';
import { useFilm } from './use-film.ts';
import { useFilmLog } from './use-film-log.ts';
import { markerOf, typedSoFar } from './watching.tsx';

/** A recording made in two consoles, both replayed on one clock. */
export function WatchingInTwo(props: PlayerProps & { onTakeOver: (actions: readonly Action[]) => void }) {
  const { lesson, step, goTo, annotators, onTakeOver } = props;
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const timeline = useMemo(() => timelineOf(lesson), [lesson]);
  const film = useFilm(timeline, markerOf(timeline, step));
  const shownStep = stepAt(timeline, film.at) ?? step;
  useEffect(() => {
    if (film.playing && shownStep !== step) goTo(shownStep);
  });
  return (
    <LessonFrame
      {...props}
      step={shownStep}
      goTo={(id) => {
        film.seek(markerOf(timeline, id));
        goTo(id);
      }}
      sessions={[]}
      view={undefined}
      type={() => {}}
      typeAll={() => {}}
      console={
        <>
          <TwoConsoles>
            {lesson.consoles.map((name) => (
              <FilmColumn key={name} name={name} timeline={timeline} at={film.at} annotators={annotators} />
            ))}
          </TwoConsoles>
          <Transport
            film={film}
            timeline={timeline}
            titleOf={(id) => lesson.text[language].steps[id]?.title ?? id}
            text={text}
          />
          <div className="film-ways">
            <button
              type="button"
              onClick={() => {
                goTo(shownStep);
                onTakeOver(typedSoFar(lesson, timeline, film.at));
              }}
            >
              {text.takeOver}
            </button>
          </div>
        </>
      }
      explanation={null}
    />
  );
}

/** What the film shows in one console. */
function FilmColumn({
  name,
  timeline,
  at,
  annotators,
}: {
  name: string;
  timeline: Timeline;
  at: number;
  annotators: Annotators;
}) {
  const { language } = useText();
  const own = useMemo(() => timelineOfConsole(timeline, name), [timeline, name]);
  const { annotated, typing } = useFilmLog(own, at, annotators);
  const source = useMemo(() => ({ annotated, typing, reconnect: () => {} }), [annotated, typing]);
  const controls = useConsole(source);
  const [pointed, onPoint] = useState<Pointed>();
  return (
    <ConsoleColumn
      name={name}
      source={source}
      controls={controls}
      pointed={pointed}
      onPoint={onPoint}
      text={PLAYER_TEXTS[language]}
    />
  );
}
