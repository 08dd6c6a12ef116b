import { useEffect, useMemo } from 'react';
import type { Action } from '../../lessons/format/script.ts';
import type { Lesson } from '../../lessons/model.ts';
import { nextKey, pictureAt, stepAt, type Timeline, timelineOf } from '../../lessons/play/timeline.ts';
import { useText } from '../app/i18n/text.tsx';
import { Desks } from './desks.tsx';
import { LessonFrame } from './lesson-frame.tsx';
import type { PlayerProps } from './player.tsx';
import { PLAYER_TEXTS } from './texts.ts';
import { Transport } from './transport.tsx';
import { useFilm } from './use-film.ts';
import { useFilmLogs } from './use-film-logs.ts';
import { useFilmMail } from './use-film-mail.ts';
import { useLetterKeys } from './use-letter-keys.ts';

export interface WatchingProps extends PlayerProps {
  readonly onTakeOver: (actions: readonly Action[]) => void;
  /** Lets any key type the demo's next letter, against the live server. */
  readonly onPlayAlong?: () => void;
  /** Where to begin, in milliseconds of the film; at the step's beginning unless given. */
  readonly from?: number;
  /** The recording stands in for a server that is lost: each key goes one letter further. */
  readonly byKeys?: boolean;
}

/** The recorded session, typed and answered as if live, with its explanations; in two consoles on one clock. */
export function Watching(props: WatchingProps) {
  const { lesson, step, goTo, annotators, onTakeOver, onPlayAlong, from, byKeys = false } = props;
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const timeline = useMemo(() => timelineOf(lesson), [lesson]);
  const film = useFilm(timeline, from ?? markerOf(timeline, step));
  useLetterKeys(byKeys, () => film.seek(nextKey(timeline, film.at)));
  const { sessions, sources, frames } = useFilmLogs(timeline, film.at, annotators);
  const view = useFilmMail(lesson, timeline, frames);
  const shownStep = stepAt(timeline, film.at) ?? step;
  useEffect(() => {
    if ((film.playing || byKeys) && shownStep !== step) goTo(shownStep);
  });

  return (
    <LessonFrame
      {...props}
      step={shownStep}
      goTo={(id) => {
        film.seek(markerOf(timeline, id));
        goTo(id);
      }}
      sessions={sessions}
      view={view}
      desks={
        <Desks
          desks={[...sources].map(([name, source]) => ({ name, source }))}
          text={text}
          below={
            <>
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
                {onPlayAlong && (
                  <button type="button" title={text.playAlongTitle} onClick={onPlayAlong}>
                    {text.playAlong}
                  </button>
                )}
              </div>
              {byKeys && (
                <p className="playing-along" role="status">
                  <b className="recorded">{text.recordedBadge}</b> {text.anyKeyRecorded}
                </p>
              )}
            </>
          }
        />
      }
    />
  );
}

function markerOf({ markers, length }: Timeline, step: string): number {
  return markers.find((marker) => marker.step === step)?.at ?? (step === markers[0]?.step ? 0 : length);
}

/** What brings a fresh sandbox to where the film is: its client lines and actions so far. */
function typedSoFar(lesson: Lesson, timeline: Timeline, at: number): Action[] {
  const shown = timeline.frames.slice(0, pictureAt(timeline, at).frames);
  let left = shown.filter((frame) => frame.entry.kind === 'bytes').length;
  const actions: Action[] = [];
  for (const line of lesson.replay.lines) {
    if (line.kind !== 'line') {
      if (left > 0) actions.push(line);
    } else if (left-- > 0) {
      if (line.from === 'client') actions.push({ kind: 'type', text: line.text });
    } else break;
  }
  return actions;
}
