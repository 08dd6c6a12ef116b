import { EMPTY } from '../../wire/bytes.ts';
import { fromUtf8, isUtf8 } from '../../wire/utf8.ts';
import {
  actsAsItself,
  challenge,
  failure,
  type SaslExchange,
  type SaslServer,
  type SaslStep,
  verdict,
} from './exchange.ts';
import { hasPassword } from './prepared.ts';

/** PLAIN (RFC 4616): authorization identity, NUL, name, NUL, password, in one message of the client. */
export class PlainExchange implements SaslExchange {
  private readonly server: SaslServer;

  constructor(server: SaslServer) {
    this.server = server;
  }

  start(initial: Uint8Array | undefined): SaslStep {
    return initial ? this.respond(initial) : challenge(EMPTY);
  }

  respond(response: Uint8Array): SaslStep {
    if (!isUtf8(response)) return failure('malformed');
    const [authorization, login, password, ...more] = fromUtf8(response).split('\0');
    if (!login || password === undefined || more.length > 0) return failure('malformed');
    const account = this.server.accountOf(login);
    if (account && hasPassword(account, password) && !actsAsItself(authorization!, account, this.server)) {
      return failure('not authorized');
    }
    return verdict(account, (known) => hasPassword(known, password));
  }
}
