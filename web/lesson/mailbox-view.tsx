import type { MailView, MessageView } from '../../relay/wire/feed.ts';
import type { PlayerText } from './texts.ts';

/** A mailbox as the store holds it, marks of the present session included. */
export function MailboxWidget({
  view,
  account,
  text,
}: {
  view: MailView | undefined;
  account: string;
  text: PlayerText;
}) {
  const mailboxes = view?.accounts.find(({ name }) => name === account)?.mailboxes ?? [];
  return (
    <div className="mailbox-widget">
      {mailboxes
        .filter(({ name, messages }) => name === 'INBOX' || messages.length > 0)
        .map(({ name, messages }) => (
          <table key={name}>
            <caption>
              {account} · {name}
            </caption>
            <tbody>
              {messages.map((message) => (
                <MessageRow key={message.uid} message={message} text={text} />
              ))}
              {messages.length === 0 && (
                <tr>
                  <td>{text.mailboxEmpty}</td>
                </tr>
              )}
            </tbody>
          </table>
        ))}
    </div>
  );
}

function MessageRow({ message, text }: { message: MessageView; text: PlayerText }) {
  const { from, subject, size, flags, marked } = message;
  const read = flags.includes('\\Seen');
  return (
    <tr className={marked ? 'message-marked' : undefined}>
      <td>
        <span
          className={read ? 'message-read' : 'message-unread'}
          role="img"
          aria-label={read ? text.mailboxRead : text.mailboxUnread}
        />
      </td>
      <td className="message-words">
        <span className="message-subject">{subject || '—'}</span>
        <span className="message-from">{from}</span>
      </td>
      <td className="message-size">{size}</td>
      <td className="message-mark">{marked ? text.mailboxMarked : ''}</td>
    </tr>
  );
}
