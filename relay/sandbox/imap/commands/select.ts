import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import type { SequenceSet } from '../../../wire/imap/sequence-set.ts';
import type { Mailbox } from '../../store/model.ts';
import type { Command } from '../command.ts';
import { type Completion, no, ok } from '../completion.ts';
import { enable } from '../enabling.ts';
import { missingMailbox } from '../refusals.ts';
import { resynchronise } from '../resynchronise.ts';
import { DEFINED_FLAGS, type Session } from '../session.ts';
import { summarise } from '../summary.ts';

/** SELECT and EXAMINE (RFC 3501 §6.3.1, §6.3.2), with CONDSTORE and QRESYNC (RFC 7162 §3.1.8, §3.2.5). */

/** `(QRESYNC (uidvalidity modseq [known-uids] [(sequence-set uid-set)]))`. */
export interface Resync {
  readonly uidValidity: number;
  readonly modseq: number;
  readonly known: SequenceSet | undefined;
  readonly match: readonly [numbers: SequenceSet, uids: SequenceSet] | undefined;
}

const opening = (name: 'SELECT' | 'EXAMINE', readOnly: boolean): Command => ({
  name,
  example: `${name} INBOX`,
  run(session, args) {
    args.space('a mailbox name');
    const mailboxName = session.readMailbox(args);
    const resync = args.more() ? readParameters(session, args) : undefined;
    args.end();
    const wasSelected = session.view !== undefined;
    session.view = undefined;
    // Tells where the old mailbox's responses end and the new one's begin (RFC 7162 §3.2.11, RFC 9051 §7.1).
    if (wasSelected && (session.offers('CONDSTORE') || session.rev2))
      session.reply.line('* OK [CLOSED] Previous mailbox closed');
    const mailbox = session.mailbox(mailboxName);
    if (!mailbox) return missingMailbox(session, mailboxName);
    if (mailbox.noSelect)
      return no(`${mailbox.name} only holds other mailboxes, it has no messages`, 'CANNOT');
    return open(session, mailbox, name, readOnly, resync);
  },
});

export const select = opening('SELECT', false);
export const examine = opening('EXAMINE', true);

function readParameters(session: Session, args: ArgumentReader): Resync | undefined {
  let resync: Resync | undefined;
  args.list('parameters such as CONDSTORE', () => {
    const start = args.at;
    const parameter = args.keyword('a parameter');
    if (parameter === 'CONDSTORE' && session.offers('CONDSTORE')) enable(session, 'CONDSTORE');
    else if (parameter === 'QRESYNC' && session.enabled.has('QRESYNC')) resync = readResync(args);
    else {
      args.at = start;
      args.fail(parameter === 'QRESYNC' ? 'ENABLE QRESYNC before QRESYNC' : 'CONDSTORE or QRESYNC');
    }
  });
  return resync;
}

function readResync(args: ArgumentReader): Resync {
  args.space('(uidvalidity modseq ...)');
  args.expect('(');
  const uidValidity = args.nonZeroNumber('a UIDVALIDITY');
  args.space('a mod-sequence');
  const modseq = args.modSequence();
  let known: SequenceSet | undefined;
  let match: Resync['match'];
  if (args.peek() === ' ') {
    args.space('known UIDs');
    if (args.peek() !== '(') known = args.sequenceSet('known UIDs');
    if (args.peek() === ' ') args.space('known message numbers and UIDs');
    if (args.skip('(')) {
      const numbers = args.sequenceSet();
      args.space('their UIDs');
      match = [numbers, args.sequenceSet('a UID set')];
      args.expect(')');
    }
  }
  args.expect(')');
  return { uidValidity, modseq, known, match };
}

function open(
  session: Session,
  mailbox: Mailbox,
  name: 'SELECT' | 'EXAMINE',
  readOnly: boolean,
  resync: Resync | undefined,
): Completion {
  const { reply } = session;
  const view = session.select(mailbox, readOnly);
  const { firstUnseen } = summarise(view.messages);
  reply.text(`* ${view.count} EXISTS\r\n`);
  if (!session.rev2) reply.text(`* ${view.recentCount} RECENT\r\n`);
  reply.text(`* OK [UIDVALIDITY ${mailbox.uidValidity}] UID validity status\r\n`);
  reply.text(`* OK [UIDNEXT ${mailbox.uidNext}] Predicted next UID\r\n`);
  reply.text(`* FLAGS ${session.mailboxFlags()}\r\n`);
  reply.text(`* OK [PERMANENTFLAGS (${permanentFlags(session, readOnly)})] Permanent flags\r\n`);
  if (firstUnseen >= 0 && !session.rev2) {
    reply.line(
      `* OK [UNSEEN ${firstUnseen + 1}] first unseen message in ${session.face.spool.replace('%s', session.spell(mailbox.name))}`,
    );
  }
  if (session.offers('OBJECTID')) reply.text(`* OK [MAILBOXID (${mailbox.id})] Mailbox identifier\r\n`);
  if (session.offers('CONDSTORE')) {
    reply.text(`* OK [HIGHESTMODSEQ ${mailbox.highestModSeq}] Highest mod-sequence\r\n`);
  }
  if (session.rev2) reply.line(`* LIST () "/" ${session.spell(mailbox.name)}`);
  if (resync && resync.uidValidity === mailbox.uidValidity) resynchronise(session, mailbox, resync);
  return ok(`${name} completed`, readOnly ? 'READ-ONLY' : 'READ-WRITE');
}

/** `\*`: keywords may be made (RFC 3501 §7.1). Nothing can be changed in a mailbox opened by EXAMINE. */
function permanentFlags(session: Session, readOnly: boolean): string {
  return readOnly ? '' : ['\\*', ...DEFINED_FLAGS, ...session.keywords].join(' ');
}
