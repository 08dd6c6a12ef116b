import type { Explainer } from '../annotator/explanations/explainer.ts';
import type { Note } from '../annotator/span.ts';
import { useText } from '../app/i18n/text.tsx';
import { Rfc } from './tokens.tsx';

/** Why, what now, or what it changed; with a command to type, where there is one. */
export function NoteLine({
  note,
  explainer,
  onType,
}: {
  note: Note;
  explainer: Explainer;
  onType: ((command: string) => void) | undefined;
}) {
  const { t } = useText();
  return (
    <p className={`note ${note.kind}`}>
      <b>{t(`note.${note.kind}`)}</b> {explainer.explain(note.id, note.values)}{' '}
      {note.rfc && <Rfc reference={note.rfc} />}
      {note.suggestion && (
        <span className="suggestion">
          <code>{note.suggestion}</code>
          {onType && (
            <button type="button" onClick={() => onType(note.suggestion!)}>
              {t('explain.type')}
            </button>
          )}
        </span>
      )}
    </p>
  );
}
