import * as v from 'valibot';
import { PROTOCOLS } from '../../relay/wire/protocol.ts';
import { messagesIn } from './evidence.ts';
import { kind } from './kind.ts';

/** A condition on a whole mailbox: its list of subjects, as a mail program shows it. */
export const subjects = kind({
  schema: v.pipe(
    v.strictObject({
      by: v.picklist(PROTOCOLS),
      account: v.optional(v.string(), 'nicolas'),
      mailbox: v.optional(v.string(), 'INBOX'),
    }),
    v.description(
      'The subject of every message of a mailbox was transferred by this protocol, by whatever command.',
    ),
  ),
  holds: ({ by, account, mailbox }, { sessions, before }) => {
    const messages = messagesIn(before, account, mailbox);
    const heard = sessions.filter((s) => s.protocol === by).map((s) => s.octets('server'));
    const wanted = messages.map(({ source }) => subjectIn(source));
    return messages.length > 0 && wanted.every((subject) => heard.some((octets) => octets.includes(subject)));
  },
  says: ({ by }) => ({
    fr: `Tous les sujets ont été transférés par ${by.toUpperCase()}`,
    en: `Every subject has been transferred by ${by.toUpperCase()}`,
  }),
});

/** The first line of the Subject field, as it stands in the header. */
function subjectIn(source: string): string {
  const header = source.split('\r\n\r\n', 1)[0]!;
  return /^Subject: *(.*?)\r?$/im.exec(header)?.[1] ?? '';
}
