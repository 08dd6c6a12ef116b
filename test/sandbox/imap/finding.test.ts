import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { inbox, opened, rev1, signedIn } from './openings.ts';

const mail = (id: number, from: string, subject: string, date: string, more = '', body = 'hello') =>
  `From: ${from}\nSubject: ${subject}\nDate: ${date}\nMessage-ID: <${id}@plusok.test>\n${more}\n${body}\n`;

const MAILS = [
  mail(1, 'Zoe <anna@plusok.test>', 'Plans', 'Mon, 5 Jan 2026 10:00:00 +0100'),
  mail(
    2,
    'Bob <zed@plusok.test>',
    'Re: Plans',
    'Tue, 6 Jan 2026 10:00:00 +0100',
    'In-Reply-To: <1@plusok.test>\n',
  ),
  mail(
    3,
    'Carl <mia@plusok.test>',
    '=?utf-8?q?Caf=C3=A9?=',
    'Sun, 4 Jan 2026 23:30:00 -0900',
    '',
    'WORLD peace',
  ),
  mail(
    4,
    'Ann <bob@plusok.test>',
    'Re: Plans',
    'Wed, 7 Jan 2026 10:00:00 +0100',
    'References: <1@plusok.test> <2@plusok.test>\n',
  ),
];

const ALL = [
  'ESEARCH',
  'SEARCHRES',
  'WITHIN',
  'SORT',
  'SORT=DISPLAY',
  'ESORT',
  'THREAD=REFERENCES',
  'THREAD=ORDEREDSUBJECT',
  'CONTEXT=SEARCH',
  'PARTIAL',
  'ENABLE',
  'IMAP4rev2',
  'UIDPLUS',
  'UTF8=ACCEPT',
];

const SELECTED = `${opened('', ` ${ALL.join(' ')}`)}
  C: b EXAMINE INBOX
  S: * 4 EXISTS
  S: * 4 RECENT
  S: * OK [UIDVALIDITY 1735689600] UID validity status
  S: * OK [UIDNEXT 5] Predicted next UID
  S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
  S: * OK [PERMANENTFLAGS ()] Permanent flags
  S: * OK [UNSEEN 1] first unseen message in INBOX
  S: b OK [READ-ONLY] EXAMINE completed`;

const inMails = (script: string) => converse(rev1(ALL, MAILS), `${SELECTED}${script}`);

describe('SEARCH (RFC 3501 §6.4.4)', () => {
  it('finds an address as ENVELOPE has it, and as it is written (RFC 3501 §6.4.4)', () => {
    const disguised = [
      'From: <anna (at home) @ (really) plusok . test>\n\nx\n',
      'To: "An\\na" <a@plusok.test>, friends: bob (Robert)@plusok.test;\n\nx\n',
    ];
    converse(
      rev1([], disguised),
      `${inbox()}
      C: c SEARCH FROM "anna@plusok.test"
      S: * SEARCH 1
      S: c OK SEARCH completed
      C: d SEARCH FROM "at home"
      S: * SEARCH 1
      S: d OK SEARCH completed
      C: e SEARCH TO "anna <a@"
      S: * SEARCH 2
      S: e OK SEARCH completed
      C: f SEARCH TO friends TO "<bob@plusok.test>"
      S: * SEARCH 2
      S: f OK SEARCH completed
      C: g SEARCH CC ""
      S: * SEARCH
      S: g OK SEARCH completed
      C: h SEARCH HEADER FROM "anna@plusok.test"
      S: * SEARCH
      S: h OK SEARCH completed`,
    );
  });

  it('looks for TEXT in the header fields of parts too, for BODY in what they hold (RFC 9051 §6.4.4)', () => {
    const mail =
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png; name=sunset.png\n\nx\n' +
      '--b\nContent-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=c\n\n' +
      '--c\nContent-ID: <deep@plusok.test>\n\nwithin\n--c--\n--b--\n';
    converse(
      rev1([], [mail]),
      `${inbox()}
      C: c SEARCH TEXT sunset.png
      S: * SEARCH 1
      S: c OK SEARCH completed
      C: d SEARCH TEXT "Content-ID: <deep@"
      S: * SEARCH 1
      S: d OK SEARCH completed
      C: e SEARCH BODY sunset.png
      S: * SEARCH
      S: e OK SEARCH completed
      C: f SEARCH BODY within TEXT within
      S: * SEARCH 1
      S: f OK SEARCH completed`,
    );
  });

  it('finds by words, dates, sizes, numbers and their combinations', () => {
    inMails(`
      C: a1 SEARCH SUBJECT plans
      S: * SEARCH 1 2 4
      S: a1 OK SEARCH completed
      C: a2 SEARCH CHARSET UTF-8 SUBJECT {5}
      S: + Ready for 5 octets
      C: caf\xc3\xa9
      S: * SEARCH 3
      S: a2 OK SEARCH completed
      C: a3 SEARCH BODY "world" NOT FROM anna
      S: * SEARCH 3
      S: a3 OK SEARCH completed
      C: a4 SEARCH SENTON 4-Jan-2026
      S: * SEARCH 3
      S: a4 OK SEARCH completed
      C: a5 SEARCH OR SENTSINCE 7-Jan-2026 (HEADER In-Reply-To "" UNSEEN)
      S: * SEARCH 2 4
      S: a5 OK SEARCH completed
      C: a6 UID SEARCH 2:3 UID 3:* SMALLER 10000
      S: * SEARCH 3
      S: a6 OK UID SEARCH completed
      C: a7 SEARCH TEXT nothing
      S: * SEARCH
      S: a7 OK SEARCH completed
      C: a8 SEARCH YOUNGER 60
      S: * SEARCH 1 2 3 4
      S: a8 OK SEARCH completed
      C: a9 SEARCH CHARSET UTF-7 ALL
      S: a9 NO [BADCHARSET (US-ASCII UTF-8 ISO-8859-1 ISO-8859-2 …)] that charset is not known here
      C: b1 SEARCH BLUE
      S: b1 BAD SEARCH: expected a search key such as ALL, UNSEEN, FROM "anna", SINCE 1-Feb-2026 or 1:3, found "BLUE". Write it like this: b1 SEARCH UNSEEN FROM "anna"`);
  });

  it('tells figures, pages and a result to reuse (RFC 4731, 9394, 5182)', () => {
    inMails(`
      C: a1 SEARCH RETURN (MIN MAX COUNT ALL) SUBJECT plans
      S: * ESEARCH (TAG "a1") MIN 1 MAX 4 COUNT 3 ALL 1:2,4
      S: a1 OK SEARCH completed
      C: a2 UID SEARCH RETURN () ALL
      S: * ESEARCH (TAG "a2") UID ALL 1:4
      S: a2 OK UID SEARCH completed
      C: a3 SEARCH RETURN (PARTIAL 2:3) ALL
      S: * ESEARCH (TAG "a3") PARTIAL (2:3 2:3)
      S: a3 OK SEARCH completed
      C: a4 SEARCH RETURN (PARTIAL -1:-2) ALL
      S: * ESEARCH (TAG "a4") PARTIAL (-1:-2 3:4)
      S: a4 OK SEARCH completed
      C: a5 SEARCH RETURN (SAVE) FROM bob
      S: a5 OK SEARCH completed
      C: a6 FETCH $ (UID)
      S: * 2 FETCH (UID 2)
      S: * 4 FETCH (UID 4)
      S: a6 OK FETCH completed
      C: a7 SEARCH RETURN (COUNT) $ SENTSINCE 7-Jan-2026
      S: * ESEARCH (TAG "a7") COUNT 1
      S: a7 OK SEARCH completed
      C: a8 ENABLE IMAP4rev2
      S: * ENABLED IMAP4rev2
      S: a8 OK ENABLE completed
      C: a9 SEARCH FROM nobody
      S: * ESEARCH (TAG "a9")
      S: a9 OK SEARCH completed`);
  });

  it('keeps a result up to date (RFC 5267 §4.3)', () => {
    inMails(`
      C: a1 UID SEARCH RETURN (UPDATE COUNT) UNSEEN
      S: * ESEARCH (TAG "a1") UID COUNT 4
      S: a1 OK UID SEARCH completed
      C: a2 APPEND INBOX {3}
      S: + Ready for 3 octets
      C: new
      S: * 5 EXISTS
      S: * 5 RECENT
      S: * ESEARCH (TAG "a1") UID ADDTO (0 5)
      S: a2 OK [APPENDUID 1735689600 5] APPEND completed
      C: a1 UID SEARCH RETURN (UPDATE) ALL
      S: a1 BAD the tag a1 has a context already
      C: a3 CANCELUPDATE "a1"
      S: a3 OK CANCELUPDATE completed
      C: b1 SEARCH RETURN (UPDATE) FLAGGED
      S: * ESEARCH (TAG "b1")
      S: b1 OK SEARCH completed
      C: a4 CANCELUPDATE "a1"
      S: a4 BAD no search with that tag is being updated`);
  });
});

describe('SORT and THREAD (RFC 5256)', () => {
  it('put messages in order', () => {
    inMails(`
      C: a1 SORT (DATE) UTF-8 ALL
      S: * SORT 3 1 2 4
      S: a1 OK SORT completed
      C: a2 UID SORT (REVERSE FROM) US-ASCII NOT SUBJECT caf
      S: * SORT 2 4 1
      S: a2 OK UID SORT completed
      C: a3 SORT (DISPLAYFROM) UTF-8 ALL
      S: * SORT 4 2 3 1
      S: a3 OK SORT completed
      C: a4 SORT (SUBJECT REVERSE DATE) UTF-8 ALL
      S: * SORT 3 4 2 1
      S: a4 OK SORT completed
      C: a5 SORT RETURN (COUNT ALL) (DATE) UTF-8 ALL
      S: * ESEARCH (TAG "a5") COUNT 4 ALL 3,1,2,4
      S: a5 OK SORT completed`);
  });

  it('and into conversations', () => {
    inMails(`
      C: a1 THREAD REFERENCES UTF-8 ALL
      S: * THREAD (3)(1 2 4)
      S: a1 OK THREAD completed
      C: a2 THREAD ORDEREDSUBJECT UTF-8 ALL
      S: * THREAD (3)(1 (2)(4))
      S: a2 OK THREAD completed
      C: a3 UID THREAD REFERENCES UTF-8 SUBJECT caf
      S: * THREAD (3)
      S: a3 OK UID THREAD completed
      C: a4 THREAD REFS UTF-8 ALL
      S: a4 BAD THREAD: expected REFERENCES or ORDEREDSUBJECT, found "REFS UTF-8 ALL". Write it like this: a4 THREAD REFERENCES UTF-8 ALL`);
  });
});

describe('names and texts in UTF-8 (RFC 6855, RFC 9051)', () => {
  it('are spelt in modified UTF-7 until UTF-8 is enabled', () => {
    inMails(`
      C: a1 CREATE &AMk-t&AOk-
      S: a1 OK CREATE completed
      C: a2 LIST "" &AMk-%
      S: * LIST () "/" &AMk-t&AOk-
      S: a2 OK LIST completed
      C: a3 ENABLE UTF8=ACCEPT
      S: * ENABLED UTF8=ACCEPT
      S: a3 OK ENABLE completed
      C: a4 LIST "" "\xc3\x89%"
      S: * LIST () "/" "\xc3\x89t\xc3\xa9"
      S: a4 OK LIST completed
      C: a5 SEARCH CHARSET UTF-8 ALL
      S: a5 BAD SEARCH: expected no CHARSET after ENABLE UTF8=ACCEPT, found "UTF-8 ALL". Write it like this: a5 SEARCH UNSEEN FROM "anna"`);
  });

  it('a header in UTF-8 is appended after ENABLE only, where the sandbox is strict (RFC 6855 §4)', () => {
    const host = rev1(['ENABLE', 'UTF8=ACCEPT', 'LITERAL+', 'BINARY'], []);
    converse(
      { ...host, options: { ...host.options, lenient: false } },
      `${signedIn()}
      C: b APPEND INBOX {15+}
      C: Subject: \xc3\xa9
      C:
      C:
      S: b NO [CANNOT] a header beyond ASCII needs ENABLE UTF8=ACCEPT first
      C: c ENABLE UTF8=ACCEPT
      S: * ENABLED UTF8=ACCEPT
      S: c OK ENABLE completed
      C: d APPEND INBOX UTF8 (~{15+}
      C: Subject: \xc3\xa9
      C:
      C: )
      S: d OK APPEND completed`,
    );
  });

  it('a header in UTF-8 may be a piece of a message put together (§4, cat-part)', () => {
    converse(
      rev1(['ENABLE', 'UTF8=ACCEPT', 'LITERAL+', 'CATENATE'], []),
      `${signedIn()}
      C: b ENABLE UTF8=ACCEPT
      S: * ENABLED UTF8=ACCEPT
      S: b OK ENABLE completed
      C: c APPEND INBOX CATENATE (UTF8 (~{15+}
      C: Subject: \xc3\xa9
      C:
      C: ) TEXT {4+}
      C: hm
      C: )
      S: c OK APPEND completed
      C: d SELECT INBOX
      S: …
      C: e FETCH 1 BODY.PEEK[]
      S: * 1 FETCH (BODY[] {19}
      S: Subject: \xc3\xa9
      S:
      S: hm
      S: )
      S: e OK FETCH completed`,
    );
  });
});
