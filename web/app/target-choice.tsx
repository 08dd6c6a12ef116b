import { type FormEvent, useState } from 'react';
import type { FeedState } from '../link/feed.ts';
import { useText } from './i18n/text.tsx';

/** What the person chose to connect to. */
export interface Choice {
  readonly target: string;
  /** HOST:PORT, where the target is whatever server the person names. */
  readonly server?: string;
  /** TLS from the start. */
  readonly tls: boolean;
}

interface TargetChoiceProps {
  readonly feed: FeedState;
  /** None is the built-in server. */
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice | undefined) => void;
}

/** Which server to speak to: the built-in one, those the relay lists, or, where it lets pages, any by its name. */
export function TargetChoice({ feed, choice, onChoose }: TargetChoiceProps) {
  const { t } = useText();
  const { any, targets } = feed;
  const sandbox = feed.sandbox?.target;
  const [named] = useState(() => new URLSearchParams(location.search).get('server') ?? '');
  const [naming, setNaming] = useState(named !== '');
  const asks = any !== undefined && naming;
  const tls = choice?.tls ?? false;
  const choose = (target: string) => {
    setNaming(target === any?.id);
    if (target === sandbox) onChoose(undefined);
    else if (target !== any?.id) onChoose({ target, tls });
  };
  return (
    <>
      <label className="field">
        <span>{t('console.target')}</span>
        <select
          value={asks ? any.id : (choice?.target ?? sandbox ?? '')}
          onChange={(event) => choose(event.target.value)}
        >
          {sandbox && <option value={sandbox}>{t('console.sandbox')}</option>}
          {targets.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
          {any && <option value={any.id}>{t('console.any')}</option>}
        </select>
      </label>
      {asks && (
        <AnyServer named={named} onName={(server, tls) => onChoose({ target: any.id, server, tls })} />
      )}
      {!asks && choice && (
        <SecurityField tls={tls} onChange={(wanted) => onChoose({ ...choice, tls: wanted })} />
      )}
    </>
  );
}

/** HOST:PORT of any server; nothing is connected before the person says so, even when an address named it. */
function AnyServer({ named, onName }: { named: string; onName: (server: string, tls: boolean) => void }) {
  const { t } = useText();
  const [server, setServer] = useState(named);
  const [tls, setTls] = useState(/:(?:993|995|465)$/.test(named));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onName(server.trim(), tls);
  };
  return (
    <form className="field" onSubmit={submit}>
      <input
        aria-label={t('console.hostPort')}
        placeholder="mail.example.org:993"
        required
        spellCheck={false}
        autoCapitalize="off"
        value={server}
        onChange={(event) => setServer(event.target.value)}
      />
      <SecurityField tls={tls} onChange={setTls} />
      <button type="submit">{t('console.connect')}</button>
    </form>
  );
}

function SecurityField({ tls, onChange }: { tls: boolean; onChange: (tls: boolean) => void }) {
  const { t } = useText();
  return (
    <label className="field">
      <span>{t('console.security')}</span>
      <select value={tls ? 'tls' : 'clear'} onChange={(event) => onChange(event.target.value === 'tls')}>
        <option value="clear">{t('console.clear')}</option>
        <option value="tls">{t('console.tls')}</option>
      </select>
    </label>
  );
}
