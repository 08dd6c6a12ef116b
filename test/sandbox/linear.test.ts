import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../relay/sandbox/engine.ts';
import { fromLatin1 } from '../../relay/wire/bytes.ts';
import { WorkCounter } from '../support/work.ts';

/** One process serves a whole class: whoever sends it an awkward message may not keep the others waiting. */

/** Twice the message may be at most so many times the work. */
const LIMIT = 2.3;
const counter = new WorkCounter(['/relay/sandbox/', '/relay/wire/']);
let signedIn: () => Engine;

beforeAll(async () => {
  await counter.begin();
  const { connect, sandbox } = await import('../support/transcript.ts');
  signedIn = () => {
    const engine = connect(sandbox(), 'imap');
    engine.start();
    engine.receive(fromLatin1('a LOGIN nicolas mot_passe\r\nb CREATE z\r\n'));
    return engine;
  };
});
afterAll(() => counter.end());

const nested = (levels: number) =>
  Array.from(
    { length: levels },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  );

/** Messages of any size: `n` times something that is awkward to read. */
const AWKWARD: readonly (readonly [what: string, message: (n: number) => string])[] = [
  ['header lines that are no fields', (n) => 'x\r\n'.repeat(n)],
  ['small fields', (n) => 'a:\r\n'.repeat(n)],
  ['a field of many lines', (n) => `Subject: ${'a\r\n '.repeat(n)}\r\n\r\n`],
  ['the header of a part that is no header', (n) => nested(20).join('') + '--b\r\n'.repeat(n)],
  ['empty lines, many levels deep', (n) => `${nested(20).join('')}\r\n${'\r\n'.repeat(n)}`],
  ['lines like delimiters, many levels deep', (n) => `${nested(20).join('')}\r\n${'--\r\n'.repeat(n)}`],
  [
    'lines in messages in messages',
    (n) => `${'Content-Type: message/rfc822\r\n\r\n'.repeat(20)}\r\n\r\n${'\r\n'.repeat(n)}`,
  ],
  ['messages in messages without end', (n) => 'Content-Type: message/rfc822\r\n\r\n'.repeat(n / 10)],
  ['levels without end', (n) => nested(n / 10).join('')],
  ['parts', (n) => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(n / 5)}`],
  ['quotation marks', (n) => `To: ${'"'.repeat(n)}\r\n\r\n`],
  ['opening brackets', (n) => `To: ${'<'.repeat(n)}\r\n\r\n`],
  ['comments in comments', (n) => `To: ${'('.repeat(n)}\r\n\r\n`],
  ['groups', (n) => `To: ${'a:'.repeat(n)}\r\n\r\n`],
  ['a source route', (n) => `To: <${'@a,'.repeat(n)}:a@b>\r\n\r\n`],
  ['a name of many words', (n) => `To: ${'a '.repeat(n)}\r\n\r\n`],
  ['addresses', (n) => `To: ${'a@b,'.repeat(n / 4)}\r\n\r\n`],
  ['encoded words', (n) => `Subject: ${'=?utf-8?q?=C3?= '.repeat(n / 5)}\r\n\r\n`],
  ['replies to replies', (n) => `Subject: ${'Re: '.repeat(n)}x${' (fwd)'.repeat(n)}\r\n\r\n`],
  ['references', (n) => `References: ${'<a@'.repeat(n)}\r\n\r\n`],
  ['parameters', (n) => `Content-Type: text/plain${'; a=b'.repeat(n)}\r\n\r\n`],
  [
    'pieces of a parameter, the last first',
    (n) =>
      `Content-Type: text/plain${Array.from({ length: n / 10 }, (_, i) => `; a*${n - i}=b`).join('')}\r\n\r\n`,
  ],
  ['languages', (n) => `Content-Language: ${'a,'.repeat(n)}\r\n\r\n`],
  ['tags', (n) => `Content-Type: text/html\r\n\r\n${'<'.repeat(n)}`],
  ['comments of HTML', (n) => `Content-Type: text/html\r\n\r\n${'<!--'.repeat(n)}`],
  ['equals signs', (n) => `Content-Transfer-Encoding: quoted-printable\r\n\r\n${'='.repeat(n)}`],
  [
    'white space at the end of lines',
    (n) => `Content-Transfer-Encoding: quoted-printable\r\n\r\n${' '.repeat(n)}`,
  ],
];

const QUESTIONS = [
  'FETCH 1 ENVELOPE',
  'FETCH 1 (BODYSTRUCTURE PREVIEW THREADID)',
  'FETCH 1 BODY.PEEK[HEADER.FIELDS (To)]',
  'SEARCH TEXT zzz',
  'SORT (FROM SUBJECT DATE) UTF-8 ALL',
  'THREAD REFERENCES UTF-8 ALL',
];

describe('twice as long a message is about twice the work', () => {
  it.each(AWKWARD)('%s', async (_, message) => {
    const work = (n: number) => {
      const text = message(n);
      const engine = signedIn();
      engine.receive(fromLatin1(`c APPEND z {${text.length}+}\r\n${text}\r\nd SELECT z\r\n`));
      return counter.of(() => {
        for (const question of QUESTIONS) engine.receive(fromLatin1(`e ${question}\r\n`));
      });
    };
    await work(100); // what is made once for all is not counted
    expect((await work(4000)) / (await work(2000))).toBeLessThan(LIMIT);
  });
});

/** Mailboxes of any size: the header of each of `n` messages. */
const AWKWARD_TOGETHER: readonly (readonly [what: string, header: (i: number, n: number) => string])[] = [
  ['an answer to the one before', (i) => `Message-ID: <${i}@a>\r\nReferences: <${i - 1}@a>\r\n`],
  ['an answer to the one after', (i) => `Message-ID: <${i}@a>\r\nReferences: <${i + 1}@a>\r\n`],
  ['answers to the first', (i) => `Message-ID: <${i}@a>\r\nReferences: <0@a>\r\n`],
  [
    'first said to answer one, then another',
    (i, n) => `Message-ID: <${i}@a>\r\nReferences: <x@a> <${n - i}@a>\r\n`,
  ],
  ['one id for all', () => 'Message-ID: <0@a>\r\nReferences: <0@a>\r\n'],
  ['one subject for all', (i) => `Message-ID: <${i}@a>\r\nSubject: Re: x\r\n`],
  ['a subject of its own', (i) => `Message-ID: <${i}@a>\r\nSubject: ${i}\r\n`],
];

const QUESTIONS_TO_ALL = [
  'FETCH 1:* (UID FLAGS ENVELOPE THREADID)',
  'SEARCH OR SUBJECT x UNSEEN',
  'THREAD REFERENCES UTF-8 ALL',
  'THREAD ORDEREDSUBJECT UTF-8 ALL',
  'STORE 1:* +FLAGS (\\Deleted)',
  'COPY 1:* z',
  'EXPUNGE',
];

describe('twice as many messages are about twice the work', () => {
  const each = AWKWARD_TOGETHER.flatMap(([what, header]) =>
    QUESTIONS_TO_ALL.map((question) => [question, what, header] as const),
  );
  it.each(each)('%s: %s', async (question, _, header) => {
    const work = (n: number) => {
      const engine = signedIn();
      for (let i = 0; i < n; i++) {
        const text = `${header(i, n)}\r\n`;
        engine.receive(fromLatin1(`c APPEND z {${text.length}+}\r\n${text}\r\n`));
      }
      engine.receive(fromLatin1('d SELECT z\r\n'));
      return counter.of(() => {
        engine.receive(fromLatin1(`e ${question}\r\n`));
      });
    };
    await work(10); // what is made once for all is not counted
    expect((await work(600)) / (await work(300))).toBeLessThan(LIMIT);
  });
});
