import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCourse } from '../../relay/course.ts';
import { proveLesson } from '../../relay/lesson-proof.ts';
import type { LiveSandbox } from '../../relay/lesson-run.ts';
import { SEEDS } from '../../relay/sandbox/seeds/seeds.ts';
import { type Dovecot, startDovecot } from '../peers/dovecot.ts';
import { viewMaildir, writeMaildir } from '../peers/maildir.ts';
import { skipWithout } from '../support/tools.ts';

const { lessons } = await loadCourse(`${import.meta.dirname}/../../lessons`);

/** Lessons that only our sandbox can give, and why. */
const OURS_ONLY: Readonly<Record<string, string>> = {
  'smtp/by-hand': 'Dovecot speaks no SMTP',
  'smtp/dots-and-headers': 'Dovecot speaks no SMTP',
  'smtp/ehlo': 'Dovecot speaks no SMTP',
  'pop3/delete-and-undo': 'shows the marks of a session, which no other server tells',
  'pop3/the-cable-is-cut': 'shows the marks of a session, which no other server tells',
  'pop3/top': 'shows the marks of a session, which no other server tells',
  'pop3/apop': "needs the article's timestamp for its digest",
};

/** What must not pass, and does here: Dovecot overlooks an argument that is too much, or is missing. */
const LENIENCIES: Readonly<Record<string, readonly string[]>> = {
  'pop3/greeting-and-login': ['name, mustFail "USER": passes, and must not'],
  'pop3/list-and-read': ['count, mustFail "STAT 1": passes, and must not'],
  'pop3/states': ['at-home, mustFail "NOOP 1": passes, and must not'],
  'pop3/modern': ['capabilities, mustFail "CAPA 1": passes, and must not'],
};
const ON_DOVECOT = [...lessons.keys()].filter((id) => !(id in OURS_ONLY));

describe('the lessons that only our sandbox can give', () => {
  it.each(Object.keys(OURS_ONLY))('%s is one of the course', (id) =>
    expect([...lessons.keys()]).toContain(id),
  );
});

describe.skipIf(skipWithout('dovecot'))(
  'the other lessons work on Dovecot, with the messages of their seed',
  () => {
    let dovecot: Dovecot;
    let count = 0;
    beforeAll(async () => {
      dovecot = await startDovecot();
    });
    afterAll(() => dovecot?.stop());

    /** A fresh mailbox of the seed for the one user; the one before is left to itself. */
    const open = async (seed: string): Promise<LiveSandbox> => {
      const { pop3, imap } = dovecot.ports;
      const home = join(dovecot.folder, 'mail/nicolas');
      const fresh = join(dovecot.folder, `mail/seed-${++count}`);
      const maildir = join(fresh, 'Maildir');
      mkdirSync(maildir, { recursive: true });
      writeMaildir(maildir, SEEDS[seed]!.accounts().find(({ name }) => name === 'nicolas')!);
      if (userInfo().uid === 0) execFileSync('chown', ['-R', 'mail:mail', fresh]);
      rmSync(home, { recursive: true, force: true });
      symlinkSync(fresh, home);
      return {
        ports: { pop3, imap, smtp: 0 },
        view: () => ({ accounts: [{ name: 'nicolas', mailboxes: viewMaildir(maildir) }] }),
        close: async () => {},
      };
    };

    it.each(ON_DOVECOT)('%s', async (id) => {
      const faults = await proveLesson(lessons.get(id)!, open, { wordForWord: false });
      expect(faults.map(({ message }) => message)).toEqual(LENIENCIES[id] ?? []);
    });
  },
);
