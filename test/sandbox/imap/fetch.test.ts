import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { opened, rev1 } from './openings.ts';

const PARTS = `From: Anna <anna@plusok.test>
To: nicolas@plusok.test
Subject: parts
Date: Mon, 5 Jan 2026 10:00:00 +0100
Message-ID: <1@plusok.test>
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain
Content-Transfer-Encoding: quoted-printable

one=20two
--b
Content-Type: application/octet-stream
Content-Transfer-Encoding: base64

AAEC
--b
Content-Type: text/plain
Content-Transfer-Encoding: x-odd

?
--b--
`;

const EXTENSIONS = ['BINARY', 'PREVIEW', 'OBJECTID', 'SAVEDATE', 'PARTIAL'];

const opening = `${opened('', ` ${EXTENSIONS.join(' ')}`)}
  C: b SELECT INBOX
  S: * 2 EXISTS
  S: * 2 RECENT
  S: * OK [UIDVALIDITY 1735689600] UID validity status
  S: * OK [UIDNEXT 3] Predicted next UID
  S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
  S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
  S: * OK [UNSEEN 1] first unseen message in INBOX
  S: * OK [MAILBOXID (F-nicolas-INBOX)] Mailbox identifier
  S: b OK [READ-WRITE] SELECT completed`;

const inMails = (script: string) =>
  converse(rev1(EXTENSIONS, [PARTS, 'Subject: short\n\nabcdef\n']), `${opening}${script}`);

describe('FETCH (RFC 3501 §6.4.5)', () => {
  it('gives sections, and parts of sections', () => {
    inMails(`
      C: a1 FETCH 1 BODY.PEEK[1]
      S: * 1 FETCH (BODY[1] {9}
      S: one=20two)
      S: a1 OK FETCH completed
      C: a2 FETCH 2 (UID BODY.PEEK[TEXT]<2.3>)
      S: * 2 FETCH (UID 2 BODY[TEXT]<2> {3}
      S: cde)
      S: a2 OK FETCH completed
      C: a3 FETCH 2 BODY.PEEK[]<99.5>
      S: * 2 FETCH (BODY[]<99> {0}
      S: )
      S: a3 OK FETCH completed
      C: a4 FETCH 2 RFC822.HEADER
      S: * 2 FETCH (RFC822.HEADER {18}
      S: Subject: short
      S:
      S: )
      S: a4 OK FETCH completed
      C: a5 FETCH 1 (BODY.PEEK[2.MIME] BODY.PEEK[9])
      S: * 1 FETCH (BODY[2.MIME] {77}
      S: Content-Type: application/octet-stream
      S: Content-Transfer-Encoding: base64
      S:
      S:  BODY[9] NIL)
      S: a5 OK FETCH completed`);
  });

  it('sets \\Seen with BODY[…], RFC822 and RFC822.TEXT, and says so; not with PEEK', () => {
    inMails(`
      C: a1 FETCH 2 RFC822.TEXT
      S: * 2 FETCH (RFC822.TEXT {8}
      S: abcdef
      S:  FLAGS (\\Seen \\Recent))
      S: a1 OK FETCH completed
      C: a2 FETCH 1 (FLAGS BODY[HEADER.FIELDS (Subject)])
      S: * 1 FETCH (FLAGS (\\Seen \\Recent) BODY[HEADER.FIELDS (SUBJECT)] {18}
      S: Subject: parts
      S:
      S: )
      S: a2 OK FETCH completed`);
  });

  it('knows the macros', () => {
    inMails(`
      C: a1 FETCH 2 FULL
      S: * 2 FETCH (FLAGS (\\Recent) INTERNALDATE " 1-Jan-2026 12:00:00 +0000" RFC822.SIZE 26 ENVELOPE (NIL "short" NIL NIL NIL NIL NIL NIL NIL NIL) BODY ("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" 8 1))
      S: a1 OK FETCH completed
      C: a2 FETCH 2 FASTER
      S: a2 BAD FETCH: expected an item such as FLAGS, UID, ENVELOPE or BODY[HEADER], found "FASTER". Write it like this: a2 FETCH 1:3 (FLAGS RFC822.SIZE)
      C: a3 FETCH 2 BODY[1.
      S: a3 BAD FETCH: expected a section: nothing, HEADER, HEADER.FIELDS (...), TEXT, or a part number like 1.2, found the end of the line. Write it like this: a3 FETCH 1:3 (FLAGS RFC822.SIZE)`);
  });

  it('undoes transfer encodings (RFC 3516)', () => {
    inMails(`
      C: a1 FETCH 1 (BINARY.SIZE[1] BINARY.PEEK[1])
      S: * 1 FETCH (BINARY.SIZE[1] 7 BINARY[1] {7}
      S: one two)
      S: a1 OK FETCH completed
      C: a2 FETCH 1 BINARY.PEEK[2]
      S: * 1 FETCH (BINARY[2] ~{3}
      S: \0\x01\x02)
      S: a2 OK FETCH completed
      C: a3 FETCH 1 BINARY.PEEK[3]
      S: * 1 FETCH (BINARY[3] NIL)
      S: a3 NO [UNKNOWN-CTE] a part is in a transfer encoding that this server cannot undo`);
  });

  it('tells ids, dates and previews (RFC 8474, 8514, 8970), and pages (RFC 9394)', () => {
    inMails(`
      C: a1 FETCH 2 (EMAILID THREADID SAVEDATE PREVIEW)
      S: * 2 FETCH (EMAILID (M0202020202020202) THREADID (TM0202020202020202) SAVEDATE " 1-Jan-2026 12:00:00 +0000" PREVIEW "abcdef")
      S: a1 OK FETCH completed
      C: a2 FETCH 1 PREVIEW (LAZY)
      S: * 1 FETCH (PREVIEW "one two")
      S: a2 OK FETCH completed
      C: a3 UID FETCH 1:* (UID) (PARTIAL -1:-1)
      S: * 2 FETCH (UID 2)
      S: a3 OK UID FETCH completed`);
  });
});
