import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1 } from '../../../relay/wire/bytes.ts';
import { Believer, type Manner, sorted } from './believer.ts';
import { hostWith, letter } from './host.ts';

/** INBOX as a child would explain it: numbered sheets in a row, each with a text and flags. */
class Model {
  messages: { uid: number; text: string; flags: Set<string> }[] = [];
  uidNext = 1;

  add(text: string, flags: Iterable<string> = []): void {
    this.messages.push({ uid: this.uidNext++, text, flags: new Set(flags) });
  }

  find(uid: number) {
    return this.messages.find((message) => message.uid === uid);
  }

  remove(doomed: (message: { uid: number; flags: Set<string> }) => boolean): void {
    this.messages = this.messages.filter((message) => !doomed(message));
  }
}

const WHAT = [
  'delete',
  'replace flags',
  'silent',
  'uid store',
  'expunge',
  'uid expunge',
  'append',
  'copy here',
  'move away',
  'fetch',
  'read',
  'search',
  'noop',
  'idle',
  'poll',
] as const;
type What = (typeof WHAT)[number];

const step = fc.record({
  who: fc.nat({ max: 3 }),
  what: fc.constantFrom(...WHAT),
  where: fc.nat({ max: 20 }),
});
const manners = fc.array(fc.constantFrom<Manner>('rev1', 'QRESYNC', 'rev2'), { minLength: 2, maxLength: 4 });

/** What the client does, and the same done to the model. False where EXPUNGEs had to be held back. */
function act(client: Believer, model: Model, what: What, where: number): boolean {
  const n = client.count === 0 ? 0 : 1 + (where % client.count);
  if (n > 0 && client.uids[n - 1] === undefined) client.say(`FETCH ${n} (UID FLAGS)`);
  const uid = client.uids[n - 1] ?? 0;
  const there = model.find(uid);
  switch (what) {
    case 'noop':
      client.say('NOOP');
      return true;
    case 'idle':
      client.idle();
      return true;
    case 'poll':
      client.poll();
      return false;
    case 'append':
      client.say(`APPEND INBOX (k${where % 3}) {11+}\r\nA:\r\n\r\nm${10 + where}\r\n`);
      model.add(`m${10 + where}\r\n`, [`k${where % 3}`]);
      return true;
    case 'expunge':
      client.say('EXPUNGE');
      model.remove(({ flags }) => flags.has('\\Deleted'));
      return true;
    case 'uid expunge':
      client.say(`UID EXPUNGE 1:${uid || 1}`);
      model.remove((message) => message.uid <= (uid || 1) && message.flags.has('\\Deleted'));
      return true;
    case 'uid store':
      client.say('UID STORE 1:* +FLAGS (\\Answered)');
      // `*` is the last message this client knows of.
      for (const message of model.messages)
        if (client.uids.includes(message.uid)) message.flags.add('\\Answered');
      return true;
    case 'search':
      if (n > 0) client.say(`SEARCH ${n} ALL`);
      return n === 0;
  }
  if (n === 0) return true;
  switch (what) {
    case 'delete':
      client.say(`STORE ${n} +FLAGS (\\Deleted)`);
      there?.flags.add('\\Deleted');
      return false;
    case 'replace flags':
      client.say(`STORE ${n} FLAGS (\\Flagged k${where % 3})`);
      if (there) there.flags = new Set(['\\Flagged', `k${where % 3}`]);
      return false;
    case 'silent':
      client.say(`STORE ${n} -FLAGS.SILENT (\\Flagged)`);
      there?.flags.delete('\\Flagged');
      // The client works out for itself what it did.
      client.flags.set(uid, sorted((client.flags.get(uid) ?? '').replace('\\Flagged', '')));
      return false;
    case 'copy here':
      client.say(`UID COPY ${uid} INBOX`);
      if (there) model.add(there.text, there.flags);
      return true;
    case 'move away':
      client.say(`UID MOVE ${uid} Trash`);
      model.remove((message) => message.uid === uid);
      return true;
    case 'fetch':
      client.say(`FETCH ${n} (UID FLAGS)`);
      return false;
    case 'read': {
      const reply = client.say(`FETCH ${n} (UID BODY[TEXT])`);
      if (there) expect(reply).toContain(`{${there.text.length}}\r\n${there.text}`);
      there?.flags.add('\\Seen');
      return false;
    }
  }
}

/** The store is what the model is. */
function compareStore(host: ReturnType<typeof hostWith>, model: Model): void {
  const { messages, uidNext } = host.store.expectMailbox('nicolas', 'INBOX');
  expect(uidNext).toBe(model.uidNext);
  expect(
    messages.map(({ uid, flags, content }) => [uid, sorted(flags.join(' ')), textOf(content.bytes)]),
  ).toEqual(model.messages.map(({ uid, flags, text }) => [uid, sorted([...flags].join(' ')), text]));
}

const textOf = (bytes: Uint8Array) => latin1(bytes).split('\r\n\r\n').at(-1);

/** A client may know of messages that are gone and not of those that came; what is left stands as in the model. */
function compareView({ uids }: Believer, model: Model): void {
  const known = uids.filter((uid) => uid !== undefined && model.find(uid));
  const common = model.messages.map(({ uid }) => uid).filter((uid) => known.includes(uid));
  expect(known, 'in the order of the mailbox').toEqual(common);
}

/** After its own command a client has been told all: only expunges may be held back from it. */
function compareNews(client: Believer, model: Model, expungesToo: boolean): void {
  if (expungesToo) {
    expect(client.count).toBe(model.messages.length);
    model.messages.forEach(({ uid }, i) => {
      if (client.uids[i] !== undefined) expect(client.uids[i]).toBe(uid);
    });
  } else expect(client.count).toBeGreaterThanOrEqual(model.messages.length);
  for (const { uid, flags } of model.messages) {
    if (client.uids.includes(uid))
      expect(client.flags.get(uid), `flags of ${uid}`).toBe(sorted([...flags].join(' ')));
  }
}

describe('sessions on one mailbox', () => {
  it('each stay consistent at every step, whatever two to four of them do in whatever order', () => {
    fc.assert(
      fc.property(manners, fc.array(step, { maxLength: 40 }), (kinds, steps) => {
        const names = ['one', 'two', 'three', 'four'];
        const host = hostWith(names.map(letter));
        const model = new Model();
        for (const name of names) model.add(`${name}\r\n`);
        const clients = kinds.map((kind) => new Believer(host, kind));
        clients[0]!.say('CREATE Trash');
        for (const { who, what, where } of steps) {
          const client = clients[who % clients.length]!;
          const toldAll = act(client, model, what, where);
          compareStore(host, model);
          if (what !== 'poll') compareNews(client, model, toldAll);
          for (const each of clients) compareView(each, model);
        }
        for (const client of clients) {
          client.say('NOOP');
          client.say('FETCH 1:* (UID FLAGS)');
          compareNews(client, model, true);
          expect(client.uids).toEqual(model.messages.map(({ uid }) => uid));
        }
      }),
      { numRuns: 300 },
    );
  });
});
