import type { Command } from '../command.ts';
import { no, ok } from '../completion.ts';
import type { Session } from '../session.ts';

/** GETQUOTA and GETQUOTAROOT (RFC 9208 §4.1): one root, "", which is the whole sandbox. */

export const getQuota: Command = {
  name: 'GETQUOTA',
  example: 'GETQUOTA ""',
  run(session, args) {
    args.space('a quota root');
    const root = args.astring('a quota root');
    args.end();
    if (root !== '') return no('the only quota root is ""', 'NONEXISTENT');
    tellQuota(session);
    return ok('GETQUOTA completed');
  },
};

export const getQuotaRoot: Command = {
  name: 'GETQUOTAROOT',
  example: 'GETQUOTAROOT INBOX',
  run(session, args) {
    args.space('a mailbox name');
    const name = session.readMailbox(args);
    args.end();
    // The mailbox need not exist: what would count for it can be asked before it is made (§4.1.2).
    session.reply.text(`* QUOTAROOT ${session.spell(name)} ""\r\n`);
    tellQuota(session);
    return ok('GETQUOTAROOT completed');
  },
};

/** STORAGE is counted in units of 1024 octets (§5.1). */
function tellQuota({ store, reply }: Session): void {
  const used = Math.ceil(store.state.cost / 1024);
  reply.text(`* QUOTA "" (STORAGE ${used} ${Math.floor(store.quota / 1024)})\r\n`);
}
