import { bare, type Command, isReply, messageNumbered } from '../command.ts';
import { ok } from '../reply.ts';

/** DELE marks, RSET takes all marks back, QUIT removes what is marked (RFC 1939 §5, §6). */

export const dele: Command = {
  name: 'DELE',
  run(session, args) {
    const message = messageNumbered(session, args.trim(), 'DELE');
    if (isReply(message)) return message;
    session.maildrop.mark(message);
    return ok(session.texts.deleted);
  },
};

export const rset = bare('RSET', (session) => {
  session.maildrop.unmarkAll();
  return ok(session.texts.reset);
});

export const quit = bare('QUIT', (session) => {
  session.quit();
  return { ...ok(session.texts.goodbye), after: { type: 'close', abruptly: false } };
});

export const noop = bare('NOOP', ({ texts }) => ok(texts.nothingDone));
