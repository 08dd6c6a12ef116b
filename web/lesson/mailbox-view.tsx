import { useState } from 'react';
import type { SessionEvidence } from '../../lessons/checks/evidence.ts';
import type { MailView } from '../../relay/wire/feed.ts';
import { useText } from '../app/i18n/text.tsx';
import { MessageList } from '../panes/message-list.tsx';
import { type SeenMailbox, seenMailbox } from './seen-mailbox.ts';

/** An account's mail as the store holds it, and beside each message its number for whoever is looking. */
export function MailboxWidget({
  view,
  account,
  seen,
}: {
  view: MailView;
  account: string;
  seen: SeenMailbox | undefined;
}) {
  const { t } = useText();
  const mailboxes = view.accounts.find(({ name }) => name === account)?.mailboxes ?? [];
  return (
    <div className="mailbox-widget">
      {mailboxes
        .filter(({ name, messages }) => name === 'INBOX' || messages.length > 0)
        .map(({ name, messages }) => {
          const looked = seen?.mailbox === name ? seen : undefined;
          return (
            <section key={name} aria-label={`${account} · ${name}`}>
              <h3>
                {account} · {name}
              </h3>
              <p className="mailbox-counts">
                {t('mail.held', { count: messages.length })}
                {looked &&
                  ` ${t(looked.numbers ? 'mail.sessionSees' : 'mail.sessionBehind', { count: looked.count })}`}
              </p>
              <MessageList messages={messages} numbers={looked?.numbers} />
            </section>
          );
        })}
    </div>
  );
}

/** What the present session sees of an account's mail. */
export function useSeenMailbox(
  session: SessionEvidence | undefined,
  view: MailView | undefined,
  account: string,
): SeenMailbox | undefined {
  const [opened, setOpened] = useState<{ session: SessionEvidence; uidNext: number }>();
  if (!session || !view) return undefined;
  let uidNext = opened?.uidNext ?? 0;
  if (session.facts.state === 'TRANSACTION' && opened?.session !== session) {
    const inbox = view.accounts
      .find(({ name }) => name === account)
      ?.mailboxes.find(({ name }) => name === 'INBOX');
    uidNext = inbox?.uidNext ?? 0;
    setOpened({ session, uidNext });
  }
  return seenMailbox(session, view, account, uidNext);
}
