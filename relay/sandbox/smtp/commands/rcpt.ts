import { type Command, isReply } from '../command.ts';
import { RCPT_PARAMETERS, readParameters } from '../parameters.ts';
import { readPath } from '../path.ts';
import { reply } from '../reply.ts';
import { needsUtf8 } from './mail.ts';

/** RFC 5321 §4.5.3.1.8 asks for 100 at least. */
const MAX_RECIPIENTS = 100;

/** RCPT (RFC 5321 §4.1.1.3): one recipient each. Only the sandbox's own accounts get mail; nothing is relayed. */
export const rcpt: Command = {
  name: 'RCPT',
  run(session, args) {
    const { transaction } = session;
    if (!transaction) throw new Error('RCPT outside a transaction');
    const read = readPath(args, 'TO', session.leniencies);
    if (isReply(read)) return read;
    const { path } = read;
    const parameters = readParameters(session, read.parameters, RCPT_PARAMETERS);
    if (isReply(parameters)) return parameters;
    if (path.text === '')
      return reply(501, '5.1.3', 'A recipient cannot be empty: RCPT TO:<nicolas@example.org>');
    if (/[^\x00-\x7f]/.test(path.text) && !transaction.parameters.has('SMTPUTF8')) return needsUtf8('RCPT');
    if (!session.isLocal(path)) {
      return reply(
        550,
        '5.7.1',
        `<${path.text}>: relaying denied, only ${session.sandbox.domain} is delivered here`,
      );
    }
    const account = session.accountOf(path);
    if (!account) return reply(550, '5.1.1', `<${path.text}>: there is no such user here`);
    if (transaction.recipients.length >= MAX_RECIPIENTS) {
      return reply(452, '4.5.3', `Too many recipients: ${MAX_RECIPIENTS} for one mail`);
    }
    transaction.recipients.push({ path, parameters, account: account.name });
    return reply(250, '2.1.5', `RCPT TO:<${path.text}> OK`);
  },
};
