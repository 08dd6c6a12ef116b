import { type SaslAnswer, SaslDialogue } from '../../sasl/dialogue.ts';
import { mechanismNames, saslExchange } from '../../sasl/mechanisms.ts';
import { SASL_REFUSALS } from '../../sasl/refusals.ts';
import { loginRefused, signedIn } from '../authentication.ts';
import type { Command } from '../command.ts';
import { bad, type Completion, no } from '../completion.ts';
import type { Session } from '../session.ts';

/** AUTHENTICATE (RFC 3501 §6.2.2), with an initial response (SASL-IR, RFC 4959). */
export const authenticate: Command = {
  name: 'AUTHENTICATE',
  example: 'AUTHENTICATE PLAIN',
  run(session, args) {
    args.space('a mechanism such as PLAIN');
    const mechanism = args.keyword('a mechanism such as PLAIN');
    const initial = session.offers('SASL-IR') && args.more() ? args.rest() : undefined;
    args.end();
    const exchange = session.offers(`AUTH=${mechanism}`) && saslExchange(mechanism, session.sandbox);
    if (!exchange) {
      return no(`${mechanism} is not offered here; there are ${offeredNames(session)}`, 'CANNOT');
    }
    const dialogue = new SaslDialogue(exchange);
    const ended = proceed(session, dialogue.start(initial));
    return (
      ended ?? {
        status: 'pending',
        idle: false,
        receive: (line) => proceed(session, dialogue.receive(line)),
      }
    );
  },
};

const offeredNames = (session: Session) =>
  mechanismNames(session.off)
    .filter((name) => session.offers(`AUTH=${name}`))
    .join(', ');

/** Writes a challenge and waits, or says how the exchange ended. */
function proceed(session: Session, answer: SaslAnswer): Completion | undefined {
  switch (answer.type) {
    case 'challenge':
      session.reply.text(`+ ${answer.base64}\r\n`);
      return undefined;
    case 'success':
      return signedIn(session, answer.user);
    case 'failure': {
      const text = SASL_REFUSALS[answer.reason];
      if (answer.reason === 'wrong credentials') return loginRefused(session, text);
      if (answer.reason === 'not authorized') return no(text, 'AUTHORIZATIONFAILED');
      // RFC 3501 §6.2.2: cancelled, or no base64, is BAD.
      return bad(text);
    }
  }
}
