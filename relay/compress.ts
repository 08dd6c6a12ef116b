import { Duplex } from 'node:stream';
import { constants, createDeflateRaw, createInflateRaw } from 'node:zlib';

/** COMPRESS=DEFLATE (RFC 4978): a stream whose octets travel deflated on `transport`, both ways. */
export function deflated(transport: Duplex): Duplex {
  // A reply must not wait in the compressor for the next one: a flush ends each write (RFC 4978 §4). It ends the stream
  // too: to some clients a last block without text looks like a broken connection.
  const options = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
  const inflate = createInflateRaw();
  const deflate = createDeflateRaw(options);
  const stream = Duplex.from({ readable: inflate, writable: deflate });
  const broken = (error: Error) => stream.destroy(error);
  inflate.once('error', broken);
  transport.once('error', broken).once('close', () => stream.destroy());
  stream.once('close', () => transport.destroy());
  transport.pipe(inflate);
  deflate.pipe(transport);
  return stream;
}
