import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Fewer octets than this fit into one packet as they are. */
const SMALL = 1024;

/**
 * What many are answered: kept whole, compressed once for those who take gzip, and not sent again to those who have it.
 * A Range is not looked at (RFC 9110 §14.2).
 */
export class StoredAnswer {
  private readonly octets: Buffer;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly digest: string;
  private zipped: Buffer | undefined;

  /** `caching`: the Cache-Control header. */
  constructor(octets: Buffer, type: string, caching: string) {
    this.octets = octets;
    this.headers = { 'content-type': type, 'cache-control': caching, vary: 'Accept-Encoding' };
    this.digest = createHash('sha256').update(octets).digest('base64url');
  }

  send(request: IncomingMessage, response: ServerResponse): void {
    const zip = this.octets.length >= SMALL && takesGzip(request.headers['accept-encoding']);
    const etag = `"${this.digest}${zip ? '-gzip' : ''}"`; // of another representation, another (RFC 9110 §8.8.3.3)
    if (isKnown(request.headers['if-none-match'], etag)) {
      response.writeHead(304, { ...this.headers, etag }).end();
      return;
    }
    const body = zip ? this.gzipped : this.octets;
    const encoding = zip ? { 'content-encoding': 'gzip' } : {};
    response.writeHead(200, { ...this.headers, ...encoding, etag, 'content-length': body.length }).end(body);
  }

  private get gzipped(): Buffer {
    this.zipped ??= gzipSync(this.octets);
    return this.zipped;
  }
}

/** Accept-Encoding names gzip, and not to refuse it with a weight of 0 (RFC 9110 §12.5.3). */
function takesGzip(accepted = ''): boolean {
  return accepted
    .split(',')
    .some((coding) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(coding));
}

/** If-None-Match: a list of tags, compared weakly (RFC 9110 §13.1.2). */
function isKnown(condition: string | undefined, etag: string): boolean {
  const tags = condition?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags !== undefined && (tags.includes(etag) || tags.includes('*'));
}
