import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import type { Mailbox } from '../../store/model.ts';
import type { Command } from '../command.ts';
import { no, ok } from '../completion.ts';
import { enable } from '../enabling.ts';
import { APPEND_LIMIT } from '../limits.ts';
import { missingMailbox } from '../refusals.ts';
import type { Session } from '../session.ts';
import { summarise } from '../summary.ts';

/** STATUS (RFC 3501 §6.3.10): figures of a mailbox without selecting it. */
export const status: Command = {
  name: 'STATUS',
  example: 'STATUS INBOX (MESSAGES UNSEEN)',
  run(session, args) {
    args.space('a mailbox name');
    const name = session.readMailbox(args);
    args.space('items such as (MESSAGES UNSEEN)');
    const items = readStatusItems(session, args);
    args.end();
    const mailbox = session.mailbox(name);
    if (!mailbox) return missingMailbox(session, name);
    if (mailbox.noSelect) return no('that name only holds other mailboxes, it has no messages', 'CANNOT');
    tellStatus(session, mailbox, items);
    return ok('STATUS completed');
  },
};

/** Each item: the capability that brings it, and its value. */
const ITEMS: Readonly<
  Record<
    string,
    readonly [capability: string | undefined, value: (m: Mailbox, session: Session) => string | number]
  >
> = {
  MESSAGES: [undefined, (mailbox) => mailbox.messages.length],
  RECENT: [undefined, countRecent],
  UIDNEXT: [undefined, (mailbox) => mailbox.uidNext],
  UIDVALIDITY: [undefined, (mailbox) => mailbox.uidValidity],
  UNSEEN: [undefined, (mailbox) => summarise(mailbox.messages).unseen],
  SIZE: ['STATUS=SIZE', (mailbox) => summarise(mailbox.messages).octets],
  DELETED: ['IMAP4rev2', (mailbox) => summarise(mailbox.messages).deleted],
  'DELETED-STORAGE': ['QUOTA=RES-STORAGE', (mailbox) => summarise(mailbox.messages).deletedOctets],
  HIGHESTMODSEQ: ['CONDSTORE', (mailbox) => mailbox.highestModSeq],
  MAILBOXID: ['OBJECTID', (mailbox) => `(${mailbox.id})`],
  APPENDLIMIT: ['APPENDLIMIT', () => APPEND_LIMIT],
};

/** `(MESSAGES UNSEEN …)`; asking for HIGHESTMODSEQ enables CONDSTORE (RFC 7162 §3.1). */
export function readStatusItems(session: Session, args: ArgumentReader): string[] {
  return args.list('items such as MESSAGES or UNSEEN', () => {
    const start = args.at;
    const name = args.keyword('an item');
    const item = Object.hasOwn(ITEMS, name) ? ITEMS[name] : undefined;
    if (!item || (item[0] !== undefined && !session.offers(item[0]))) {
      args.at = start;
      args.fail('MESSAGES, RECENT, UIDNEXT, UIDVALIDITY or UNSEEN');
    }
    if (name === 'HIGHESTMODSEQ') enable(session, 'CONDSTORE');
    return name;
  });
}

export function tellStatus(session: Session, mailbox: Mailbox, items: readonly string[]): void {
  const figures = items.map((name) => `${name} ${ITEMS[name]![1](mailbox, session)}`).join(' ');
  session.reply.text(`* STATUS ${session.spell(mailbox.name)} (${figures})\r\n`);
}

/** In the selected mailbox also those that this session was the first to be told of (RFC 3501 §2.3.2). */
function countRecent({ id, messages, recentFrom }: Mailbox, { view }: Session): number {
  const mine = view?.mailboxId === id ? view : undefined;
  let count = 0;
  for (let i = messages.length - 1; i >= 0; i--) {
    const { uid } = messages[i]!;
    if (uid >= recentFrom || mine?.isRecent(uid)) count++;
    else if (!mine) break;
  }
  return count;
}
