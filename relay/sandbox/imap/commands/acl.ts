import { type ArgumentReader, textOf } from '../../../wire/imap/argument-reader.ts';
import { prepared } from '../../sasl/prepared.ts';
import type { Command } from '../command.ts';
import { type Completion, no, ok } from '../completion.ts';
import { missingMailbox } from '../refusals.ts';
import type { Session } from '../session.ts';
import { astring, utf8Octets } from '../strings.ts';

/** ACL (RFC 4314), for reading: every mailbox belongs to one account, which has every right there. */

/**
 * lookup, read, seen, write, insert, post, create, delete mailbox, delete messages, expunge, administer (§2.1); c and d
 * are what clients of RFC 2086 know instead of k, x, t and e (§2.1.1).
 */
export const ALL_RIGHTS = 'lrswipkxteacd';

export const getAcl: Command = {
  name: 'GETACL',
  example: 'GETACL INBOX',
  run: (session, args) =>
    ofMailbox(session, args, 'GETACL', (name) => `ACL ${name} ${owner(session)} ${ALL_RIGHTS}`),
};

export const myRights: Command = {
  name: 'MYRIGHTS',
  example: 'MYRIGHTS INBOX',
  run: (session, args) => ofMailbox(session, args, 'MYRIGHTS', (name) => `MYRIGHTS ${name} ${ALL_RIGHTS}`),
};

export const listRights: Command = {
  name: 'LISTRIGHTS',
  example: 'LISTRIGHTS INBOX nicolas',
  run(session, args) {
    let who = '';
    const readWho = () => {
      args.space('an identifier');
      who = readIdentifier(args);
    };
    const answer = (name: string) => {
      // The owner's rights are fixed; nobody else can be given any.
      const rights = who === utf8Octets(session.account) ? ALL_RIGHTS : '""';
      return `LISTRIGHTS ${name} ${astring(who)} ${rights}`;
    };
    return ofMailbox(session, args, 'LISTRIGHTS', answer, readWho);
  },
};

/** SETACL and DELETEACL: understood, and refused, since rights are not for changing here. */
const changing = (name: string, example: string, argumentCount: number): Command => ({
  name,
  example,
  run(session, args) {
    args.space('a mailbox name');
    const mailbox = session.readMailbox(args);
    for (let i = 0; i < argumentCount; i++) {
      args.space(i === 0 ? 'an identifier' : 'rights');
      if (i === 0) readIdentifier(args);
      else readRights(args);
    }
    args.end();
    if (!session.mailbox(mailbox)) return missingMailbox(session, mailbox);
    return no('each mailbox here belongs to its account alone; rights cannot be changed', 'NOPERM');
  },
});

export const setAcl = changing('SETACL', 'SETACL INBOX anna lrs', 2);
export const deleteAcl = changing('DELETEACL', 'DELETEACL INBOX anna', 1);

/** Prepared as user names are (§3); one of which nothing is left is BAD. */
function readIdentifier(args: ArgumentReader): string {
  const start = args.at;
  const octets = args.astring('an identifier');
  if (prepared(textOf(octets)) !== '') return octets;
  args.at = start;
  return args.fail('an identifier that is not empty');
}

/** `lrs`, or a change as in `+w`; a right that is none must not be passed over (§3.1). */
function readRights(args: ArgumentReader): void {
  const start = args.at;
  const rights = args.astring('rights such as lrs');
  if (new RegExp(`^[+-]?[${ALL_RIGHTS}]*$`).test(rights)) return;
  args.at = start;
  args.fail(`rights among ${ALL_RIGHTS}, in lower case`);
}

const owner = (session: Session) => astring(utf8Octets(session.account));

function ofMailbox(
  session: Session,
  args: ArgumentReader,
  command: string,
  answer: (name: string) => string,
  readMore: () => void = () => {},
): Completion {
  args.space('a mailbox name');
  const name = session.readMailbox(args);
  readMore();
  args.end();
  if (!session.mailbox(name)) return missingMailbox(session, name);
  session.reply.text(`* ${answer(session.spell(name))}\r\n`);
  return ok(`${command} completed`);
}
