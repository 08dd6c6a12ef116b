import * as v from 'valibot';
import type { MessageView } from '../../relay/wire/feed.ts';
import { messagesIn } from './evidence.ts';
import { kind } from './kind.ts';

/** Conditions on the mail store: what a fresh second connection sees. */

const account = v.optional(v.string(), 'nicolas');
const mailbox = v.optional(v.string(), 'INBOX');
const texts = v.array(v.string());

const messagesWanted = v.strictObject({
  account,
  mailbox,
  /** How many fit; at least one when not said. */
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  uid: v.optional(v.number()),
  from: v.optional(v.string()),
  subject: v.optional(v.string()),
  text: v.optional(v.string()),
  /** A whole line of the body, to the letter. */
  line: v.optional(v.string()),
  header: v.optional(v.record(v.string(), v.string())),
  flags: v.optional(texts),
  without: v.optional(texts),
});
type MessagesWanted = v.InferOutput<typeof messagesWanted>;

export const messages = kind({
  schema: v.pipe(
    messagesWanted,
    v.description('So many messages of a mailbox (at least one when not said) fit all that is given.'),
  ),
  holds: (wanted, { view }) => {
    const found = messagesIn(view, wanted.account, wanted.mailbox).filter((message) => fits(message, wanted));
    return wanted.count === undefined ? found.length > 0 : found.length === wanted.count;
  },
  says: (wanted) => ({ fr: messagesFr(wanted), en: messagesEn(wanted) }),
});

function fits(message: MessageView, wanted: MessagesWanted): boolean {
  const { header, text } = split(message.source);
  return (
    (wanted.uid === undefined || message.uid === wanted.uid) &&
    includes(message.from, wanted.from) &&
    includes(message.subject, wanted.subject) &&
    includes(text, wanted.text) &&
    (wanted.line === undefined || text.split('\r\n').includes(wanted.line)) &&
    Object.entries(wanted.header ?? {}).every(([name, value]) => includes(fieldOf(header, name), value)) &&
    (wanted.flags ?? []).every((flag) => message.flags.includes(flag)) &&
    !(wanted.without ?? []).some((flag) => message.flags.includes(flag))
  );
}

function includes(text: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || (text?.toLowerCase().includes(wanted.toLowerCase()) ?? false);
}

function split(source: string): { header: string; text: string } {
  const blank = source.indexOf('\r\n\r\n');
  return {
    header: source.slice(0, blank < 0 ? undefined : blank),
    text: blank < 0 ? '' : source.slice(blank + 4),
  };
}

/** A field's value, unfolded (RFC 5322 §2.2.3). */
function fieldOf(header: string, name: string): string | undefined {
  const lines = header.replace(/\r\n(?=[ \t])/g, '').split('\r\n');
  const start = `${name.toLowerCase()}:`;
  return lines
    .find((line) => line.toLowerCase().startsWith(start))
    ?.slice(start.length)
    .trim();
}

function messagesEn(wanted: MessagesWanted): string {
  const { count, mailbox: name } = wanted;
  const number =
    count === undefined
      ? 'a message'
      : count === 0
        ? 'no message'
        : `${count} message${count > 1 ? 's' : ''}`;
  const details = [
    wanted.uid !== undefined && `with UID ${wanted.uid}`,
    wanted.from && `from ${wanted.from}`,
    wanted.subject && `with the subject “${wanted.subject}”`,
    wanted.text && `that says “${wanted.text}”`,
    wanted.line && `with the line “${wanted.line}”`,
    ...Object.entries(wanted.header ?? {}).map(([field, value]) => `with ${field}: ${value}`),
    wanted.flags && `with ${wanted.flags.join(' ')}`,
    wanted.without && `without ${wanted.without.join(' ')}`,
  ].filter(Boolean);
  return [`${name} holds ${number}`, ...details].join(' ');
}

function messagesFr(wanted: MessagesWanted): string {
  const { count, mailbox: name } = wanted;
  const number =
    count === undefined
      ? 'contient un message'
      : count === 0
        ? 'ne contient aucun message'
        : `contient ${count} message${count > 1 ? 's' : ''}`;
  const details = [
    wanted.uid !== undefined && `d’UID ${wanted.uid}`,
    wanted.from && `de ${wanted.from}`,
    wanted.subject && `dont l’objet est « ${wanted.subject} »`,
    wanted.text && `qui dit « ${wanted.text} »`,
    wanted.line && `avec la ligne « ${wanted.line} »`,
    ...Object.entries(wanted.header ?? {}).map(([field, value]) => `avec ${field}: ${value}`),
    wanted.flags && `avec ${wanted.flags.join(' ')}`,
    wanted.without && `sans ${wanted.without.join(' ')}`,
  ].filter(Boolean);
  return [`${name} ${number}`, ...details].join(' ');
}

export const marked = kind({
  schema: v.pipe(
    v.strictObject({ account, mailbox, uids: v.array(v.number()) }),
    v.description('Exactly these messages are marked by DELE in a POP3 session that goes on.'),
  ),
  holds: (wanted, { view }) => {
    const now = messagesIn(view, wanted.account, wanted.mailbox)
      .filter((m) => m.marked)
      .map((m) => m.uid);
    return now.length === wanted.uids.length && wanted.uids.every((uid) => now.includes(uid));
  },
  says: ({ uids }) =>
    uids.length === 0
      ? { fr: 'Aucun message n’est marqué pour suppression', en: 'No message is marked for deletion' }
      : {
          fr: `${uids.length === 1 ? 'Un message est marqué' : `${uids.length} messages sont marqués`} pour suppression`,
          en: `${uids.length === 1 ? 'One message is marked' : `${uids.length} messages are marked`} for deletion`,
        },
});

export const folders = kind({
  schema: v.pipe(
    v.strictObject({ account, present: v.optional(texts, []), absent: v.optional(texts, []) }),
    v.description('Mailboxes that must exist, and mailboxes that must not.'),
  ),
  holds: (wanted, { view }) => {
    const names = view.accounts.find((a) => a.name === wanted.account)?.mailboxes.map((m) => m.name) ?? [];
    return wanted.present.every((n) => names.includes(n)) && !wanted.absent.some((n) => names.includes(n));
  },
  says: ({ present, absent }) => ({
    fr: [
      present.length > 0 && `Existe : ${present.join(', ')}`,
      absent.length > 0 && `N’existe pas : ${absent.join(', ')}`,
    ]
      .filter(Boolean)
      .join(' ; '),
    en: [
      present.length > 0 && `Exists: ${present.join(', ')}`,
      absent.length > 0 && `Does not exist: ${absent.join(', ')}`,
    ]
      .filter(Boolean)
      .join('; '),
  }),
});
