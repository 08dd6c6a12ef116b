import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mailView } from '../../relay/wire/feed.ts';
import { connect, converse, sandbox, spoken } from '../support/transcript.ts';

describe('the sandbox', () => {
  it('names the seeds there are when asked for another', () => {
    expect(() => sandbox({ seed: 'nonsense' })).toThrow(
      'no seed is called "nonsense"; there are default, article-pop3, article-imap, fifty, empty',
    );
    expect(() => sandbox({ seed: 'constructor' })).toThrow(RangeError);
  });

  it('has further accounts, which replace the seed’s of the same name', () => {
    const box = sandbox({
      seed: 'default',
      domain: 'Class.Example',
      accounts: [
        { name: 'nicolas', password: 'other' },
        { name: 'bob', password: 'b' },
      ],
    });
    expect(box.authenticate('nicolas', 'other')).toBe('nicolas');
    expect(box.authenticate('bob@class.example', 'b')).toBe('bob');
    expect(box.authenticate('bob@elsewhere.example', 'b')).toBeUndefined();
    expect(box.store.expectMailbox('nicolas', 'INBOX').messages).toEqual([]);
  });

  it('shows itself to the page: decoded subjects, flags, marks, the first octets', () => {
    const view = sandbox({ seed: 'default' }).view();
    expect(v.safeParse(mailView, view).success).toBe(true);
    const inbox = view.accounts[0]!.mailboxes.find(({ name }) => name === 'INBOX')!;
    expect(inbox.messages.map(({ subject }) => subject)).toEqual([
      'Welcome to your mailbox',
      'Une marche dimanche ?',
      'Re: Une marche dimanche ?',
      'Re: Une marche dimanche ? (apporter du pain)',
      'My dot files',
      'Fête des châtaignes : réservez votre soirée',
      'Recettes d’été et photo',
      'November: Saturn, and a comet perhaps',
      'Joyeux Noël 🎄',
      'Fwd: Your lost umbrella',
      'The recording of the concert (2 MiB)',
    ]);
    expect(inbox.messages[6]!.from).toBe('Claire Lefèvre <claire@example.org>');
    expect(inbox.messages[0]!.internalDate).toBe('2025-09-01T09:00:00+02:00');
    expect(inbox.messages[10]!.size).toBe(2 * 1024 * 1024);
    expect(inbox.messages[10]!.source.length).toBe(4096);
  });

  it('keeps the views of what did not change', () => {
    const box = sandbox({ seed: 'default' });
    const before = box.view().accounts[0]!.mailboxes;
    box.store.setFlags('nicolas', 'INBOX', new Set([1]), 'add', ['\\Flagged']);
    const after = box.view().accounts[0]!.mailboxes;
    expect(after[0]!.messages[1]).toBe(before[0]!.messages[1]);
    expect(after[0]!.messages[0]!.flags).toEqual(['\\Flagged', '\\Seen']);
  });
});

describe('misbehaviour', () => {
  const pop3 = (misbehaviour: object) => connect(sandbox({ seed: 'default', misbehaviour }), 'pop3');

  it('cuts replies into odd segments and delays them', () => {
    expect(
      pop3({ segments: [3, 4], delay: 20 })
        .start()
        .slice(0, 6),
    ).toEqual([
      { type: 'delay', milliseconds: 20 },
      { type: 'write', parts: [new Uint8Array(Buffer.from('+OK'))] },
      { type: 'delay', milliseconds: 1 },
      { type: 'write', parts: [new Uint8Array(Buffer.from(' Plu'))] },
      { type: 'delay', milliseconds: 1 },
      { type: 'write', parts: [new Uint8Array(Buffer.from('sOK'))] },
    ]);
  });

  it('loses the connection after some replies', () => {
    const engine = pop3({ cutAfterReplies: 2 });
    converse(engine, 'S: +OK …\nC: USER nicolas\nS: +OK User name accepted, password please\nS: [cut]');
    expect(engine.receive(Buffer.from('QUIT\r\n'))).toEqual([]);
  });

  it('forgets dot-stuffing, or the CR', () => {
    const sign = 'C: USER nicolas\nC: PASS mot_passe\nC: TOP 5 3\nS: +OK …\nS: …\n';
    converse(
      pop3({ noDotStuffing: true }),
      `S: …\n${sign}S: \nS: The files you asked about:\nS: \nS: .profile\nS: .`,
    );
    const [line] = spoken(pop3({ bareLf: true }).start());
    expect(line).toMatch(/\n\[no CRLF\]$/);
  });

  it('counts a literal wrongly', () => {
    const engine = connect(
      sandbox({ seed: 'article-imap', misbehaviour: { literalCountOffBy: -2 } }),
      'imap',
    );
    engine.start();
    converse(engine, 'C: a LOGIN nicolas mot_passe\nC: b SELECT INBOX\nS: …');
    converse(engine, 'C: c FETCH 1 BODY[TEXT]\nS: * 1 FETCH (BODY[TEXT] {4}\nS: …');
  });
});
