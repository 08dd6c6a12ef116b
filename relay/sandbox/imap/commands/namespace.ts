import { plain } from '../command.ts';
import { ok } from '../completion.ts';

/** NAMESPACE (RFC 2342 §5): one personal namespace without prefix; nobody's mailboxes but one's own. */
export const namespace = plain('NAMESPACE', (session) => {
  session.reply.text('* NAMESPACE (("" "/")) NIL NIL\r\n');
  return ok('NAMESPACE completed');
});
