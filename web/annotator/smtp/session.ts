import type { SmtpState } from '../../../relay/wire/smtp/commands.ts';
import type { SaslExchange } from '../sasl/exchange.ts';
import type { Unit } from '../span.ts';
import type { SmtpCommand } from './command.ts';

/** A command, or the end of the data, that waits for its reply. */
export interface Pending {
  readonly command: SmtpCommand;
  readonly unit: Unit;
  /** Its line ended in LF alone. */
  readonly bareLf: boolean;
}

/** What an SMTP session has shown of itself so far. */
export class SmtpSession {
  state: SmtpState = 'CONNECTED';
  /** True once the greeting has been seen, so that the log shows the session from its beginning. */
  greeted = false;
  secured = false;
  user: string | undefined;
  /** EHLO's lines after the first, upper case; undefined before EHLO, or when TLS has made them stale (RFC 3207 §4.2). */
  capabilities: readonly string[] | undefined;
  sasl: SaslExchange | undefined;
  /** Recipients accepted in this transaction. */
  recipients = 0;
  /** LMTP (RFC 2033): the end of the data gets one reply for each recipient. */
  lmtp = false;
  /** The octets may turn into TLS records: STARTTLS was accepted and the log has not said that TLS began. */
  tlsPromised = false;

  /** True when EHLO's reply lacks `keyword`; false when there was none. */
  lacks(keyword: string): boolean {
    return this.capabilities?.every((line) => !announces(line, keyword)) ?? false;
  }

  /** RFC 5321 §4.1.1.5, §4.1.4: sender, recipients and data are forgotten. */
  clearTransaction(): void {
    this.recipients = 0;
    if (this.state !== 'CONNECTED') this.state = 'READY';
  }
}

function announces(line: string, keyword: string): boolean {
  return line.startsWith(keyword) && (line.length === keyword.length || ' ='.includes(line[keyword.length]!));
}
