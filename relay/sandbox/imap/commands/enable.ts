import type { Command } from '../command.ts';
import { ok } from '../completion.ts';
import { enable, isEnableable } from '../enabling.ts';

/** ENABLE (RFC 5161 §3.1): what is not known, or not to be enabled, is passed over. */
export const enableCommand: Command = {
  name: 'ENABLE',
  example: 'ENABLE CONDSTORE',
  run(session, args) {
    args.space('a capability');
    const wanted = new Set<string>();
    do wanted.add(args.keyword('a capability'));
    while (args.more());
    const before = new Set(session.enabled);
    const offered = [...wanted].filter(isEnableable).filter((name) => session.offers(name));
    for (const name of offered) enable(session, name);
    // CONDSTORE beside QRESYNC, which includes it, is enabled by this command too, in whatever order they stand.
    const enabled = offered.filter((name) => !before.has(name));
    // The capability's own spelling goes back, whatever the client's was.
    const names = enabled.map((name) => (name === 'IMAP4REV2' ? 'IMAP4rev2' : name));
    session.reply.text(`* ${['ENABLED', ...names].join(' ')}\r\n`);
    return ok('ENABLE completed');
  },
};
