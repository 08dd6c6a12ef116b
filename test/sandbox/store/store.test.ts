import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Content } from '../../../relay/sandbox/mime/content.ts';
import {
  createMailbox,
  deleteMailbox,
  renameMailbox,
  setSubscribed,
} from '../../../relay/sandbox/store/mailboxes.ts';
import type { StoreEvent } from '../../../relay/sandbox/store/model.ts';
import type { Store } from '../../../relay/sandbox/store/store.ts';
import { checkStore, StoreWatch } from '../../support/store-invariants.ts';
import { sandbox } from '../../support/transcript.ts';

const draft = (octets: number) => ({ content: new Content(new Uint8Array(octets).fill(65)) });
const uids = (store: Store, name = 'INBOX') =>
  store.expectMailbox('nicolas', name).messages.map(({ uid }) => uid);

describe('the store', () => {
  it('tells every change as an event', () => {
    const { store } = sandbox();
    const told: StoreEvent[] = [];
    const stop = store.subscribe((event) => told.push(event));
    store.append('nicolas', 'inbox', [draft(3)], 'delivered');
    createMailbox(store, 'nicolas', 'Kept');
    store.setFlags('nicolas', 'INBOX', new Set([1]), 'add', ['\\seen', '$Label']);
    store.copy('nicolas', 'INBOX', new Set([1]), 'Kept');
    store.move('nicolas', 'INBOX', new Set([1]), 'Kept');
    store.expunge('nicolas', 'Kept', new Set([1, 9]));
    setSubscribed(store, 'nicolas', 'Kept', true);
    renameMailbox(store, 'nicolas', 'Kept', 'Held');
    deleteMailbox(store, 'nicolas', 'Held');
    stop();
    store.append('nicolas', 'INBOX', [draft(3)]);
    expect(told.map(({ type }) => type)).toEqual([
      'delivered',
      'mailbox created',
      'flagged',
      'copied',
      'moved',
      'expunged',
      'subscribed',
      'mailbox renamed',
      'mailbox deleted',
    ]);
    expect(told[2]).toMatchObject({ uids: [1], flags: ['\\Seen', '$Label'] });
    expect(told[5]).toMatchObject({ mailbox: 'Kept', uids: [1] });
  });

  it('gives a mailbox made again a new UIDVALIDITY, within one second too', () => {
    const { store } = sandbox();
    const seen = new Set<number>();
    for (let i = 0; i < 5; i++) {
      createMailbox(store, 'nicolas', 'again');
      seen.add(store.expectMailbox('nicolas', 'again').uidValidity);
      deleteMailbox(store, 'nicolas', 'again');
    }
    createMailbox(store, 'nicolas', 'a/b/c');
    for (const name of ['a', 'a/b', 'a/b/c']) seen.add(store.expectMailbox('nicolas', name).uidValidity);
    expect(seen.size).toBe(8);
  });

  it('renames children too, and INBOX by moving its messages out (RFC 3501 §6.3.5)', () => {
    const { store } = sandbox();
    createMailbox(store, 'nicolas', 'a/b');
    store.append('nicolas', 'a/b', [draft(1)]);
    expect(renameMailbox(store, 'nicolas', 'a', 'z')).toBeUndefined();
    expect(uids(store, 'z/b')).toEqual([1]);
    store.append('nicolas', 'INBOX', [draft(1), draft(2)]);
    expect(renameMailbox(store, 'nicolas', 'INBOX', 'old')).toBeUndefined();
    expect([uids(store), uids(store, 'old')]).toEqual([[], [1, 2]]);
    expect(store.append('nicolas', 'INBOX', [draft(1)])).toEqual([3]);
    expect(renameMailbox(store, 'nicolas', 'z', 'z/y')).toBe('bad name');
    expect(renameMailbox(store, 'nicolas', 'z', 'OLD/')).toBeUndefined();
    checkStore(store);
  });

  it('keeps a mailbox with children as a name that holds others (§6.3.4)', () => {
    const { store } = sandbox();
    createMailbox(store, 'nicolas', 'a/b');
    expect(deleteMailbox(store, 'nicolas', 'a')).toBeUndefined();
    expect(store.mailbox('nicolas', 'a')?.noSelect).toBe(true);
    expect(deleteMailbox(store, 'nicolas', 'a')).toBe('has children');
    expect(deleteMailbox(store, 'nicolas', 'INBOX')).toBe('inbox');
    expect(createMailbox(store, 'nicolas', 'a')).toBeUndefined();
  });

  it('leaves alone what changed after `unchangedSince` (RFC 7162 §3.1.3)', () => {
    const { store } = sandbox();
    store.append('nicolas', 'INBOX', [draft(1), draft(1)]);
    const before = store.expectMailbox('nicolas', 'INBOX').highestModSeq;
    store.setFlags('nicolas', 'INBOX', new Set([1]), 'add', ['\\Seen']);
    expect(store.setFlags('nicolas', 'INBOX', new Set([1, 2]), 'add', ['\\Flagged'], before)).toEqual([1]);
    expect(store.expectMailbox('nicolas', 'INBOX').messages.map(({ flags }) => flags)).toEqual([
      ['\\Seen'],
      ['\\Flagged'],
    ]);
  });

  it('has room for a bounded number of messages, empty ones included', () => {
    const { store } = sandbox({ quota: 100 * 1024 });
    let taken = 0;
    for (; store.hasRoomFor(0); taken++) store.append('nicolas', 'INBOX', [draft(0)]);
    expect(taken).toBe(200);
    expect(store.hasRoomFor(0)).toBe(false);
    store.expunge('nicolas', 'INBOX', new Set([1]));
    expect(store.hasRoomFor(0)).toBe(true);
  });

  it('remembers the last UIDs that went, and since when it has forgotten', () => {
    const { store } = sandbox();
    const box = () => store.expectMailbox('nicolas', 'INBOX');
    const many = Array.from({ length: 10_005 }, () => draft(0));
    store.append('nicolas', 'INBOX', many);
    store.expunge('nicolas', 'INBOX', new Set([1, 2, 3, 4, 5]));
    const first = box().highestModSeq;
    expect([box().expunged.length, box().forgottenUpTo]).toEqual([5, 0]);
    store.expunge('nicolas', 'INBOX', new Set(uids(store)));
    expect([box().expunged.length, box().forgottenUpTo]).toEqual([10_000, first]);
    expect(box().expunged[0]).toEqual({ uid: 6, modseq: first + 1 });
  });

  it('is put back to any earlier moment by reference: nothing is copied', () => {
    const box = sandbox();
    const { store } = box;
    store.append(
      'nicolas',
      'INBOX',
      Array.from({ length: 10_000 }, () => draft(10)),
    );
    const moment = box.snapshot();
    const { messages } = store.expectMailbox('nicolas', 'INBOX');
    store.expunge('nicolas', 'INBOX', new Set([1, 2, 3]));
    box.restore(moment);
    expect(store.expectMailbox('nicolas', 'INBOX').messages).toBe(messages);
    box.reset();
    expect(uids(store)).toEqual([]);
    expect(store.state.cost).toBe(0);
  });

  it('shares the seed between sandboxes', () => {
    const [one, other] = [sandbox({ seed: 'default' }), sandbox({ seed: 'default' })];
    expect(one.store.account('nicolas')).toBe(other.store.account('nicolas'));
    one.store.expunge('nicolas', 'INBOX', new Set([1]));
    expect(uids(other.store)[0]).toBe(1);
  });
});

describe('whatever is done to it', () => {
  const name = fc.constantFrom('INBOX', 'a', 'a/b', 'c', 'c/d/e');
  const set = fc.uniqueArray(fc.integer({ min: 1, max: 12 })).map((each) => new Set(each));
  const flags = fc.subarray(['\\Seen', '\\Deleted', '\\Flagged', 'Label', 'label', '\\Recent']);
  const step = fc.oneof(
    fc.tuple(fc.constant('append'), name, fc.integer({ min: 0, max: 50 })),
    fc.tuple(fc.constant('expunge'), name, set),
    fc.tuple(fc.constant('flags'), name, set, flags),
    fc.tuple(fc.constantFrom('copy', 'move', 'rename'), name, name, set),
    fc.tuple(fc.constantFrom('create', 'delete', 'claim'), name),
  ) as fc.Arbitrary<readonly [string, string, ...unknown[]]>;

  it('UIDs only grow, sizes match, mod-sequences rise', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { store } = sandbox();
        const watch = new StoreWatch(store);
        for (const [what, where, ...rest] of steps) {
          perform(store, what, where, rest);
          checkStore(store);
          watch.look();
        }
      }),
      { numRuns: 300 },
    );
  });
});

function perform(store: Store, what: string, where: string, rest: readonly unknown[]): void {
  const selectable = (each: string) => store.mailbox('nicolas', each)?.noSelect === false;
  if (what === 'create') createMailbox(store, 'nicolas', where);
  else if (what === 'delete') deleteMailbox(store, 'nicolas', where);
  else if (what === 'rename') renameMailbox(store, 'nicolas', where, rest[0] as string);
  else if (!selectable(where)) return;
  else if (what === 'append') store.append('nicolas', where, [draft(rest[0] as number), draft(1)]);
  else if (what === 'expunge') store.expunge('nicolas', where, rest[0] as Set<number>);
  else if (what === 'flags')
    store.setFlags('nicolas', where, rest[0] as Set<number>, 'add', rest[1] as string[]);
  else if (what === 'claim') store.claimRecent('nicolas', where);
  else if (selectable(rest[0] as string)) {
    const to = rest[0] as string;
    const of = rest[1] as Set<number>;
    if (what === 'copy') store.copy('nicolas', where, of, to);
    else store.move('nicolas', where, of, to);
  }
}
