import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { PROTOCOLS, type Protocol } from '../../relay/wire/protocol.ts';
import { useText } from '../app/i18n/text.tsx';
import type { Source } from './read.worker.ts';

const EXAMPLE =
  'S: +OK POP3 server ready\nC: USER nicolas\nS: +OK\nC: PASS mot_passe\nS: +OK 3 messages\nC: RETR 9\nS: -ERR no such message\n';
/** A longer text is explained as soon as it is pasted: no field shows a hundred thousand lines in no time. */
const LONG = 50_000;

interface Props {
  readonly onAsk: (source: Source) => void;
  readonly chosen: Protocol | undefined;
  readonly onChoose: (protocol: Protocol | undefined) => void;
  /** What to say of the last log: that it is being read, or why it cannot be. */
  readonly status: string | undefined;
  readonly failed: boolean;
}

/** Where a log comes from: pasted, dropped, opened, or an example. */
export function LogSource({ onAsk, chosen, onChoose, status, failed }: Props) {
  const { t } = useText();
  const [text, setText] = useState('');
  const take = (given: DataTransfer, event: ClipboardEvent | DragEvent) => {
    const files = [...given.files];
    const long = files.length > 0 ? '' : given.getData('text/plain');
    if (files.length === 0 && long.length <= LONG) return;
    event.preventDefault();
    setText('');
    onAsk(files.length > 0 ? files : long);
  };
  const open = (files: FileList | null) => {
    if (!files?.length) return;
    setText('');
    onAsk([...files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut; the button beside it does the same
    <section
      className="explain-in"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        take(event.dataTransfer, event);
        event.preventDefault();
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
        onPaste={(event) => take(event.clipboardData, event)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') onAsk(text);
        }}
      />
      <div className="explain-actions">
        <button type="button" className="primary" disabled={text.trim() === ''} onClick={() => onAsk(text)}>
          {t('explain.do')}
        </button>
        <label className="button file">
          {t('explain.openFile')}
          <input
            type="file"
            multiple
            className="visually-hidden"
            onChange={({ target }) => {
              open(target.files);
              target.value = '';
            }}
          />
        </label>
        <button
          type="button"
          className="quiet-button"
          onClick={() => {
            setText(EXAMPLE);
            onAsk(EXAMPLE);
          }}
        >
          {t('explain.example')}
        </button>
        <label className="field">
          <span>{t('explain.protocol')}</span>
          <select
            value={chosen ?? ''}
            onChange={(event) => onChoose((event.target.value || undefined) as Protocol | undefined)}
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
      <p className={failed ? 'explain-problem' : 'explain-status'} role={failed ? 'alert' : 'status'}>
        {status}
      </p>
      <p className="explain-formats">{t('explain.formats')}</p>
    </section>
  );
}
