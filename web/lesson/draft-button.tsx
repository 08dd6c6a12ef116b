import { useState } from 'react';
import { useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import type { AnnotatedLog } from '../link/annotated-log.ts';

type Progress =
  | { readonly state: 'idle' | 'working' }
  | { readonly state: 'failed'; readonly reason: string };

/** Makes a lesson of what was typed in this session, and hands it over as a zip. */
export function DraftButton({ annotated }: { annotated: AnnotatedLog }) {
  const { t } = useText();
  const { state } = useFeed();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const seed = state.sandbox?.seed;
  if (seed === undefined) return null;
  const make = async () => {
    setProgress({ state: 'working' });
    try {
      const { recordDraft } = await import('./record-draft.ts');
      const zip = await recordDraft(annotated, seed);
      download(zip, `plusok-lesson-${annotated.protocol}.zip`);
      setProgress({ state: 'idle' });
    } catch (error) {
      setProgress({ state: 'failed', reason: (error as Error).message });
    }
  };
  return (
    <>
      <button
        type="button"
        title={t('console.draftTitle')}
        disabled={progress.state === 'working'}
        onClick={make}
      >
        {t(progress.state === 'working' ? 'console.drafting' : 'console.draft')}
      </button>
      <span role="status">
        {progress.state === 'failed' && t('console.draftFailed', { reason: progress.reason })}
      </span>
    </>
  );
}

function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Firefox reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
