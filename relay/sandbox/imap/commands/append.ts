import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import type { CommandLiteral } from '../../../wire/imap/command-assembler.ts';
import { parseDateTime } from '../../../wire/imap/date-time.ts';
import { formatNumbers } from '../../../wire/imap/sequence-set.ts';
import { withCrlf, withCrlfUnlessNul } from '../../line-ends.ts';
import { transportable } from '../../mime/binary-parts.ts';
import { Content } from '../../mime/content.ts';
import { eightBitHeader } from '../../mime/surrogate.ts';
import type { ZonedDate } from '../../store/model.ts';
import type { Draft } from '../../store/store.ts';
import { type Catenation, readCatenation, resolveCatenation } from '../catenate.ts';
import type { Command } from '../command.ts';
import { type Completion, no, ok } from '../completion.ts';
import { hasRoomForKeywords, readFlag } from '../flags.ts';
import { APPEND_LIMIT } from '../limits.ts';
import { overQuota, tooManyKeywords, tryCreate } from '../refusals.ts';
import type { Session } from '../session.ts';
import { readUtf8Literal } from '../utf8-literal.ts';

/** APPEND (RFC 3501 §6.3.11), with MULTIAPPEND (RFC 3502), CATENATE (RFC 4469), literal8 and UTF8 (RFC 6855 §4). */
export const append: Command = {
  name: 'APPEND',
  changesMailbox: true,
  example: 'APPEND INBOX (\\Seen) {6}',
  run(session, args) {
    args.space('a mailbox name');
    const name = session.readMailbox(args);
    args.space('flags, a date or a literal {n}');
    const orders = [readOrder(session, args)];
    while (session.offers('MULTIAPPEND') && args.more()) orders.push(readOrder(session, args));
    args.end();
    const mailbox = session.mailbox(name);
    if (!mailbox) return tryCreate(session, name);
    if (mailbox.noSelect) return no('that name only holds other mailboxes, it takes no messages', 'CANNOT');
    if (
      !hasRoomForKeywords(
        mailbox,
        orders.flatMap(({ flags }) => flags),
      )
    )
      return tooManyKeywords();
    const drafts = draftsOf(session, orders);
    if ('status' in drafts) return drafts;
    const uids = session.store.append(session.account, mailbox.name, drafts);
    return ok(
      'APPEND completed',
      session.offers('UIDPLUS') ? `APPENDUID ${mailbox.uidValidity} ${formatNumbers(uids)}` : undefined,
    );
  },
};

/** One message to append, before its parts are looked up. */
export interface AppendOrder {
  readonly flags: readonly string[];
  readonly date: ZonedDate | undefined;
  readonly source: CommandLiteral | Catenation;
}

export function readOrder(session: Session, args: ArgumentReader): AppendOrder {
  let flags: string[] = [];
  if (args.peek() === '(') {
    flags = args.list('flags', () => readFlag(args), true);
    args.space('a date or a literal {n}');
  }
  let date: ZonedDate | undefined;
  if (args.peek() === '"') {
    const start = args.at;
    date = parseDateTime(args.string('a date'));
    if (!date) {
      args.at = start;
      args.fail('a date such as "26-Nov-2002 18:24:57 +0100"');
    }
    args.space('a literal {n}');
  }
  return { flags, date, source: readSource(session, args) };
}

function readSource(session: Session, args: ArgumentReader): CommandLiteral | Catenation {
  if (session.offers('CATENATE') && args.skip('CATENATE')) {
    args.space('(TEXT {n} URL "...")');
    return readCatenation(session, args);
  }
  const start = args.at;
  const literal =
    readUtf8Literal(session, args) ??
    args.literalValue('a literal: {n} at the end of the line, then n octets');
  const bytes = literal.binary ? literal.bytes : withCrlfUnlessNul(literal.bytes);
  if (bytes) return { ...literal, bytes };
  args.at = start;
  return args.fail('a message without NUL; one with NUL comes as ~{n}');
}

/** What may hold NUL, as a message that any client can fetch (RFC 3516 §4.4, §6); undefined where there is no way. */
function mended(bytes: Uint8Array): Uint8Array | undefined {
  const carried = transportable(bytes);
  return carried && withCrlf(carried);
}

/** The messages of all the orders, or why none of them is taken: APPEND is all or nothing (RFC 3502 §6.3.11). */
export function draftsOf(session: Session, orders: readonly AppendOrder[], freed = 0): Draft[] | Completion {
  const drafts: Draft[] = [];
  let octets = -freed;
  for (const { flags, date, source } of orders) {
    const found = 'binary' in source ? source.bytes : resolveCatenation(session, source);
    if (!(found instanceof Uint8Array)) return found;
    const bytes = 'binary' in source && !source.binary ? found : mended(found);
    if (!bytes) return no('NUL stands where no transfer encoding reaches it', 'UNKNOWN-CTE');
    if (bytes.length > APPEND_LIMIT) return no(`a message has at most ${APPEND_LIMIT} octets`, 'TOOBIG');
    // RFC 6855 §4 asks for this; clients that copy old mail do not know it, so it is for the strict only.
    const strict = session.sandbox.options.lenient === false && session.offers('UTF8=ACCEPT');
    if (strict && !session.enabled.has('UTF8=ACCEPT') && eightBitHeader(bytes)) {
      return no('a header beyond ASCII needs ENABLE UTF8=ACCEPT first', 'CANNOT');
    }
    octets += bytes.length;
    drafts.push({ content: new Content(bytes), flags, ...(date ? { internalDate: date } : {}) });
  }
  return session.store.hasRoomFor(octets, drafts.length) ? drafts : overQuota();
}
