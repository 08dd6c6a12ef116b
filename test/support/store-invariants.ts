import { expect } from 'vitest';
import { MESSAGE_COST, type Store } from '../../relay/sandbox/store/store.ts';

/** What holds of a store at every moment. Plain comparisons inside, since fuzzing asks thousands of times. */
export function checkStore(store: Store): void {
  let cost = 0;
  for (const account of store.state.accounts.values()) {
    const validities = [...account.mailboxes.values()].map(({ uidValidity }) => uidValidity);
    if (Math.max(...validities) > account.lastUidValidity) expect.fail('a UIDVALIDITY above the last one');
    for (const [name, mailbox] of account.mailboxes) {
      if (mailbox.name !== name) expect.fail(`${name} is called ${mailbox.name}`);
      let size = 0;
      let last = 0;
      for (const message of mailbox.messages) {
        if (message.uid <= last || message.uid >= mailbox.uidNext)
          expect.fail(`UID ${message.uid} in ${name}`);
        if (message.modseq > mailbox.highestModSeq) expect.fail(`mod-sequence ${message.modseq} in ${name}`);
        if (message.content.size !== message.content.bytes.length) expect.fail(`size of ${message.uid}`);
        if (message.flags.some((flag) => flag.toLowerCase() === '\\recent'))
          expect.fail('\\Recent is stored');
        last = message.uid;
        size += message.content.size;
      }
      if (size !== mailbox.octets) expect.fail(`${name} counts ${mailbox.octets} octets, it has ${size}`);
      cost += size + mailbox.messages.length * MESSAGE_COST;
    }
    if (!account.mailboxes.has('INBOX')) expect.fail('INBOX is gone');
  }
  if (cost !== store.state.cost) expect.fail(`a cost of ${store.state.cost} told, ${cost} there`);
}

/** Watches mailboxes over time by their UIDVALIDITY: UIDNEXT and mod-sequences never go back. */
export class StoreWatch {
  private readonly store: Store;
  private readonly seen = new Map<string, { uidNext: number; highestModSeq: number; id: string }>();

  constructor(store: Store) {
    this.store = store;
    this.look();
  }

  look(): void {
    for (const account of this.store.state.accounts.values()) {
      for (const { uidValidity, uidNext, highestModSeq, id, noSelect } of account.mailboxes.values()) {
        if (noSelect) continue;
        const key = `${account.name} ${uidValidity}`;
        const before = this.seen.get(key);
        if (before && before.id !== id) expect.fail(`UIDVALIDITY ${uidValidity} was given twice`);
        if (before && (uidNext < before.uidNext || highestModSeq < before.highestModSeq)) {
          expect.fail(`UIDNEXT or HIGHESTMODSEQ of ${key} went back`);
        }
        this.seen.set(key, { uidNext, highestModSeq, id });
      }
    }
  }
}
