import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { inbox, rev1 } from './openings.ts';

describe('collation, enclosed messages, and ties', () => {
  it('letters with accents stand beside those without, and capitals before brackets (RFC 5051)', () => {
    converse(
      rev1(
        ['SORT', 'SORT=DISPLAY'],
        ['zebra', '=?utf-8?q?=C3=A9t=C3=A9?=', 'eta', '[only]', 'Eva'].map(
          (subject) => `Subject: ${subject}\n\nbody\n`,
        ),
      ),
      `${inbox()}
      C: c SORT (SUBJECT) UTF-8 ALL
      S: * SORT 3 5 2 1 4
      S: c OK SORT completed
      C: d SORT (REVERSE SUBJECT) UTF-8 ALL
      S: * SORT 4 1 2 5 3
      S: d OK SORT completed`,
    );
  });

  it('a search finds a letter however it is composed, and its base letter too (RFC 5051)', () => {
    converse(
      rev1(
        ['LITERAL+'],
        [
          'Subject: =?utf-8?q?Caf=C3=A9?=\n\nbody\n',
          'Subject: =?utf-8?q?cafe=CC=81?=\n\nbody\n',
          'Content-Transfer-Encoding: 8bit\nContent-Type: text/plain; charset=utf-8\n\ncaf\xc3\xa9\n',
        ],
      ),
      `${inbox()}
      C: c SEARCH CHARSET UTF-8 SUBJECT {5+}
      C: caf\xc3\xa9
      S: * SEARCH 1 2
      S: c OK SEARCH completed
      C: d SEARCH SUBJECT cafe
      S: * SEARCH 1 2
      S: d OK SEARCH completed
      C: e SEARCH BODY cafe
      S: * SEARCH 3
      S: e OK SEARCH completed`,
    );
  });

  it('the text of a message is also the header of one enclosed in it, and a delivery report', () => {
    converse(
      rev1(
        [],
        [
          'Content-Type: message/rfc822\n\nSubject: =?utf-8?q?Caf=C3=A9?=\n\ninner\n',
          'Content-Type: message/delivery-status\n\nAction: failed\n',
          'Content-Type: application/octet-stream\n\nAction: failed\n',
        ],
      ),
      `${inbox()}
      C: c SEARCH BODY caf
      S: * SEARCH 1
      S: c OK SEARCH completed
      C: d SEARCH TEXT inner
      S: * SEARCH 1
      S: d OK SEARCH completed
      C: e SEARCH BODY action
      S: * SEARCH 2
      S: e OK SEARCH completed`,
    );
  });

  it('threads of one date stand by their first message, also where that is not known itself (RFC 5256 §3)', () => {
    converse(
      rev1(
        ['THREAD=REFERENCES'],
        ['one', 'two', 'three', 'four'].map(
          (subject, i) =>
            `Date: Mon, 5 Jan 2026 10:00:00 +0100\nSubject: ${subject}\nMessage-ID: <${i}@a.test>\n${i % 2 ? 'References: <gone@a.test>\n' : ''}\nbody\n`,
        ),
      ),
      `${inbox()}
      C: c THREAD REFERENCES UTF-8 ALL
      S: * THREAD (1)((2)(4))(3)
      S: c OK THREAD completed`,
    );
  });
});
