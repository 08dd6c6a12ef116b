import { type Command, isReply } from '../command.ts';
import { MAIL_PARAMETERS, readParameters } from '../parameters.ts';
import { readPath } from '../path.ts';
import { type Reply, reply } from '../reply.ts';
import { MAX_MESSAGE, type SmtpSession } from '../session.ts';

/** MAIL (RFC 5321 §4.1.1.2) begins a mail: the reverse-path, to which failures would be reported; `<>` for none. */
export const mail: Command = {
  name: 'MAIL',
  run(session, args) {
    if (session.connection.submission && session.user === undefined) {
      return reply(530, '5.7.0', 'Authentication required: this is the submission port (RFC 6409)');
    }
    const read = readPath(args, 'FROM', session.leniencies);
    if (isReply(read)) return read;
    const { path } = read;
    const parameters = readParameters(session, read.parameters, MAIL_PARAMETERS);
    if (isReply(parameters)) return parameters;
    if (/[^\x00-\x7f]/.test(path.text) && !parameters.has('SMTPUTF8')) return needsUtf8('MAIL');
    const refusal = tooBig(session, Number(parameters.get('SIZE') ?? 0));
    if (refusal) return refusal;
    session.transaction = { sender: path, parameters, recipients: [] };
    return reply(250, '2.1.0', `MAIL FROM:<${path.text}> OK`);
  },
};

/** RFC 6531 §3.5: an address beyond ASCII needs the parameter SMTPUTF8. */
export const needsUtf8 = (verb: string): Reply =>
  reply(553, '5.6.7', `${verb}: an address beyond ASCII needs SMTPUTF8 behind MAIL FROM:<...>`);

/** What the client announces by SIZE (RFC 1870 §6.1). */
function tooBig(session: SmtpSession, size: number): Reply | undefined {
  if (size > MAX_MESSAGE) return reply(552, '5.3.4', `A message has at most ${MAX_MESSAGE} octets here`);
  return session.sandbox.store.hasRoomFor(size)
    ? undefined
    : reply(452, '4.3.1', 'No room for so much mail now');
}
