import { transportable } from '../../mime/binary-parts.ts';
import { bare } from '../command.ts';
import { deliver, prepareDelivery } from '../delivery.ts';
import { type Reply, reply } from '../reply.ts';
import { MAX_MESSAGE, type SmtpSession } from '../session.ts';
import { longestLine, MAX_TEXT_LINE } from '../text.ts';
import type { TextBuilder } from '../text-builder.ts';

/** DATA (RFC 5321 §4.1.1.4): the text follows, until a line with nothing but a dot. */
export const data = bare('DATA', (session) => {
  session.receiving = 'data';
  return reply(354, '', 'Start mail input; end with <CRLF>.<CRLF>');
});

/** The whole text is here: stores it for each recipient, or says why not. The transaction ends either way (§4.1.1.4). */
export function accept(session: SmtpSession, { text, isTooBig }: TextBuilder): Reply {
  const { transaction } = session;
  session.transaction = undefined;
  if (!transaction) throw new Error('text outside a transaction');
  if (isTooBig && session.longestText < MAX_MESSAGE) return full;
  if (isTooBig) return reply(552, '5.3.4', `A message has at most ${MAX_MESSAGE} octets here`);
  if (!session.leniencies.longTextLine && longestLine(text) > MAX_TEXT_LINE) {
    return reply(554, '5.6.0', `A line has more than ${MAX_TEXT_LINE} octets (RFC 5321 section 4.5.3.1.6)`);
  }
  const carried = transportable(text);
  if (!carried) return reply(554, '5.6.1', 'NUL stands where no transfer encoding reaches it');
  const delivery = prepareDelivery(session, transaction, carried);
  if (
    !session.sandbox.store.hasRoomFor(
      delivery.content.size * delivery.accounts.length,
      delivery.accounts.length,
    )
  ) {
    return full;
  }
  deliver(session, delivery);
  return reply(250, '2.0.0', `<${delivery.id}> Mail accepted`);
}

const full = reply(452, '4.2.2', 'The mailbox is full');
