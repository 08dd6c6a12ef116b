import { textOf } from '../../../wire/imap/argument-reader.ts';
import { loginRefused, signedIn } from '../authentication.ts';
import type { Command } from '../command.ts';
import { no } from '../completion.ts';

/** LOGIN (RFC 3501 §6.2.3). */
export const login: Command = {
  name: 'LOGIN',
  example: 'LOGIN nicolas mot_passe',
  run(session, args) {
    args.space('a user name and a password');
    const user = textOf(args.astring('a user name'));
    args.space('a password');
    const password = textOf(args.astring('a password'));
    args.end();
    if (session.offers('LOGINDISABLED')) {
      return no('LOGIN is disabled here: use STARTTLS first', 'PRIVACYREQUIRED');
    }
    const account = session.sandbox.authenticate(user, password);
    if (account === undefined) {
      return loginRefused(session, 'the user name or the password is wrong');
    }
    return signedIn(session, account);
  },
};
