import type { Command } from '../command.ts';
import { bad, ok } from '../completion.ts';

/** CANCELUPDATE (RFC 5267 §4.3.5): ends the contexts that the searches with these tags opened. */
export const cancelUpdate: Command = {
  name: 'CANCELUPDATE',
  example: 'CANCELUPDATE "a7"',
  run(session, args) {
    args.space('the tag of a search, in quotes');
    const tags: string[] = [];
    do tags.push(args.string('the tag of a search, in quotes'));
    while (args.more());
    const unknown = tags.find((tag) => !session.contexts.has(tag));
    if (unknown !== undefined) return bad('no search with that tag is being updated');
    for (const tag of tags) session.contexts.cancel(tag);
    return ok('CANCELUPDATE completed');
  },
};
