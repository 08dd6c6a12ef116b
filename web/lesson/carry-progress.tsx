import { useEffect, useRef, useState } from 'react';
import { useText } from '../app/i18n/text.tsx';
import { CARRY_TEXTS } from './carry-texts.ts';
import { countSteps, merged, type Progress } from './progress.ts';
import { fromFile, fromFragment, MOST, toFile, toFragment } from './progress-file.ts';
import { fill } from './texts.ts';

interface Props {
  readonly progress: Progress;
  readonly onChange: (progress: Progress) => void;
}

/** Progress saved to a file or a link, read from one, or begun anew. */
export function CarryProgress({ progress, onChange }: Props) {
  const { language } = useText();
  const text = CARRY_TEXTS[language];
  const [said, setSaid] = useState('');
  const take = (found: Progress | undefined, spoilt: string) => {
    if (!found) return setSaid(spoilt);
    const after = merged(progress, found);
    onChange(after);
    setSaid(fill(text.added, { n: countSteps(after) - countSteps(progress) }));
  };
  const section = useRef<HTMLElement>(null);
  const linked = useLinked(section, () => setSaid(text.spoiltLink));
  const read = async (file: File | undefined) => {
    if (file)
      take(
        file.size > MOST ? undefined : fromFile(await file.text()),
        fill(text.spoiltFile, { name: file.name }),
      );
  };
  const copyLink = async () => {
    const link = `${window.location.origin}/course${toFragment(progress)}`;
    try {
      await navigator.clipboard.writeText(link);
      setSaid(text.copied);
    } catch {
      setSaid(link); // no clipboard here: it can be copied from the page
    }
  };
  return (
    <section ref={section} className="carry" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p>{fill(text.kept, { n: countSteps(progress) })}</p>
      {linked.found && (
        <p className="carry-linked">
          {fill(text.linked, { n: countSteps(linked.found) })}{' '}
          <button
            type="button"
            className="primary"
            onClick={() => {
              take(linked.found, text.spoiltLink);
              linked.forget();
            }}
          >
            {text.add}
          </button>{' '}
          <button type="button" onClick={linked.forget}>
            {text.ignore}
          </button>
        </p>
      )}
      <div className="carry-buttons">
        <button type="button" onClick={() => save(toFile(progress))}>
          {text.toFile}
        </button>
        <label className="button">
          {text.fromFile}
          <input
            type="file"
            className="visually-hidden"
            accept=".json,application/json"
            onChange={(event) => {
              void read(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        <button type="button" onClick={() => void copyLink()}>
          {text.toLink}
        </button>
        <Reset
          onReset={() => {
            onChange({});
            setSaid(text.isReset);
          }}
        />
      </div>
      <p role="status" className="carry-said">
        {said}
      </p>
    </section>
  );
}

/** The progress that this page's address carries, until it is taken or refused. */
function useLinked(
  section: React.RefObject<HTMLElement | null>,
  onSpoilt: () => void,
): { found: Progress | undefined; forget: () => void } {
  const [found, setFound] = useState<Progress>();
  const spoilt = useRef(onSpoilt);
  useEffect(() => {
    const carried = fromFragment(window.location.hash);
    if (carried === 'spoilt') spoilt.current();
    else setFound(carried);
    if (carried) section.current?.scrollIntoView();
  }, [section]);
  const forget = () => {
    setFound(undefined);
    window.history.replaceState(null, '', window.location.pathname);
  };
  return { found, forget };
}

/** Asks before it forgets. */
function Reset({ onReset }: { onReset: () => void }) {
  const { language } = useText();
  const text = CARRY_TEXTS[language];
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {text.reset}
      </button>
      <dialog ref={dialog} className="carry-sure" aria-label={text.reset}>
        <p>{text.sure}</p>
        <p>
          <button type="button" onClick={() => dialog.current?.close()}>
            {text.keep}
          </button>{' '}
          <button
            type="button"
            className="primary"
            onClick={() => {
              dialog.current?.close();
              onReset();
            }}
          >
            {text.reset}
          </button>
        </p>
      </dialog>
    </>
  );
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'plusok-progress.json';
  link.click();
  URL.revokeObjectURL(url);
}
