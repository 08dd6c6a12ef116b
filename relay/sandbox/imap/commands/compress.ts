import type { Command } from '../command.ts';
import { no, ok } from '../completion.ts';

/** COMPRESS DEFLATE (RFC 4978): from the octet after the OK on, both ways. */
export const compress: Command = {
  name: 'COMPRESS',
  example: 'COMPRESS DEFLATE',
  run(session, args) {
    args.space('DEFLATE');
    args.expect('DEFLATE');
    args.end();
    if (session.compressed) return no('DEFLATE is active already', 'COMPRESSIONACTIVE');
    session.compressed = true;
    return { ...ok('DEFLATE active'), after: { type: 'compress' } };
  },
};
