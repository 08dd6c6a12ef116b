import { fromLatin1 } from '../../wire/bytes.ts';
import { fromUtf8 } from '../../wire/utf8.ts';
import { challenge, type SaslExchange, type SaslServer, type SaslStep, verdict } from './exchange.ts';
import { hasPassword } from './prepared.ts';

const USERNAME = fromLatin1('Username:');
const PASSWORD = fromLatin1('Password:');

/** LOGIN, which never became an RFC: the server asks for the name and then for the password. */
export class LoginExchange implements SaslExchange {
  private readonly server: SaslServer;
  private login: string | undefined;

  constructor(server: SaslServer) {
    this.server = server;
  }

  /** Clients that send an initial response send the name in it. */
  start(initial: Uint8Array | undefined): SaslStep {
    return initial ? this.respond(initial) : challenge(USERNAME);
  }

  respond(response: Uint8Array): SaslStep {
    const text = fromUtf8(response);
    if (this.login === undefined) {
      this.login = text;
      return challenge(PASSWORD);
    }
    return verdict(this.server.accountOf(this.login), (account) => hasPassword(account, text));
  }
}
