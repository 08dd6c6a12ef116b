import { type Account, HIERARCHY_DELIMITER, type Mailbox } from './model.ts';
import { canonicalName, type Store, without } from './store.ts';

/** Making, removing and renaming mailboxes (RFC 3501 §6.3.3 to §6.3.7). Refusals are values, never exceptions. */
export type MailboxRefusal = 'exists' | 'missing' | 'inbox' | 'has children' | 'bad name';

/** An empty mailbox, for CREATE and for seeds. */
export function emptyMailbox(name: string, id: string, uidValidity: number): Mailbox {
  return {
    id,
    name,
    uidValidity,
    uidNext: 1,
    highestModSeq: 1,
    messages: [],
    octets: 0,
    expunged: [],
    forgottenUpTo: 0,
    recentFrom: 1,
    specialUse: undefined,
    noSelect: false,
    metadata: new Map(),
  };
}

export function createMailbox(
  store: Store,
  accountName: string,
  wanted: string,
  specialUse?: string,
): MailboxRefusal | undefined {
  const account = store.expectAccount(accountName);
  const name = trimmedName(wanted);
  if (name === undefined) return 'bad name';
  const there = account.mailboxes.get(name);
  if (there && !there.noSelect) return 'exists';
  const mailboxes = new Map(account.mailboxes);
  const maker = new MailboxMaker(store, account);
  maker.addParents(mailboxes, name);
  mailboxes.set(name, { ...maker.make(name), specialUse });
  store.commitAccount({ ...account, mailboxes, lastUidValidity: maker.lastUidValidity }, [
    { type: 'mailbox created', account: accountName, mailbox: name },
  ]);
  return undefined;
}

/** DELETE: a mailbox with children keeps its name, as \Noselect; one that is already so is refused (§6.3.4). */
export function deleteMailbox(store: Store, accountName: string, wanted: string): MailboxRefusal | undefined {
  const account = store.expectAccount(accountName);
  const name = canonicalName(wanted);
  const mailbox = account.mailboxes.get(name);
  if (name === 'INBOX') return 'inbox';
  if (!mailbox) return 'missing';
  const mailboxes = new Map(account.mailboxes);
  if (hasChildren(account, name)) {
    if (mailbox.noSelect) return 'has children';
    mailboxes.set(name, { ...emptyMailbox(name, mailbox.id, mailbox.uidValidity), noSelect: true });
  } else mailboxes.delete(name);
  store.commitAccount({ ...account, mailboxes }, [
    { type: 'mailbox deleted', account: accountName, mailbox: name },
  ]);
  return undefined;
}

/** RENAME, children included; renaming INBOX moves its messages and leaves it empty (§6.3.5). */
export function renameMailbox(
  store: Store,
  accountName: string,
  from: string,
  to: string,
): MailboxRefusal | undefined {
  const account = store.expectAccount(accountName);
  const source = account.mailboxes.get(canonicalName(from));
  const name = trimmedName(to);
  if (!source) return 'missing';
  if (name === undefined || name.startsWith(source.name + HIERARCHY_DELIMITER)) return 'bad name';
  if (account.mailboxes.has(name)) return 'exists';
  const mailboxes = new Map<string, Mailbox>();
  const maker = new MailboxMaker(store, account);
  for (const [each, mailbox] of account.mailboxes) {
    const moved =
      source.name !== 'INBOX' && (each === source.name || each.startsWith(source.name + HIERARCHY_DELIMITER));
    const now = moved ? name + each.slice(source.name.length) : each;
    mailboxes.set(now, moved ? { ...mailbox, name: now } : mailbox);
  }
  if (source.name === 'INBOX') {
    mailboxes.set(name, { ...source, ...maker.birth(), name });
    mailboxes.set('INBOX', emptied(source));
  }
  maker.addParents(mailboxes, name);
  store.commitAccount({ ...account, mailboxes, lastUidValidity: maker.lastUidValidity }, [
    { type: 'mailbox renamed', account: accountName, mailbox: source.name, to: name },
  ]);
  return undefined;
}

export function setSubscribed(store: Store, accountName: string, wanted: string, subscribed: boolean): void {
  const account = store.expectAccount(accountName);
  const name = canonicalName(wanted);
  if (account.subscriptions.has(name) === subscribed) return;
  const subscriptions = new Set(account.subscriptions);
  if (subscribed) subscriptions.add(name);
  else subscriptions.delete(name);
  const type = subscribed ? 'subscribed' : 'unsubscribed';
  store.commitAccount({ ...account, subscriptions }, [{ type, account: accountName, mailbox: name }]);
}

export function hasChildren(account: Account, name: string): boolean {
  const prefix = name + HIERARCHY_DELIMITER;
  for (const each of account.mailboxes.keys()) if (each.startsWith(prefix)) return true;
  return false;
}

/** `a/b/c` has the parents `a` and `a/b`. */
export function parentsOf(name: string): string[] {
  const levels = name.split(HIERARCHY_DELIMITER);
  return levels.slice(1).map((_, i) => levels.slice(0, i + 1).join(HIERARCHY_DELIMITER));
}

/** The name without a final delimiter (§6.3.3 allows it), or undefined when no mailbox can be called so. */
function trimmedName(wanted: string): string | undefined {
  const name = canonicalName(wanted.endsWith(HIERARCHY_DELIMITER) ? wanted.slice(0, -1) : wanted);
  const bad =
    name === '' || name.length > 255 || /[\x00-\x1f\x7f*%]/.test(name) || name.split('/').includes('');
  return bad ? undefined : name;
}

function emptied(mailbox: Mailbox): Mailbox {
  return without(mailbox, new Set(mailbox.messages.map(({ uid }) => uid)));
}

/**
 * Makes mailboxes of an account. UIDVALIDITY only grows within the account, deleted mailboxes included, so a name made
 * again is never mistaken for the old mailbox (RFC 3501 §2.3.1.1), not even within one second.
 */
class MailboxMaker {
  lastUidValidity: number;
  private readonly store: Store;

  constructor(store: Store, account: Account) {
    this.store = store;
    this.lastUidValidity = account.lastUidValidity;
  }

  /** What a new mailbox has that no other ever had. */
  birth(): { id: string; uidValidity: number } {
    const seconds = Math.floor(this.store.surroundings.now() / 1000) >>> 0;
    this.lastUidValidity = Math.max(seconds, this.lastUidValidity + 1);
    return { id: this.store.newId('F'), uidValidity: this.lastUidValidity };
  }

  make(name: string): Mailbox {
    const { id, uidValidity } = this.birth();
    return emptyMailbox(name, id, uidValidity);
  }

  addParents(mailboxes: Map<string, Mailbox>, name: string): void {
    for (const parent of parentsOf(name))
      if (!mailboxes.has(parent)) mailboxes.set(parent, this.make(parent));
  }
}
