import { type SaslAnswer, SaslDialogue } from '../../sasl/dialogue.ts';
import type { SaslRefusal } from '../../sasl/exchange.ts';
import { saslExchange } from '../../sasl/mechanisms.ts';
import { type Command, listing, words } from '../command.ts';
import { err, type Reply } from '../reply.ts';
import type { Pop3Session } from '../session.ts';
import type { Texts } from '../texts.ts';

/** AUTH (RFC 5034 §4). Without a mechanism it lists those there are, as servers did before CAPA. */
export const auth: Command = {
  name: 'AUTH',
  run(session, args) {
    const [mechanism, initial, ...more] = words(args);
    if (mechanism === undefined) return listing(session.texts.mechanisms, session.mechanisms);
    if (more.length > 0) return err(session.texts.authUsage);
    const offered = session.mechanisms.includes(mechanism.toUpperCase());
    const exchange = offered ? saslExchange(mechanism, session.sandbox) : undefined;
    if (!exchange) return err(session.texts.unknownMechanism(mechanism));
    const dialogue = new SaslDialogue(exchange);
    return replyTo(session, dialogue, dialogue.start(initial));
  },
};

/** A line of the client within AUTH. */
export function continueAuth(session: Pop3Session, dialogue: SaslDialogue, line: string): Reply {
  return replyTo(session, dialogue, dialogue.receive(line));
}

function replyTo(session: Pop3Session, dialogue: SaslDialogue, answer: SaslAnswer): Reply {
  session.authentication = answer.type === 'challenge' ? dialogue : undefined;
  if (answer.type === 'challenge') return { status: '+', text: answer.base64 };
  if (answer.type === 'success') return session.signIn(answer.user);
  const text = refusalText(session.texts, answer.reason);
  const credentials = answer.reason === 'wrong credentials' || answer.reason === 'not authorized';
  return credentials ? session.refuse(text) : err(text);
}

function refusalText(texts: Texts, reason: SaslRefusal): string {
  switch (reason) {
    case 'cancelled':
      return texts.cancelled;
    case 'not base64':
      return texts.notBase64;
    case 'malformed':
      return texts.malformed;
    case 'initial response not allowed':
      return texts.noInitialResponse;
    case 'wrong credentials':
      return texts.wrongPassword;
    case 'not authorized':
      return texts.notAuthorized;
    case 'too long':
      return texts.lineTooLong;
  }
}
