import type { Command } from '../command.ts';
import { LENIENT } from '../leniencies.ts';
import { readPath } from '../path.ts';
import { type Reply, reply } from '../reply.ts';
import type { SmtpSession } from '../session.ts';

/** VRFY and EXPN (RFC 5321 §3.5): who an address is. The one alias here is postmaster. */

export const vrfy: Command = {
  name: 'VRFY',
  capability: 'VRFY',
  run: (session, args) => lookUp(session, 'VRFY', args),
};

export const expn: Command = {
  name: 'EXPN',
  capability: 'EXPN',
  run(session, args) {
    const isList = /^<?postmaster(@|>|$)/i.test(args.trim());
    const found = lookUp(session, 'EXPN', args);
    return isList || found.code === 501
      ? found
      : reply(550, '5.1.1', 'There is no mailing list of that name');
  },
};

function lookUp(session: SmtpSession, verb: string, args: string): Reply {
  const wanted = args.trim();
  if (wanted === '')
    return reply(
      501,
      '5.5.4',
      `${verb} needs a name, e.g. ${verb} ${verb === 'VRFY' ? 'nicolas' : 'postmaster'}`,
    );
  // Both take an address as well as a name, in brackets or not (§3.5.1).
  const read = readPath(`TO:${wanted}`, 'TO', LENIENT);
  const account = 'path' in read ? session.accountOf(read.path) : undefined;
  if (!account) return reply(550, '5.1.1', 'There is no such user here');
  return reply(250, '2.1.5', `<${account.name}@${session.sandbox.domain}>`);
}
