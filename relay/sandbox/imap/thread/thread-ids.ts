import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '../../../wire/utf8.ts';
import { hex } from '../../hex.ts';
import type { Content } from '../../mime/content.ts';
import { ownId, referencesOf } from '../../mime/message-ids.ts';
import type { Account, Message } from '../../store/model.ts';
import type { Store } from '../../store/store.ts';

/**
 * THREADID (RFC 8474 §5.2): one id for all messages of an account that References and In-Reply-To tie together, in
 * whatever mailboxes. Worked out when first asked for; an id once given to a message stays, even where a later one
 * shows that two threads are one.
 */
export function threadIdOf(store: Store, accountName: string, message: Message): string {
  let accounts = KEPT.get(store);
  if (!accounts) {
    accounts = new Map();
    KEPT.set(store, accounts);
  }
  let ids = accounts.get(accountName);
  if (!ids) {
    ids = new ThreadIds();
    accounts.set(accountName, ids);
  }
  ids.learn(store.expectAccount(accountName));
  return ids.of(message);
}

const KEPT = new WeakMap<Store, Map<string, ThreadIds>>();

class ThreadIds {
  /** By the id of a message, there or only referred to. */
  private readonly byMessageId = new Map<string, string>();
  private readonly known = new WeakSet<Content>();
  private learnt: Account | undefined;

  of({ content, emailId }: Message): string {
    const id = ownId(content) ?? referencesOf(content).at(-1);
    return (id === undefined ? undefined : this.byMessageId.get(id)) ?? `T${emailId}`;
  }

  /** Looks at the messages that are new: all at once, so that their order does not matter. */
  learn(account: Account): void {
    if (account === this.learnt) return;
    this.learnt = account;
    const groups = new Groups();
    for (const { messages } of account.mailboxes.values()) {
      for (const { content } of messages) {
        if (this.known.has(content)) continue;
        this.known.add(content);
        const own = ownId(content);
        groups.join([...referencesOf(content), ...(own === undefined ? [] : [own])]);
      }
    }
    for (const [first, ids] of groups.all()) {
      const given = ids.map((id) => this.byMessageId.get(id)).find((id) => id !== undefined);
      const threadId = given ?? `T${hex(sha256(utf8(first)).subarray(0, 8))}`;
      for (const id of ids) if (!this.byMessageId.has(id)) this.byMessageId.set(id, threadId);
    }
  }
}

/** Ids that belong together, by way of each other too (union and find). */
class Groups {
  private readonly parents = new Map<string, string>();

  join(ids: readonly string[]): void {
    for (const id of ids) {
      const root = this.root(id);
      const first = this.root(ids[0]!);
      if (root !== first) this.parents.set(root, first);
    }
  }

  /** Each group, under the id that stands for it. */
  all(): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const id of this.parents.keys()) {
      const root = this.root(id);
      const group = groups.get(root);
      if (group) group.push(id);
      else groups.set(root, [id]);
    }
    return groups;
  }

  private root(id: string): string {
    let at = id;
    for (let up = this.parents.get(at); up !== undefined && up !== at; up = this.parents.get(at)) {
      // Each step shortens the way for the next.
      this.parents.set(at, this.parents.get(up) ?? up);
      at = up;
    }
    if (!this.parents.has(at)) this.parents.set(at, at);
    return at;
  }
}
