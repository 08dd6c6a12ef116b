import { useEffect, useState } from 'react';
import { useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import type { Pointed } from '../console/screen.ts';
import { AnnotatedLog } from '../link/annotated-log.ts';
import type { ForeignConnection } from '../link/feed.ts';
import { loadAnnotator } from '../link/load-annotator.ts';
import { ExplanationPane } from './explanation.tsx';

const VIEW = { secrets: false, breaks: false };

/** Connections of other programs (telnet, curl …) to the sandbox, each explained as it goes. */
export function ForeignPane() {
  const { t } = useText();
  const { state } = useFeed();
  const [shown, setShown] = useState<string>();
  if (state.foreign.length === 0) return null;
  const open = state.foreign.find(({ id }) => id === shown);
  return (
    <section className="foreign" aria-label={t('foreign.title')}>
      <h3>{t('foreign.title')}</h3>
      <ul>
        {state.foreign.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="quiet-button"
              aria-expanded={each.id === shown}
              onClick={() => setShown(each.id === shown ? undefined : each.id)}
            >
              {t('foreign.from', { protocol: each.protocol.toUpperCase(), peer: each.peer })}
              {each.gone && <span className="gone"> · {t('foreign.gone')}</span>}
            </button>
          </li>
        ))}
      </ul>
      {open && <Watched key={open.id} connection={open} />}
    </section>
  );
}

function Watched({ connection }: { connection: ForeignConnection }) {
  const [annotated, setAnnotated] = useState<AnnotatedLog>();
  const [pointed, setPointed] = useState<Pointed>();
  useEffect(() => {
    let made: AnnotatedLog | undefined;
    let wanted = true;
    loadAnnotator(connection.protocol).then((make) => {
      if (!wanted) return;
      made = new AnnotatedLog(connection.log, connection.protocol, make());
      setAnnotated(made);
    });
    return () => {
      wanted = false;
      made?.stop();
    };
  }, [connection.log, connection.protocol]);
  if (!annotated) return null;
  return <ExplanationPane annotated={annotated} view={VIEW} pointed={pointed} onPoint={setPointed} />;
}
