import { describe, expect, it } from 'vitest';
import { SEEDS } from '../../../relay/sandbox/seeds/seeds.ts';
import { checkStore } from '../../support/store-invariants.ts';
import { sandbox } from '../../support/transcript.ts';

const texts = (seed: string) =>
  [...sandbox({ seed }).store.state.accounts.values()]
    .flatMap((account) => [...account.mailboxes.values()])
    .flatMap(({ messages }) => messages.map(({ content }) => Buffer.from(content.bytes).toString('latin1')));

describe.each(Object.keys(SEEDS))('seed %s', (seed) => {
  it('has nicolas, whose password is mot_passe, and a store that is whole', () => {
    const box = sandbox({ seed });
    expect(box.authenticate('nicolas', 'mot_passe')).toBe('nicolas');
    checkStore(box.store);
  });

  it('holds messages with CRLF line ends, From and Date, and lines of at most 998 octets', () => {
    for (const text of texts(seed)) {
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(text).toMatch(/^From: /m);
      expect(text).toMatch(/^Date: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} /m);
      expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    }
  });

  it('names the days of its dates rightly', () => {
    for (const text of texts(seed)) {
      for (const [, weekday, date] of text.matchAll(/^Date: (\w{3}), (.*?)(?: \(\w+\))?\r$/gm)) {
        const [day = '', time = '', zone = ''] = [date!.slice(0, -15), date!.slice(-14, -6), date!.slice(-5)];
        const local = new Date(`${day} ${time} +0000`);
        expect(local.toUTCString().slice(0, 3), `${date} ${zone}`).toBe(weekday);
      }
    }
  });
});

describe('the default seed', () => {
  it('has folders with special uses, and a message of 2 MiB', () => {
    const account = sandbox({ seed: 'default' }).store.expectAccount('nicolas');
    const uses = [...account.mailboxes.values()].map(({ name, specialUse }) => [name, specialUse]);
    expect(Object.fromEntries(uses)).toEqual({
      INBOX: undefined,
      Sent: '\\Sent',
      Drafts: '\\Drafts',
      Trash: '\\Trash',
      Junk: '\\Junk',
      Archive: '\\Archive',
      'Archive/2024': undefined,
      'Archive/2025': undefined,
    });
    expect(account.mailboxes.get('INBOX')!.messages.at(-1)!.content.size).toBe(2 * 1024 * 1024);
  });

  it('holds the messages of a mailbox in the order they arrived', () => {
    const { mailboxes } = sandbox({ seed: 'default' }).store.expectAccount('nicolas');
    for (const { messages } of mailboxes.values()) {
      const times = messages.map(({ internalDate }) => internalDate.time);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
});
