import type { Command } from '../command.ts';
import { no, ok } from '../completion.ts';
import { EVENTS, readGroups, UnknownEvent } from '../notify/groups.ts';
import { Notifications } from '../notify/notifications.ts';

/** NOTIFY (RFC 5465 §3.1): each order replaces the one before it. */
export const notify: Command = {
  name: 'NOTIFY',
  // What happened up to now is told whatever will be wanted from now on (§3.1): an implicit NOOP.
  changesMailbox: true,
  example: 'NOTIFY SET (PERSONAL (MessageNew MessageExpunge))',
  run(session, args) {
    args.space('SET or NONE');
    if (args.skip('NONE')) {
      args.end();
      // NONE is not as before the first NOTIFY: then the selected mailbox was told of (§3.1).
      session.notifications = new Notifications(session, []);
      return ok('NOTIFY completed');
    }
    args.expect('SET', 'SET or NONE');
    args.space('groups of events');
    const status = args.skip('STATUS');
    if (status) args.space('groups of events');
    try {
      session.notifications = new Notifications(session, readGroups(session, args));
    } catch (problem) {
      if (!(problem instanceof UnknownEvent)) throw problem;
      return no('one of these events is not known here', `BADEVENT (${EVENTS.join(' ')})`);
    }
    if (status) session.notifications.tellAll(session);
    return ok('NOTIFY completed');
  },
};
