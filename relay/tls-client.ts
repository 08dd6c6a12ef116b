import { isIP, type Socket } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { ReasonCode } from './wire/control.ts';
import type { SecuredFacts, TlsTrouble } from './wire/log.ts';

/** What the certificate must be good for. */
export interface TlsPeer {
  /** The name on the certificate, and in SNI when it is not an address. */
  readonly host: string;
  /** The only certificate to trust, in PEM: the sandbox's own. Otherwise the system's roots. */
  readonly ca?: string;
  /** Whoever started the relay lets the certificate go unverified. */
  readonly unverified: boolean;
}

/** The handshake failed; the message says why, in a sentence for the page. */
export class TlsRefusal extends Error {
  override readonly name = 'TlsRefusal';
  readonly code: ReasonCode;
  readonly trouble: TlsTrouble | undefined;
  constructor(code: ReasonCode, { sentence, trouble }: Problem) {
    super(sentence);
    this.code = code;
    this.trouble = trouble;
  }
}

/** What is wrong, in a sentence and, where it is of the usual kinds, as a word. */
interface Problem {
  readonly sentence: string;
  readonly trouble?: TlsTrouble;
}

const HUNG_UP: Problem = { sentence: 'The server hung up during the TLS handshake.', trouble: 'cut' };

/** TLS 1.2 or later over an open connection. No octet of ours goes through before the certificate is accepted. */
export function secure(socket: Socket, peer: TlsPeer): Promise<{ stream: TLSSocket; facts: SecuredFacts }> {
  return new Promise((resolve, reject) => {
    const stream = connect({
      socket,
      host: peer.host,
      ...(isIP(peer.host) === 0 && { servername: peer.host }),
      ...(peer.ca !== undefined && { ca: peer.ca }),
      minVersion: 'TLSv1.2',
      // Checked below: the page is told what is wrong with a certificate, and shown it where an exception is made.
      rejectUnauthorized: false,
    });
    const fail = (error: Error) => {
      stream.destroy();
      reject(error instanceof TlsRefusal ? error : new TlsRefusal('tls-failed', explainFailure(error)));
    };
    const hungUp = () => fail(new TlsRefusal('tls-failed', HUNG_UP));
    stream.once('error', fail).once('close', hungUp);
    stream.once('secureConnect', () => {
      stream.off('error', fail).off('close', hungUp);
      stream.pause();
      const certificate = stream.getPeerCertificate();
      const problem = stream.authorized
        ? undefined
        : explainCertificate(stream.authorizationError, peer.host, certificate);
      if (problem !== undefined && !peer.unverified) fail(new TlsRefusal('certificate', problem));
      else resolve({ stream, facts: securedFacts(stream, certificate, problem) });
    });
  });
}

function securedFacts(
  stream: TLSSocket,
  certificate: PeerCertificate,
  problem: Problem | undefined,
): SecuredFacts {
  return {
    version: stream.getProtocol() ?? 'unknown',
    cipher: stream.getCipher().standardName ?? stream.getCipher().name,
    certificate: {
      subject: nameOf(certificate.subject),
      issuer: nameOf(certificate.issuer),
      validFrom: isoDate(certificate.valid_from),
      validTo: isoDate(certificate.valid_to),
      fingerprint: certificate.fingerprint256 ?? '',
      verified: problem === undefined,
      ...(problem && { problem: problem.sentence, trouble: problem.trouble }),
    },
  };
}

/** A distinguished name by its most telling attribute. The server wrote it: bounded, and shown as text only. */
function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const value: string | string[] | undefined = name?.CN ?? name?.O;
  return (Array.isArray(value) ? value.join(', ') : (value ?? '')).slice(0, 500);
}

function isoDate(date: string | undefined): string {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

/** Why a certificate did not verify. `error` is OpenSSL's code, or Node's for a name that does not match. */
function explainCertificate(
  error: Error | string | undefined,
  host: string,
  certificate: PeerCertificate,
): Problem {
  const code =
    typeof error === 'string' ? error : ((error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown');
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return {
        sentence: `The certificate expired on ${isoDate(certificate.valid_to).slice(0, 10)}.`,
        trouble: 'expired',
      };
    case 'CERT_NOT_YET_VALID':
      return {
        sentence: `The certificate is not valid before ${isoDate(certificate.valid_from).slice(0, 10)}.`,
        trouble: 'not-yet-valid',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return {
        sentence: `The certificate is for another name (${otherNames(certificate)}), not for ${host}.`,
        trouble: 'other-name',
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return {
        sentence: 'The certificate is self-signed: nobody vouches for it but itself.',
        trouble: 'self-signed',
      };
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return {
        sentence: 'The certificate was issued by an authority that this machine does not trust.',
        trouble: 'unknown-authority',
      };
    default:
      return { sentence: `The certificate did not verify (${code}).` };
  }
}

function otherNames(certificate: PeerCertificate): string {
  return (
    certificate.subjectaltname?.replaceAll(/(?:DNS|IP Address):/g, '') ?? nameOf(certificate.subject)
  ).slice(0, 200);
}

/** Why there was no handshake at all. */
function explainFailure(error: Error): Problem {
  const { code = '' } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'ERR_SSL_HTTP_REQUEST':
      return {
        sentence:
          'The server did not answer in TLS: this port speaks in clear. Connect in clear, then upgrade with STLS or STARTTLS.',
        trouble: 'in-clear',
      };
    case 'ERR_SSL_UNSUPPORTED_PROTOCOL':
    case 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION':
      return {
        sentence: 'The server only speaks a TLS older than 1.2, which is no longer safe (RFC 8996).',
        trouble: 'too-old',
      };
    case 'ECONNRESET':
    case 'EPIPE':
      return { sentence: 'The server cut the connection during the TLS handshake.', trouble: 'cut' };
    default:
      return { sentence: `The TLS handshake failed (${code || error.message}).` };
  }
}
