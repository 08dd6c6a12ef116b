import { Link } from 'wouter';
import { type KeyAction, PRESENTER_KEYS } from './keys.ts';
import type { PresenterText } from './texts.ts';

/** Signs for keys whose names are long. */
const SIGNS: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ' ': '␣',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
  Enter: '⏎',
  Backspace: '⌫',
};

/** The list of keys. */
export function Help({
  dialog,
  lesson,
  text,
}: {
  dialog: React.RefObject<HTMLDialogElement | null>;
  lesson: string;
  text: PresenterText;
}) {
  return (
    <dialog ref={dialog} className="presenter-help" aria-label={text.keys}>
      <dl>
        {Object.entries(PRESENTER_KEYS).map(([action, keys]) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{SIGNS[key] ?? key}</kbd>
              ))}
            </dt>
            <dd>{text.actions[action as KeyAction]}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button type="button" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>{' '}
        <Link href={`/lesson/${lesson}`}>{text.back}</Link>
      </p>
    </dialog>
  );
}
