import { plain } from '../command.ts';
import { bad, ok } from '../completion.ts';

/** STARTTLS (RFC 3501 §6.2.1). The handshake begins right after the OK. */
export const starttls = plain('STARTTLS', (session) =>
  session.secure
    ? bad('TLS is active already')
    : { ...ok('Begin TLS negotiation now'), after: { type: 'starttls' } },
);
