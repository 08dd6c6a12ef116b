import { memo, useState } from 'react';
import type { MailboxView, MessageView } from '../../relay/wire/feed.ts';
import { useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import { visibleText } from '../console/visible.ts';
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
      {open && mailbox.messages.length > 0 && (
        <ol className="messages">
          {mailbox.messages.slice(0, MOST).map((message) => (
            <Message key={message.uid} message={message} />
          ))}
        </ol>
      )}
    </div>
  );
}

/** Messages listed per folder; a bench mailbox of thousands must not slow the page. */
const MOST = 200;

function Message({ message }: { message: MessageView }) {
  const { t } = useText();
  const flags = message.flags.filter((flag) => flag !== '\\Seen');
  const state = message.marked ? 'marked' : message.flags.includes('\\Seen') ? 'seen' : 'unseen';
  return (
    <li className={`message ${state}`}>
      <span className="subject">{visibleText(message.subject) || t('mail.noSubject')}</span>
      <span className="facts">
        UID {message.uid} · {t('mail.octets', { octets: message.size })}
        {message.marked && <b> · {t('mail.marked')}</b>}
        {flags.map((flag) => (
          <code key={flag}>{visibleText(flag)}</code>
        ))}
      </span>
    </li>
  );
}
