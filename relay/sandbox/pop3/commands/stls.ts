import { bare } from '../command.ts';
import { err, ok } from '../reply.ts';

/** STLS (RFC 2595 §4). What was said in clear is forgotten: the name of USER too. */
export const stls = bare('STLS', (session) => {
  if (session.secured) return err(session.texts.alreadyTls);
  if (!session.offersTls) return err(session.texts.noTls);
  if (session.utf8) return err(session.texts.tlsAfterUtf8);
  session.named = undefined;
  return { ...ok(session.texts.beginTls), after: { type: 'starttls' } };
});
