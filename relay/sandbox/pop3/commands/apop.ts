import { md5 } from '@noble/hashes/legacy.js';
import { utf8 } from '../../../wire/utf8.ts';
import { hex } from '../../hex.ts';
import { prepared } from '../../sasl/prepared.ts';
import { type Command, words } from '../command.ts';
import { err } from '../reply.ts';

/** APOP (RFC 1939 §7): the digest of the greeting's timestamp and the password, instead of the password. */
export const apop: Command = {
  name: 'APOP',
  run(session, args) {
    const [name, digest, ...more] = words(args);
    if (name === undefined || !/^[0-9a-f]{32}$/.test(digest ?? '') || more.length > 0) {
      return err(session.texts.apopUsage);
    }
    const account = session.sandbox.accountOf(name);
    const right = account && hex(md5(utf8(`${session.timestamp}${prepared(account.password)}`))) === digest;
    return right ? session.signIn(account.name) : session.refuse(session.texts.wrongDigest);
  },
};
