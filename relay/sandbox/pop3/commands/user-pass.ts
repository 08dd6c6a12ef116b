import type { Command } from '../command.ts';
import { err, ok } from '../reply.ts';

/** USER and PASS (RFC 1939 §7). A name nobody has is accepted too, so that names cannot be guessed one by one. */

export const user: Command = {
  name: 'USER',
  run(session, args) {
    const name = args.trim();
    if (name === '') return err(session.texts.userUsage);
    session.named = name;
    return ok(session.texts.nameAccepted);
  },
};

/** The whole rest of the line is the password: spaces may be part of it. */
export const pass: Command = {
  name: 'PASS',
  run(session, args) {
    if (session.named === undefined) return err(session.texts.userFirst);
    if (args === '') return err(session.texts.passUsage);
    const account = session.sandbox.authenticate(session.named, args);
    return account === undefined ? session.refuse(session.texts.wrongPassword) : session.signIn(account);
  },
};
