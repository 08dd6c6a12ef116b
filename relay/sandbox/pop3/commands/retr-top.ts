import { type Command, isReply, messageNumbered, words } from '../command.ts';
import { endOfTop, multiLine } from '../dot-stuffing.ts';
import { err, ok } from '../reply.ts';

/** RETR (RFC 1939 §5): the whole message. The octets it names are the message's own, without the stuffing. */
export const retr: Command = {
  name: 'RETR',
  run(session, args) {
    const message = messageNumbered(session, args.trim(), 'RETR');
    if (isReply(message)) return message;
    const content = session.maildrop.content(message);
    return { ...ok(session.texts.octets(content.size)), body: multiLine(content) };
  },
};

/** TOP (RFC 1939 §7): the header and some lines of the body. */
export const top: Command = {
  name: 'TOP',
  run(session, args) {
    const [number = '', count, ...more] = words(args);
    if (count === undefined || !/^\d+$/.test(count) || more.length > 0) return err(session.texts.topUsage);
    const message = messageNumbered(session, number, 'TOP');
    if (isReply(message)) return message;
    const content = session.maildrop.content(message);
    return { ...ok(session.texts.top), body: multiLine(content, endOfTop(content, Number(count))) };
  },
};
