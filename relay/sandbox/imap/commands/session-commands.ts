import { capabilityList } from '../capabilities.ts';
import { plain } from '../command.ts';
import { ok } from '../completion.ts';

/** CAPABILITY, NOOP and LOGOUT (RFC 3501 §6.1), legal in every state. */

export const capability = plain('CAPABILITY', (session) => {
  session.reply.line(`* CAPABILITY ${capabilityList(session)}`);
  return ok('CAPABILITY completed');
});

/** What has changed is told by the engine after each command; NOOP is the one that does nothing else (§6.1.2). */
export const noop = plain('NOOP', () => ok('NOOP completed'));

/** BYE comes before the tagged OK (§6.1.3). */
export const logout = plain('LOGOUT', (session) => {
  session.reply.line(`* BYE ${session.face.bye}`);
  session.ended = true;
  return { ...ok('LOGOUT completed'), after: { type: 'close', abruptly: false } };
});
