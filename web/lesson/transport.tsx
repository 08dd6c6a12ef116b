import type { KeyboardEvent } from 'react';
import type { Timeline } from '../../lessons/play/timeline.ts';
import type { PlayerText } from './texts.ts';
import { type FilmControls, SPEEDS } from './use-film.ts';

/** The film's buttons, its timeline with the steps marked on it, and its speed. */
export function Transport({
  film,
  timeline,
  titleOf,
  text,
}: {
  film: FilmControls;
  timeline: Timeline;
  titleOf: (step: string) => string;
  text: PlayerText;
}) {
  return (
    <fieldset className="transport" aria-label={text.timeline}>
      <button type="button" onClick={film.back} aria-label={text.back} title={text.back}>
        <Icon path="M14 3v10L6 8zM4 3h2v10H4z" />
      </button>
      <button
        type="button"
        className="transport-play"
        onClick={film.toggle}
        aria-label={film.playing ? text.pause : text.play}
        title={film.playing ? text.pause : text.play}
      >
        <Icon path={film.playing ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2l10 6-10 6z'} />
      </button>
      <button type="button" onClick={film.forward} aria-label={text.forward} title={text.forward}>
        <Icon path="M2 3l8 5-8 5zM10 3h2v10h-2z" />
      </button>
      <div className="transport-line">
        <input
          type="range"
          min={0}
          max={timeline.length}
          step={1}
          value={film.at}
          aria-label={text.timeline}
          aria-valuetext={`${Math.round(film.at / 1000)} s / ${Math.round(timeline.length / 1000)} s`}
          onChange={(event) => film.seek(Number(event.target.value))}
          onKeyDown={(event) => stepByArrows(event, film)}
        />
        {timeline.markers.map(({ step, at }) => (
          <button
            key={step}
            type="button"
            className="transport-marker"
            style={{ left: `calc(${THUMB / 2}rem + (100% - ${THUMB}rem) * ${at / timeline.length})` }}
            title={titleOf(step)}
            aria-label={titleOf(step)}
            onClick={() => film.seek(at)}
          />
        ))}
      </div>
      <label className="transport-speed">
        <span>{text.speed}</span>
        <select value={film.speed} onChange={(event) => film.setSpeed(Number(event.target.value))}>
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
      </label>
      <label className="transport-speed">
        <input
          type="checkbox"
          checked={film.skipsIdle}
          onChange={(event) => film.setSkipsIdle(event.target.checked)}
        />
        <span>{text.skipIdle}</span>
      </label>
    </fieldset>
  );
}

/** The width of the timeline's handle, in rem: its middle stands at the film's moment. */
const THUMB = 1;

/** On the timeline arrows go from answer to answer: a millisecond at a time would be no use. */
function stepByArrows(event: KeyboardEvent, film: FilmControls): void {
  if (event.key === 'ArrowRight' || event.key === 'ArrowUp') film.forward();
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') film.back();
  else return;
  event.preventDefault();
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}
