import { fromBase64, toBase64 } from '../../wire/base64.ts';
import { EMPTY } from '../../wire/bytes.ts';
import { failure, type SaslExchange, type SaslFailure, type SaslStep } from './exchange.ts';

/** Longest line of an exchange, CRLF not counted (RFC 4954 §4, which asks for 12288 octets). */
export const MAX_SASL_LINE = 12288;

export type SaslAnswer =
  /** Send it behind `+ ` or `334 `; base64, empty for an empty challenge. */
  | { readonly type: 'challenge'; readonly base64: string }
  | { readonly type: 'success'; readonly user: string }
  | SaslFailure;

/**
 * An exchange as POP3, SMTP and IMAP carry it (RFC 5034 §4, RFC 4954 §4, RFC 3501 §6.2.2): a base64 line per message,
 * `*` to cancel, `=` for an initial response that is empty.
 */
export class SaslDialogue {
  private readonly exchange: SaslExchange;

  constructor(exchange: SaslExchange) {
    this.exchange = exchange;
  }

  /** `initial` is the initial response as written behind the mechanism's name, if there was one. */
  start(initial: string | undefined): SaslAnswer {
    if (initial === undefined) return answer(this.exchange.start(undefined));
    if (initial === '=') return answer(this.exchange.start(EMPTY));
    return this.decoded(initial, (octets) => this.exchange.start(octets));
  }

  /** A line from the client, without its line break. */
  receive(line: string): SaslAnswer {
    if (line === '*') return failure('cancelled');
    return this.decoded(line, (octets) => this.exchange.respond(octets));
  }

  private decoded(text: string, then: (octets: Uint8Array) => SaslStep): SaslAnswer {
    if (text.length > MAX_SASL_LINE) return failure('too long');
    const octets = fromBase64(text);
    return octets ? answer(then(octets)) : failure('not base64');
  }
}

function answer(step: SaslStep): SaslAnswer {
  return step.type === 'challenge' ? { type: 'challenge', base64: toBase64(step.octets) } : step;
}
