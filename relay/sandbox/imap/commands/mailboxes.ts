import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { createMailbox, deleteMailbox, renameMailbox, setSubscribed } from '../../store/mailboxes.ts';
import type { Command } from '../command.ts';
import { no, ok } from '../completion.ts';
import { MAX_MAILBOXES, MAX_SUBSCRIPTIONS } from '../limits.ts';
import { mailboxRefusal } from '../refusals.ts';
import type { Session } from '../session.ts';

/** CREATE, DELETE, RENAME, SUBSCRIBE and UNSUBSCRIBE (RFC 3501 §6.3.3 to §6.3.7). */

const SPECIAL_USES = ['\\All', '\\Archive', '\\Drafts', '\\Flagged', '\\Junk', '\\Sent', '\\Trash'];

export const create: Command = {
  name: 'CREATE',
  example: 'CREATE Archive/2002',
  run(session, args) {
    args.space('a mailbox name');
    const name = session.readMailbox(args);
    const { composedFrom } = session;
    const uses = args.more() ? readUses(args) : [];
    args.end();
    const unknown = uses.find((use) => canonicalUse(use) === undefined);
    // RFC 6154 §3: a use that the server does not know, or more of them than it can give, is USEATTR.
    if (
      uses.length > 1 ||
      unknown !== undefined ||
      (uses.length > 0 && !session.offers('CREATE-SPECIAL-USE'))
    ) {
      return no('a mailbox can have one of the uses of RFC 6154 here, such as \\Sent', 'USEATTR');
    }
    if (session.store.expectAccount(session.account).mailboxes.size >= MAX_MAILBOXES) {
      return no(`there are at most ${MAX_MAILBOXES} mailboxes`, 'LIMIT');
    }
    const refusal = createMailbox(session.store, session.account, name, uses.map(canonicalUse)[0]);
    if (refusal) return mailboxRefusal(refusal);
    if (composedFrom !== undefined) tellOldName(session, name, composedFrom);
    const id = session.mailbox(name.replace(/\/$/, ''))?.id;
    return ok('CREATE completed', session.offers('OBJECTID') && id ? `MAILBOXID (${id})` : undefined);
  },
};

/** What the client wrote, and under what name that is kept (RFC 9051 §6.3.4, §6.3.6, §6.3.9.7). */
function tellOldName(session: Session, name: string, written: string): void {
  session.reply.text(`* LIST () "/" ${session.spell(name)} ("OLDNAME" (${session.spell(written)}))\r\n`);
}

const canonicalUse = (use: string) => SPECIAL_USES.find((each) => each.toLowerCase() === use.toLowerCase());

/** `(USE (\Sent))`. */
function readUses(args: ArgumentReader): string[] {
  let uses: string[] = [];
  args.list('USE (...)', () => {
    args.expect('USE');
    args.space('a list of uses');
    uses = args.list('a use such as \\Sent', () => args.flag());
  });
  return uses;
}

export const deleteCommand: Command = {
  name: 'DELETE',
  example: 'DELETE Archive/2002',
  run(session, args) {
    const name = readOnlyName(session, args);
    const selected = session.view && session.present()?.name;
    const refusal = deleteMailbox(session.store, session.account, name);
    if (refusal) return mailboxRefusal(refusal);
    if (selected === name) {
      session.view = undefined;
      session.reply.text('* OK [CLOSED] The selected mailbox was deleted\r\n');
    }
    return ok('DELETE completed');
  },
};

export const rename: Command = {
  name: 'RENAME',
  example: 'RENAME Archive/2002 Archive/old',
  run(session, args) {
    args.space('a mailbox name');
    const from = session.readMailbox(args);
    let { composedFrom } = session;
    args.space('its new name');
    const to = session.readMailbox(args);
    if (session.composedFrom !== undefined) composedFrom ??= from;
    args.end();
    const refusal = renameMailbox(session.store, session.account, from, to);
    if (refusal) return mailboxRefusal(refusal);
    if (composedFrom !== undefined) tellOldName(session, to, composedFrom);
    return ok('RENAME completed');
  },
};

export const subscribe: Command = {
  name: 'SUBSCRIBE',
  example: 'SUBSCRIBE Archive',
  run(session, args) {
    const name = readOnlyName(session, args);
    // A name may be subscribed to before it is made (§6.3.6), but not any text without bound.
    if (name === '' || name.length > 255) return mailboxRefusal('bad name');
    if (session.store.expectAccount(session.account).subscriptions.size >= MAX_SUBSCRIPTIONS) {
      return no(`there are at most ${MAX_SUBSCRIPTIONS} subscriptions`, 'LIMIT');
    }
    setSubscribed(session.store, session.account, name, true);
    return ok('SUBSCRIBE completed');
  },
};

export const unsubscribe: Command = {
  name: 'UNSUBSCRIBE',
  example: 'UNSUBSCRIBE Archive',
  run(session, args) {
    setSubscribed(session.store, session.account, readOnlyName(session, args), false);
    return ok('UNSUBSCRIBE completed');
  },
};

/** The only argument: a mailbox name. */
function readOnlyName(session: Session, args: ArgumentReader): string {
  args.space('a mailbox name');
  const name = session.readMailbox(args);
  args.end();
  return name;
}
