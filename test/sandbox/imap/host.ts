import { plainFace } from '../../../relay/sandbox/imap/face.ts';
import type { ImapHost } from '../../../relay/sandbox/imap/host.ts';
import { Content } from '../../../relay/sandbox/mime/content.ts';
import { emptyAccount } from '../../../relay/sandbox/seeds/build.ts';
import { type Draft, Store, storeState } from '../../../relay/sandbox/store/store.ts';
import { fromLatin1 } from '../../../relay/wire/bytes.ts';

/** Noon, 1 January 2026: the time in every sandbox of these tests, one millisecond later at each look. */
const START = Date.UTC(2026, 0, 1, 12);

/** A sandbox with one account, `nicolas` / `mot_passe`, whose INBOX holds `messages`. */
export function hostWith(messages: readonly (string | Draft)[] = []): ImapHost {
  let looks = 0;
  let ids = 0;
  const surroundings = {
    now: () => START + looks++,
    random: (count: number) => new Uint8Array(count).fill(++ids),
  };
  const store = new Store(storeState([emptyAccount('nicolas', 'mot_passe')]), surroundings);
  const drafts = messages.map((each) => (typeof each === 'string' ? { content: contentOf(each) } : each));
  if (drafts.length > 0) store.append('nicolas', 'INBOX', drafts);
  return {
    store,
    surroundings,
    domain: 'mail.test',
    face: { imap: plainFace('mail.test') },
    options: { tls: true },
    accountOf: (login) => store.account(login),
    authenticate: (login, password) => (store.account(login)?.password === password ? login : undefined),
  };
}

export const contentOf = (text: string): Content => new Content(fromLatin1(text.replace(/\r?\n/g, '\r\n')));

/** A short message that says who it is. */
export const letter = (subject: string): string =>
  `From: Anna <anna@plusok.test>\nSubject: ${subject}\n\n${subject}\n`;
