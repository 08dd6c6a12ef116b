import { type DragEvent, useEffect, useRef, useState } from 'react';
import { PROTOCOLS, type Protocol } from '../../relay/wire/protocol.ts';
import { useText } from '../app/i18n/text.tsx';
import type { Pointed } from '../console/screen.ts';
import { AnnotatedLog } from '../link/annotated-log.ts';
import { loadAnnotator } from '../link/load-annotator.ts';
import { WireLog } from '../link/wire-log.ts';
import { ExplanationPane } from '../panes/explanation.tsx';
import { fromFragment, pasted, toFragment } from './carried.ts';
import type { Answered, Asked } from './read.worker.ts';
import './explain.css';

const VIEW = { secrets: false, breaks: false };
const MOST_FILE = 64 * 1024 * 1024;
const EXAMPLE =
  'S: +OK POP3 server ready\nC: USER nicolas\nS: +OK\nC: PASS mot_passe\nS: +OK 3 messages\nC: RETR 9\nS: -ERR no such message\n';

type Problem = 'explain.unreadable' | 'explain.tooLarge' | 'explain.whichProtocol';
type Read = Extract<Answered, { ok: true }>;

/** "Explain a log": pasted, dropped or opened; nothing of it leaves the browser. */
export default function ExplainPage() {
  const { t } = useText();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Protocol>();
  const [read, setRead] = useState<Read>();
  const [problem, setProblem] = useState<Problem>();
  const protocol = chosen ?? read?.protocol;

  const explain = async (bytes: Uint8Array, name = '') => {
    setRead(undefined);
    if (bytes.length > MOST_FILE) return setProblem('explain.tooLarge');
    const answer = await readInWorker({ bytes, name });
    if (!answer.ok) return setProblem('explain.unreadable');
    setProblem(answer.protocol || chosen ? undefined : 'explain.whichProtocol');
    setRead(answer);
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_FILE) return setProblem('explain.tooLarge');
    await explain(new Uint8Array(await file.arrayBuffer()), file.name);
  };
  const first = useRef(explain);
  useEffect(() => {
    fromFragment(location.hash).then((bytes) => bytes && first.current(bytes, 'link.jsonl'));
  }, []);

  return (
    <div className="explain-page">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut; the button beside it does the same */}
      <section
        className="explain-in"
        onDragOver={(event: DragEvent) => event.preventDefault()}
        onDrop={(event: DragEvent) => {
          event.preventDefault();
          open(event.dataTransfer.files[0]);
        }}
      >
        <h1>{t('nav.explain')}</h1>
        <p>{t('explain.lead')}</p>
        <label className="visually-hidden" htmlFor="log-text">
          {t('explain.paste')}
        </label>
        <textarea
          id="log-text"
          spellCheck={false}
          placeholder={t('explain.paste')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="explain-actions">
          <button
            type="button"
            className="primary"
            disabled={text.trim() === ''}
            onClick={() => explain(pasted(text))}
          >
            {t('explain.do')}
          </button>
          <label className="button file">
            {t('explain.openFile')}
            <input
              type="file"
              className="visually-hidden"
              onChange={(event) => open(event.target.files?.[0])}
            />
          </label>
          <button
            type="button"
            className="quiet-button"
            onClick={() => {
              setText(EXAMPLE);
              explain(pasted(EXAMPLE));
            }}
          >
            {t('explain.example')}
          </button>
          <label className="field">
            <span>{t('explain.protocol')}</span>
            <select
              value={chosen ?? ''}
              onChange={(event) => setChosen((event.target.value || undefined) as Protocol | undefined)}
            >
              <option value="">{t('explain.guess')}</option>
              {PROTOCOLS.map((each) => (
                <option key={each} value={each}>
                  {each.toUpperCase()}
                </option>
              ))}
            </select>
          </label>
        </div>
        {problem && !(problem === 'explain.whichProtocol' && protocol) && (
          <p className="explain-problem" role="alert">
            {t(problem)}
          </p>
        )}
        <p className="explain-formats">{t('explain.formats')}</p>
      </section>
      {read && protocol && <Explained read={read} protocol={protocol} />}
    </div>
  );
}

function Explained({ read, protocol }: { read: Read; protocol: Protocol }) {
  const { t } = useText();
  const [annotated, setAnnotated] = useState<AnnotatedLog>();
  const [pointed, setPointed] = useState<Pointed>();
  const [link, setLink] = useState<'copied' | 'too long'>();
  useEffect(() => {
    let made: AnnotatedLog | undefined;
    let wanted = true;
    setLink(undefined);
    loadAnnotator(protocol).then((make) => {
      if (!wanted) return;
      made = new AnnotatedLog(replayed(read), protocol, make());
      setAnnotated(made);
    });
    return () => {
      wanted = false;
      made?.stop();
    };
  }, [read, protocol]);
  if (!annotated) return <p className="page-note">{t('loading')}</p>;
  const share = async () => {
    const fragment = await toFragment(annotated);
    if (!fragment) return setLink('too long');
    history.replaceState(undefined, '', fragment);
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    setLink('copied');
  };
  return (
    <div className="explain-out">
      <ExplanationPane
        annotated={annotated}
        view={VIEW}
        pointed={pointed}
        onPoint={setPointed}
        from="start"
        timed={read.timed}
      />
      <div className="explain-share">
        <button type="button" onClick={share}>
          {t('explain.link')}
        </button>
        <span role="status">
          {link && t(link === 'copied' ? 'explain.linkCopied' : 'explain.linkTooLong')}
        </span>
      </div>
    </div>
  );
}

/** The entries of a file as a wire log, at their own times. */
function replayed({ entries }: Read): WireLog {
  let now = 0;
  const log = new WireLog(() => now);
  for (const entry of entries) {
    now = entry.at;
    if (entry.kind === 'bytes') log.bytes(entry.from, entry.bytes);
    else log.event(entry.event);
  }
  return log;
}

function readInWorker(asked: Asked): Promise<Answered> {
  const worker = new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Answered>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Answered>) => resolve(data);
    worker.onerror = () => resolve({ ok: false });
    worker.postMessage(asked);
  }).finally(() => worker.terminate());
}
