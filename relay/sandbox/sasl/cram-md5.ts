import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { fromLatin1 } from '../../wire/bytes.ts';
import { fromUtf8, utf8 } from '../../wire/utf8.ts';
import { hex } from '../hex.ts';
import {
  challenge,
  failure,
  type SaslExchange,
  type SaslServer,
  type SaslStep,
  verdict,
} from './exchange.ts';
import { prepared } from './prepared.ts';
import { timestamp } from './timestamp.ts';

/** CRAM-MD5 (RFC 2195): name, space, and the keyed digest of the server's timestamp in hexadecimal. */
export class CramMd5Exchange implements SaslExchange {
  private readonly server: SaslServer;
  private readonly timestamp: Uint8Array;

  constructor(server: SaslServer) {
    this.server = server;
    this.timestamp = fromLatin1(timestamp(server));
  }

  start(initial: Uint8Array | undefined): SaslStep {
    return initial ? failure('initial response not allowed') : challenge(this.timestamp);
  }

  respond(response: Uint8Array): SaslStep {
    const text = fromUtf8(response);
    const space = text.lastIndexOf(' ');
    const digest = text.slice(space + 1);
    if (space < 1 || !/^[0-9a-f]{32}$/.test(digest)) return failure('malformed');
    const account = this.server.accountOf(text.slice(0, space));
    return verdict(
      account,
      ({ password }) => digest === hex(hmac(md5, utf8(prepared(password)), this.timestamp)),
    );
  }
}
