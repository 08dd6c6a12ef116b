import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import type { Command } from '../command.ts';
import { ok } from '../completion.ts';

/** ID (RFC 2971): the client tells what it is, the server answers what it is. Neither acts on it. */
export const id: Command = {
  name: 'ID',
  example: 'ID ("name" "telnet")',
  run(session, args) {
    args.space('NIL or a list of fields and values');
    if (!args.skipNil()) readFields(args);
    args.end();
    session.reply.text('* ID ("name" "PlusOK")\r\n');
    return ok('ID completed');
  },
};

const MAX_FIELDS = 30;

function readFields(args: ArgumentReader): void {
  let count = 0;
  args.list(
    'fields',
    () => {
      if (++count > MAX_FIELDS) args.fail(`at most ${MAX_FIELDS} fields (RFC 2971 §3.3)`);
      args.string('a field name in quotes');
      args.space('its value');
      args.nstring('its value in quotes, or NIL');
    },
    true,
  );
}
