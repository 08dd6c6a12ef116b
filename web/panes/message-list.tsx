import type { MessageView } from '../../relay/wire/feed.ts';
import { useText } from '../app/i18n/text.tsx';
import { visibleText } from '../console/visible.ts';
import './mailbox.css';

/** Messages listed per folder; a bench mailbox of thousands must not slow the page. */
const MOST = 200;

/** A mailbox's messages as the store holds them, with the number that a session gives to each, if one is looking. */
export function MessageList({
  messages,
  numbers,
}: {
  messages: readonly MessageView[];
  /** By UID; a message without a number is not there for the session. */
  numbers?: ReadonlyMap<number, number> | undefined;
}) {
  return (
    <ol className="messages">
      {messages.slice(0, MOST).map((message) => (
        <Message key={message.uid} message={message} number={numbers && (numbers.get(message.uid) ?? '–')} />
      ))}
    </ol>
  );
}

function Message({ message, number }: { message: MessageView; number: number | string | undefined }) {
  const { t } = useText();
  const flags = message.flags.filter((flag) => flag !== '\\Seen');
  const seen = message.flags.includes('\\Seen');
  const state = message.marked ? 'marked' : seen ? 'seen' : 'unseen';
  return (
    <li className={`message ${state}`}>
      <span className="subject">
        {number !== undefined && <span className="number">{number}</span>}
        {visibleText(message.subject) || t('mail.noSubject')}
        {!seen && <span className="visually-hidden"> ({t('mail.unread')})</span>}
      </span>
      <span className="facts">
        {message.from && <span className="from">{visibleText(message.from)} · </span>}
        UID {message.uid} · {t('mail.octets', { octets: message.size })}
        {message.marked && <b> · {t('mail.marked')}</b>}
        {flags.map((flag) => (
          <code key={flag}>{visibleText(flag)}</code>
        ))}
      </span>
    </li>
  );
}
