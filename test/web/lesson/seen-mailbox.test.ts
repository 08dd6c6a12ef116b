import { describe, expect, it } from 'vitest';
import { seenMailbox } from '../../../web/lesson/seen-mailbox.ts';
import { session, store } from '../../lessons/support/evidence.ts';

const ENTER = 'S: +OK\nC: USER nicolas\nS: +OK\nC: PASS secret\nS: +OK';
const SELECT =
  'S: * OK\nC: a1 login nicolas secret\nS: a1 OK\nC: a2 select inbox\nS: * 3 EXISTS\nS: a2 OK [READ-WRITE] done';
const numbers = (seen: ReturnType<typeof seenMailbox>) => seen?.numbers && [...seen.numbers];

describe('a mailbox as a session sees it', () => {
  it('POP3 numbers what was there at the beginning, without what is marked', () => {
    const view = store({ marked: true }, {}, {}, {});
    const seen = seenMailbox(session('pop3', `${ENTER}\nC: DELE 1\nS: +OK`), view, 'nicolas', 4);
    expect(numbers(seen)).toEqual([
      [2, 2],
      [3, 3],
    ]);
    expect(seen?.count).toBe(2);
  });

  it('POP3 sees nothing before it has entered, nor once it is over', () => {
    const view = store({}, {});
    expect(seenMailbox(session('pop3', 'S: +OK'), view, 'nicolas', 3)).toBeUndefined();
    expect(seenMailbox(session('pop3', `${ENTER}\n@cut`), view, 'nicolas', 3)).toBeUndefined();
    const left = `${ENTER}\nC: QUIT\nS: +OK`;
    expect(seenMailbox(session('pop3', left), view, 'nicolas', 3)).toBeUndefined();
  });

  it('is of the account that signed in', () => {
    const other = ENTER.replace('nicolas', 'albert');
    expect(seenMailbox(session('pop3', other), store({}), 'nicolas', 2)).toBeUndefined();
  });

  it('IMAP numbers by place, anew after each EXPUNGE it is told of', () => {
    const expunged = session('imap', `${SELECT}\nC: a3 expunge\nS: * 1 EXPUNGE\nS: a3 OK done`);
    const seen = seenMailbox(expunged, store({ uid: 2 }, { uid: 3 }), 'nicolas', 0);
    expect(seen).toMatchObject({ mailbox: 'INBOX', count: 2 });
    expect(numbers(seen)).toEqual([
      [2, 1],
      [3, 2],
    ]);
  });

  it('IMAP still counts what another session has removed, until it is told', () => {
    const seen = seenMailbox(session('imap', SELECT), store({ uid: 2 }, { uid: 3 }), 'nicolas', 0);
    expect(seen).toEqual({ mailbox: 'INBOX', count: 3, numbers: undefined });
  });

  it('IMAP sees none while no mailbox is open', () => {
    const closed = session('imap', `${SELECT}\nC: a3 close\nS: a3 OK done`);
    expect(seenMailbox(closed, store({}), 'nicolas', 0)).toBeUndefined();
    expect(seenMailbox(session('smtp', 'S: 220 hello'), store({}), 'nicolas', 0)).toBeUndefined();
  });
});
