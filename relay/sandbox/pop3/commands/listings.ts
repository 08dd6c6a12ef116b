import type { Message } from '../../store/model.ts';
import { bare, type Command, isReply, listing, messageNumbered } from '../command.ts';
import { ok } from '../reply.ts';
import type { Pop3Session } from '../session.ts';

/** STAT, LIST and UIDL (RFC 1939 §5, §7): counts, sizes and unique-ids of the messages that are not marked. */

export const stat = bare('STAT', ({ maildrop }) => ok(`${maildrop.count} ${maildrop.octets}`));

/** With a number one line, without one a multi-line response. */
function listCommand(
  name: string,
  title: (session: Pop3Session) => string,
  value: (session: Pop3Session, message: Message) => string | number,
): Command {
  return {
    name,
    run(session, args) {
      const word = args.trim();
      if (word !== '') {
        const message = messageNumbered(session, word, name);
        return isReply(message) ? message : ok(`${Number(word)} ${value(session, message)}`);
      }
      const lines = Array.from(
        session.maildrop.listed(),
        ([number, message]) => `${number} ${value(session, message)}`,
      );
      return listing(title(session), lines);
    },
  };
}

export const list = listCommand(
  'LIST',
  ({ texts }) => texts.scanListing,
  ({ maildrop }, message) => maildrop.content(message).size,
);

export const uidl = listCommand(
  'UIDL',
  ({ texts }) => texts.uniqueIds,
  ({ maildrop }, message) => maildrop.uniqueId(message),
);
