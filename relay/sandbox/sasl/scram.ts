import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64 } from '../../wire/base64.ts';
import { EMPTY, equalBytes } from '../../wire/bytes.ts';
import { fromUtf8, isUtf8, utf8 } from '../../wire/utf8.ts';
import type { Account } from '../store/model.ts';
import {
  actsAsItself,
  challenge,
  failure,
  type SaslExchange,
  type SaslServer,
  type SaslStep,
} from './exchange.ts';

import { prepared } from './prepared.ts';

/** RFC 7677 §4 asks for 4096 at least. */
const ITERATIONS = 4096;

/** What a server keeps of a password (RFC 5802 §3): enough to check a proof, not to make one. */
interface Credentials {
  readonly salt: Uint8Array;
  readonly storedKey: Uint8Array;
  readonly serverKey: Uint8Array;
}

/** Derived once per password and server, for the iterations are meant to be slow. */
const derived = new WeakMap<SaslServer, Map<string, Credentials>>();

interface ClientFirst {
  /** The channel-binding flag and authorization identity, as sent. */
  readonly gs2Header: string;
  readonly authorization: string;
  readonly login: string;
  readonly bare: string;
  readonly nonce: string;
}

/** SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677). */
export class ScramExchange implements SaslExchange {
  private readonly server: SaslServer;
  private first: ClientFirst | undefined;
  private serverFirst = '';
  private nonce = '';
  private proven: Account | undefined;

  constructor(server: SaslServer) {
    this.server = server;
  }

  start(initial: Uint8Array | undefined): SaslStep {
    return initial ? this.respond(initial) : challenge(EMPTY);
  }

  respond(response: Uint8Array): SaslStep {
    // The server's signature travels as a challenge, which the client answers with nothing (RFC 5802 §5).
    if (this.proven) {
      return response.length === 0 ? { type: 'success', user: this.proven.name } : failure('malformed');
    }
    if (!isUtf8(response)) return failure('malformed');
    return this.first ? this.final(fromUtf8(response), this.first) : this.begin(fromUtf8(response));
  }

  private begin(message: string): SaslStep {
    const first = parseClientFirst(message);
    if (!first) return failure('malformed');
    this.first = first;
    this.nonce = first.nonce + toBase64(this.server.surroundings.random(18));
    const { salt } = this.credentials(this.server.accountOf(first.login));
    this.serverFirst = `r=${this.nonce},s=${toBase64(salt)},i=${ITERATIONS}`;
    return challenge(utf8(this.serverFirst));
  }

  private final(message: string, first: ClientFirst): SaslStep {
    const [, binding, nonce, proofText] = /^c=([^,]*),r=([^,]*)(?:,[^,]*)*,p=([^,]*)$/.exec(message) ?? [];
    const proof = fromBase64(proofText ?? '');
    if (binding === undefined || !proof || proof.length !== 32) return failure('malformed');
    if (binding !== toBase64(utf8(first.gs2Header)) || nonce !== this.nonce) return failure('malformed');
    const account = this.server.accountOf(first.login);
    const { storedKey, serverKey } = this.credentials(account);
    const withoutProof = message.slice(0, message.lastIndexOf(',p='));
    const authMessage = utf8(`${first.bare},${this.serverFirst},${withoutProof}`);
    const clientKey = xor(proof, hmac(sha256, storedKey, authMessage));
    if (!account || !equalBytes(sha256(clientKey), storedKey)) return failure('wrong credentials');
    if (!actsAsItself(first.authorization, account, this.server)) return failure('not authorized');
    this.proven = account;
    return challenge(utf8(`v=${toBase64(hmac(sha256, serverKey, authMessage))}`));
  }

  /** For a name without account, credentials of a password that nobody has: the exchange looks the same. */
  private credentials(account: Account | undefined): Credentials {
    const key = account ? `${account.name}\0${account.password}` : '';
    const known = derived.get(this.server) ?? new Map<string, Credentials>();
    derived.set(this.server, known);
    const credentials = known.get(key) ?? derive(this.server, account?.password);
    known.set(key, credentials);
    return credentials;
  }
}

function derive(server: SaslServer, password: string | undefined): Credentials {
  const salt = server.surroundings.random(16);
  const secret = password === undefined ? server.surroundings.random(32) : utf8(prepared(password));
  const salted = pbkdf2(sha256, secret, salt, { c: ITERATIONS, dkLen: 32 });
  return {
    salt,
    storedKey: sha256(hmac(sha256, salted, utf8('Client Key'))),
    serverKey: hmac(sha256, salted, utf8('Server Key')),
  };
}

/** `n,a=someone,n=nicolas,r=nonce` (RFC 5802 §7); a client that demands channel binding (`p=`) is refused. */
function parseClientFirst(message: string): ClientFirst | undefined {
  const found = /^([ny],(?:a=([^,]+))?,)(n=([^,]+),r=([\x21-\x2b\x2d-\x7e]+)(?:,.*)?)$/.exec(message);
  if (!found) return undefined;
  const [, gs2Header, authorization, bare, login, nonce] = found;
  const name = decodeName(login!);
  const acting = decodeName(authorization ?? '');
  if (name === undefined || acting === undefined) return undefined;
  return { gs2Header: gs2Header!, authorization: acting, login: name, bare: bare!, nonce: nonce! };
}

/** `=2C` stands for a comma and `=3D` for an equals sign; no other `=` may stand in a name (RFC 5802 §5.1). */
function decodeName(name: string): string | undefined {
  if (/=(?!2C|3D)/.test(name)) return undefined;
  return name.replaceAll('=2C', ',').replaceAll('=3D', '=');
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((octet, i) => octet ^ b[i]!);
}
