import { type SaslAnswer, SaslDialogue } from '../../sasl/dialogue.ts';
import type { SaslRefusal } from '../../sasl/exchange.ts';
import { saslExchange } from '../../sasl/mechanisms.ts';
import { SASL_REFUSALS } from '../../sasl/refusals.ts';
import type { Command } from '../command.ts';
import { type Reply, reply } from '../reply.ts';
import type { SmtpSession } from '../session.ts';

/** The codes of RFC 4954 §4 and §6. */
const CODES: Readonly<Record<SaslRefusal, readonly [code: number, enhanced: string]>> = {
  cancelled: [501, '5.7.0'],
  'not base64': [501, '5.5.2'],
  malformed: [501, '5.5.2'],
  'initial response not allowed': [501, '5.7.0'],
  'wrong credentials': [535, '5.7.8'],
  'not authorized': [535, '5.7.8'],
  'too long': [500, '5.5.6'],
};

/** AUTH (RFC 4954 §4). */
export const auth: Command = {
  name: 'AUTH',
  capability: 'AUTH',
  run(session, args) {
    const [mechanism, initial, ...more] = args.split(' ').filter((word) => word !== '');
    if (mechanism === undefined || more.length > 0) {
      return reply(501, '5.5.4', 'AUTH needs the name of a mechanism, e.g. AUTH PLAIN');
    }
    if (!session.extended) return reply(503, '5.5.1', 'AUTH is an extension: greet with EHLO first');
    if (session.user !== undefined) return reply(503, '5.5.1', 'You have signed in already');
    const offered = session.mechanisms.includes(mechanism.toUpperCase());
    const exchange = offered ? saslExchange(mechanism, session.sandbox) : undefined;
    if (!exchange)
      return reply(504, '5.5.4', `There is no such mechanism; there are ${session.mechanisms.join(' ')}`);
    const dialogue = new SaslDialogue(exchange);
    return replyTo(session, dialogue, dialogue.start(initial));
  },
};

/** A line of the client within AUTH. */
export function continueAuth(session: SmtpSession, dialogue: SaslDialogue, line: string): Reply {
  return replyTo(session, dialogue, dialogue.receive(line));
}

/** A line within AUTH that no exchange needs: the exchange is over (RFC 4954 §4). */
export function abandonAuth(session: SmtpSession): Reply {
  session.authentication = undefined;
  return refusal('too long');
}

function replyTo(session: SmtpSession, dialogue: SaslDialogue, answer: SaslAnswer): Reply {
  session.authentication = answer.type === 'challenge' ? dialogue : undefined;
  if (answer.type === 'challenge') return reply(334, '', answer.base64);
  if (answer.type === 'failure') return refusal(answer.reason);
  session.user = answer.user;
  return reply(235, '2.7.0', `User ${answer.user} authenticated`);
}

function refusal(reason: SaslRefusal): Reply {
  const [code, enhanced] = CODES[reason];
  return reply(code, enhanced, SASL_REFUSALS[reason]);
}
