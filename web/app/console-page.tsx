import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import { PROTOCOLS, type Protocol } from '../../relay/wire/protocol.ts';
import { ConsolePane } from '../console/console-pane.tsx';
import { focusConsole, useStrayKeys } from '../console/keyboard-focus.ts';
import type { Pointed } from '../console/screen.ts';
import { useConsole, useStatus, useVersion } from '../console/use-console.ts';
import { DraftButton } from '../lesson/draft-button.tsx';
import type { Session } from '../link/session.ts';
import { ExplanationPane } from '../panes/explanation.tsx';
import { ForeignPane } from '../panes/foreign.tsx';
import { MailboxPane } from '../panes/mailbox.tsx';
import { useFeed } from './feed.tsx';
import { useText } from './i18n/text.tsx';
import { Security } from './security.tsx';
import { type Choice, TargetChoice } from './target-choice.tsx';
import { useReturn } from './use-return.ts';
import { type Numbered, useSession } from './use-session.ts';
import './console-page.css';

/** Free typing: the mailboxes on the left, the console in the middle, explanations on the right. */
export default function ConsolePage({ protocol }: { protocol: Protocol }) {
  const { t } = useText();
  const { state } = useFeed();
  const sandbox = state.sandbox?.target;
  const [choice, setChoice] = useState<Choice>();
  const target = choice?.target ?? sandbox;
  const { session, reconnect } = useSession(target, protocol, choice?.tls, choice?.server);
  const returned = useReturn(state.sandbox, session, reconnect);
  return (
    <div className="console-page">
      <h1 className="visually-hidden">{t('console.label', { protocol: protocol.toUpperCase() })}</h1>
      <div className="console-bar">
        <nav className="tabs" aria-label={t('nav.console')}>
          {PROTOCOLS.map((each) => (
            <Link key={each} href={`/console/${each}`} aria-current={each === protocol ? 'page' : undefined}>
              {each.toUpperCase()}
            </Link>
          ))}
        </nav>
        <TargetChoice feed={state} choice={choice} onChoose={setChoice} />
        {session && target === sandbox && (
          <DraftButton key={session.key} annotated={session.session.annotated} />
        )}
        {session && <Connection session={session} reconnect={reconnect} />}
        {returned && (
          <p className="returned" role="status">
            {t('status.returned')}
          </p>
        )}
      </div>
      {session ? (
        <Live key={session.key} session={session.session} reconnect={reconnect} />
      ) : (
        <p className="page-note">{t('loading')}</p>
      )}
    </div>
  );
}

function Connection({ session: { session }, reconnect }: { session: Numbered; reconnect: () => void }) {
  const { t } = useText();
  const status = useStatus(session)!;
  return (
    <div className="connection">
      <span className={`status ${status}`} role="status">
        {t(`status.${status}`)}
      </span>
      <Security log={session.log} annotated={session.annotated} />
      {status === 'open' ? (
        <>
          <button type="button" onClick={() => session.end()}>
            {t('console.end')}
          </button>
          <button type="button" onClick={() => session.cut()}>
            {t('console.cut')}
          </button>
        </>
      ) : (
        <button type="button" className="primary" onClick={reconnect}>
          {t('console.reconnect')}
        </button>
      )}
    </div>
  );
}

function Live({ session, reconnect }: { session: Session; reconnect: () => void }) {
  const source = { annotated: session.annotated, session, reconnect };
  const controls = useConsole(source);
  const [pointed, setPointed] = useState<Pointed>();
  useStrayKeys(focusConsole);
  useVersion(session.annotated);
  const typist = controls.console;
  const propose = useCallback((command: string) => typist.suggest(command), [typist]);
  return (
    <div className="workplace">
      <div className="left">
        <MailboxPane account={session.annotated.facts.user} />
        <ForeignPane />
      </div>
      <ConsolePane source={source} controls={controls} pointed={pointed} onPoint={setPointed} />
      <ExplanationPane
        annotated={session.annotated}
        view={controls.settings}
        pointed={pointed}
        onPoint={setPointed}
        onType={propose}
      />
    </div>
  );
}
