import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { useText } from '../app/i18n/text.tsx';
import { fromFragment } from './carried.ts';
import { Explained } from './explained.tsx';
import { LogReader, type Problem } from './log-reader.ts';
import { LogSource } from './log-source.tsx';
import type { Source } from './read.worker.ts';
import './explain.css';

/** The largest text or file that is read, all files of one drop together. */
const MOST_MIB = 64;

/** "Explain a log": pasted, dropped or opened; nothing of it leaves the browser. */
export default function ExplainPage() {
  const { t } = useText();
  const [source, setSource] = useState<{ readonly of: Source }>();
  const [chosen, setChosen] = useState<Protocol>();
  const tooLarge = source !== undefined && sizeOf(source.of) > MOST_MIB * 1024 * 1024;
  const reader = useReader(tooLarge ? undefined : source, chosen);
  const opened = reader?.opened;
  const problem: Problem | undefined = tooLarge ? 'tooLarge' : reader?.problem;
  const untold = opened !== undefined && opened.protocol === undefined;
  const explain = useCallback((of: Source) => setSource({ of }), []);
  useEffect(() => {
    fromFragment(location.hash).then(
      (bytes) => bytes && explain([new File([bytes as BlobPart], 'link.jsonl')]),
    );
  }, [explain]);

  const status = () => {
    if (problem) return t(`explain.fault.${problem}`, { limit: MOST_MIB });
    if (untold) return t('explain.whichProtocol');
    return reader && !opened ? t('explain.reading') : undefined;
  };
  return (
    <div className={`explain-page ${opened?.protocol ? 'has-log' : ''}`}>
      <LogSource
        onAsk={explain}
        chosen={chosen}
        onChoose={setChosen}
        status={status()}
        failed={problem !== undefined || untold}
      />
      {reader && opened?.protocol && !problem && (
        <Explained key={reader.number} reader={reader} protocol={opened.protocol} />
      )}
    </div>
  );
}

const sizeOf = (source: Source): number =>
  typeof source === 'string' ? source.length : source.reduce((sum, file) => sum + file.size, 0);

/** Reads the source anew whenever it, or the protocol chosen for it, is another. */
function useReader(source: { readonly of: Source } | undefined, chosen: Protocol | undefined) {
  const [reader, setReader] = useState<LogReader>();
  useEffect(() => {
    if (!source) return setReader(undefined);
    const made = new LogReader(source.of, chosen);
    setReader(made);
    return () => made.stop();
  }, [source, chosen]);
  useSyncExternalStore(reader?.subscribe ?? never, () => `${reader?.number} ${reader?.stage}`);
  return reader;
}

const never = () => () => {};
