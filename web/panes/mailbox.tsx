import { memo, useState } from 'react';
import type { MailboxView } from '../../relay/wire/feed.ts';
import { useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import { visibleText } from '../console/visible.ts';
import { MessageList } from './message-list.tsx';
import './mailbox.css';

/** The store as it is now: accounts, folders, messages, marks. */
export const MailboxPane = memo(function MailboxPane({ account }: { account?: string | undefined }) {
  const { t } = useText();
  const { feed, state } = useFeed();
  const { view, sandbox } = state;
  const shown = view?.accounts.filter((each) => account === undefined || each.name === account) ?? [];
  return (
    <section className="mailboxes" aria-label={t('mail.title')}>
      <header className="pane-head">
        <h2>{t('mail.title')}</h2>
        <button type="button" className="quiet-button" onClick={() => feed.reset()}>
          {t('mail.reset')}
        </button>
      </header>
      <div className="mailboxes-scroll">
        {shown.map(({ name, mailboxes }) => (
          <div key={name} className="account">
            <h3>{name}</h3>
            {mailboxes.map((mailbox) => (
              <Folder key={mailbox.name} mailbox={mailbox} />
            ))}
          </div>
        ))}
        {sandbox && (
          <dl className="ports">
            <dt>{t('mail.ports', { host: sandbox.host })}</dt>
            {(['pop3', 'imap', 'smtp'] as const).map((protocol) => (
              <dd key={protocol}>
                {protocol.toUpperCase()} <code>{sandbox.ports[protocol]}</code>
              </dd>
            ))}
          </dl>
        )}
      </div>
    </section>
  );
});

function Folder({ mailbox }: { mailbox: MailboxView }) {
  const { t } = useText();
  const [open, setOpen] = useState(mailbox.name === 'INBOX');
  const levels = mailbox.name.split('/');
  return (
    <div className="folder" style={{ marginInlineStart: `${(levels.length - 1) * 0.9}rem` }}>
      <button type="button" className="folder-name" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{visibleText(levels.at(-1)!)}</span>
        <span className="count">{t('mail.messages', { count: mailbox.messages.length })}</span>
      </button>
      {open && mailbox.messages.length > 0 && <MessageList messages={mailbox.messages} />}
    </div>
  );
}
