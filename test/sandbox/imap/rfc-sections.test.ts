import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { inbox, rev1, signedIn } from './openings.ts';

describe('Access control (RFC 4314), for reading', () => {
  it("§2.1.1, §3: all rights are the owner's, the obsolete c and d among them", () => {
    converse(
      rev1(['ACL']),
      `${signedIn()}
      C: b GETACL INBOX
      S: * ACL INBOX nicolas lrswipkxteacd
      S: b OK GETACL completed
      C: c MYRIGHTS INBOX
      S: * MYRIGHTS INBOX lrswipkxteacd
      S: c OK MYRIGHTS completed
      C: d LISTRIGHTS INBOX nicolas
      S: * LISTRIGHTS INBOX nicolas lrswipkxteacd
      S: d OK LISTRIGHTS completed
      C: e LISTRIGHTS INBOX anna
      S: * LISTRIGHTS INBOX anna ""
      S: e OK LISTRIGHTS completed
      C: f SETACL INBOX anna lrs
      S: f NO [NOPERM] each mailbox here belongs to its account alone; rights cannot be changed
      C: g DELETEACL INBOX nicolas
      S: g NO [NOPERM] each mailbox here belongs to its account alone; rights cannot be changed
      C: h SETACL INBOX John lrQswicda
      S: h BAD SETACL: expected rights among lrswipkxteacd, in lower case, found "lrQswicda". Write it like this: h SETACL INBOX anna lrs
      C: i SETACL INBOX John lrqswicda
      S: i BAD SETACL: expected rights among lrswipkxteacd, in lower case, found "lrqswicda". Write it like this: i SETACL INBOX anna lrs
      C: j SETACL INBOX "" lr
      S: j BAD SETACL: expected an identifier that is not empty, found """ lr". Write it like this: j SETACL INBOX anna lrs
      C: k GETACL Nowhere
      S: k NO [NONEXISTENT] there is no mailbox Nowhere; LIST "" "*" shows those there are`,
    );
  });
});

describe('METADATA (RFC 5464)', () => {
  it('§4.2: one entry or several, of the server or a mailbox', () => {
    converse(
      rev1(['METADATA', 'LITERAL+']),
      `${signedIn()}
      C: b SETMETADATA "" (/shared/comment "Shared comment")
      S: b OK SETMETADATA completed
      C: c GETMETADATA "" /shared/comment
      S: * METADATA "" (/shared/comment "Shared comment")
      S: c OK GETMETADATA completed
      C: d SETMETADATA INBOX (/private/comment "My own comment" /shared/comment {6+}
      C: a
      C: b
      C: )
      S: d OK SETMETADATA completed
      C: e GETMETADATA "INBOX" (/shared/comment /private/comment)
      S: * METADATA INBOX (/private/comment "My own comment" /shared/comment {6}
      S: a
      S: b
      S: )
      S: e OK GETMETADATA completed
      C: f GETMETADATA INBOX /private/nothing
      S: * METADATA INBOX (/private/nothing NIL)
      S: f OK GETMETADATA completed`,
    );
  });

  it('§4.2.1: MAXSIZE, before the mailbox as in the grammar, or behind it as in the examples', () => {
    converse(
      rev1(['METADATA']),
      `${signedIn()}
      C: b SETMETADATA INBOX (/shared/comment "0123456789" /private/comment "short")
      S: b OK SETMETADATA completed
      C: c GETMETADATA (MAXSIZE 9) INBOX (/shared/comment /private/comment)
      S: * METADATA INBOX (/private/comment "short")
      S: c OK [METADATA LONGENTRIES 10] GETMETADATA completed
      C: d GETMETADATA INBOX (MAXSIZE 9) (/shared/comment /private/comment)
      S: * METADATA INBOX (/private/comment "short")
      S: d OK [METADATA LONGENTRIES 10] GETMETADATA completed`,
    );
  });

  it('§4.2.2: DEPTH', () => {
    converse(
      rev1(['METADATA']),
      `${signedIn()}
      C: b SETMETADATA INBOX (/private/filters/values/small "SMALLER 5000" /private/filters/values/boss "FROM \\"boss@example.com\\"" /private/filters/values/a/b "deep")
      S: b OK SETMETADATA completed
      C: c GETMETADATA (DEPTH 1) INBOX (/private/filters/values)
      S: * METADATA INBOX (/private/filters/values/small "SMALLER 5000" /private/filters/values/boss "FROM \\"boss@example.com\\"")
      S: c OK GETMETADATA completed
      C: d GETMETADATA (DEPTH infinity) INBOX /private/filters
      S: * METADATA INBOX (/private/filters/values/small "SMALLER 5000" /private/filters/values/boss "FROM \\"boss@example.com\\"" /private/filters/values/a/b "deep")
      S: d OK GETMETADATA completed
      C: e GETMETADATA (DEPTH 0) INBOX /private/filters
      S: * METADATA INBOX (/private/filters NIL)
      S: e OK GETMETADATA completed
      C: f GETMETADATA (DEPTH 2) INBOX /private/filters
      S: f BAD GETMETADATA: expected 0, 1 or infinity of at most 1, found "2) INBOX /private/fi". Write it like this: f GETMETADATA INBOX /private/comment`,
    );
  });

  it('§4.3: NIL removes, and all is set or nothing', () => {
    converse(
      rev1(['METADATA', 'LITERAL+']),
      `${signedIn()}
      C: b SETMETADATA INBOX (/private/comment "one")
      S: b OK SETMETADATA completed
      C: c SETMETADATA INBOX (/private/comment "two" /private/odd "x" /public/wrong "y")
      S: c BAD SETMETADATA: expected an entry that begins with /private/ or /shared/, found "/public/wrong "y")". Write it like this: c SETMETADATA INBOX (/private/comment "to be read")
      C: d SETMETADATA INBOX (/private/comment NIL)
      S: d OK SETMETADATA completed
      C: e GETMETADATA INBOX /private/comment
      S: * METADATA INBOX (/private/comment NIL)
      S: e OK GETMETADATA completed
      C: f SETMETADATA Nowhere (/private/comment "one")
      S: f NO [NONEXISTENT] there is no mailbox Nowhere; LIST "" "*" shows those there are`,
    );
  });
});

describe('Searches', () => {
  it('RFC 4731 §3.1: MIN, MAX, COUNT and ALL', () => {
    converse(
      rev1(['ESEARCH']),
      `${inbox()}
      C: c SEARCH RETURN (MIN COUNT) ALL
      S: * ESEARCH (TAG "c") MIN 1 COUNT 3
      S: c OK SEARCH completed
      C: d SEARCH RETURN () FLAGGED
      S: * ESEARCH (TAG "d")
      S: d OK SEARCH completed
      C: e UID SEARCH RETURN (COUNT ALL) UNDELETED
      S: * ESEARCH (TAG "e") UID COUNT 3 ALL 1:3
      S: e OK UID SEARCH completed
      C: f SEARCH RETURN (MIN MAX) SUBJECT nowhere
      S: * ESEARCH (TAG "f")
      S: f OK SEARCH completed`,
    );
  });

  it('RFC 5182 §2: $ is what was found last, also where it is empty', () => {
    converse(
      rev1(['ESEARCH', 'SEARCHRES']),
      `${inbox('1')}
      ${inbox('2')}
      C1: c SEARCH RETURN (SAVE) SUBJECT two
      S1: c OK SEARCH completed
      C1: d FETCH $ (UID)
      S1: * 2 FETCH (UID 2)
      S1: d OK FETCH completed
      C1: e SEARCH RETURN (SAVE MIN) ALL
      S1: * ESEARCH (TAG "e") MIN 1
      S1: e OK SEARCH completed
      C1: f SEARCH RETURN (COUNT) $
      S1: * ESEARCH (TAG "f") COUNT 1
      S1: f OK SEARCH completed
      C1: g SEARCH RETURN (SAVE ALL) 1:2 NOT $
      S1: * ESEARCH (TAG "g") ALL 2
      S1: g OK SEARCH completed
      C1: h STORE $ +FLAGS.SILENT (\\Flagged)
      S1: h OK STORE completed
      C1: i SEARCH RETURN (SAVE) CHARSET X-NONE ALL
      S1: i NO [BADCHARSET (US-ASCII UTF-8 ISO-8859-1 ISO-8859-2 …)] that charset is not known here
      C1: j FETCH $ (FLAGS)
      S1: j OK FETCH completed
      C1: k SEARCH RETURN (SAVE) ALL
      S1: k OK SEARCH completed
      C2: c STORE 1 +FLAGS.SILENT (\\Deleted)
      S2: * 2 FETCH (FLAGS (\\Flagged))
      S2: c OK STORE completed
      C2: d EXPUNGE
      S2: * 1 EXPUNGE
      S2: d OK EXPUNGE completed
      C1: l NOOP
      S1: * 1 EXPUNGE
      S1: l OK NOOP completed
      C1: m FETCH $ (UID)
      S1: * 1 FETCH (UID 2)
      S1: * 2 FETCH (UID 3)
      S1: m OK FETCH completed`,
    );
  });

  it('RFC 5032: OLDER and YOUNGER', () => {
    converse(
      rev1(['WITHIN']),
      `${inbox()}
      C: c SEARCH YOUNGER 3600
      S: * SEARCH 1 2 3
      S: c OK SEARCH completed
      C: d SEARCH OLDER 3600
      S: * SEARCH
      S: d OK SEARCH completed
      C: e SEARCH NOT OLDER 1 YOUNGER 3600
      S: * SEARCH 1 2 3
      S: e OK SEARCH completed
      C: f SEARCH OLDER 0
      S: f BAD SEARCH: expected seconds from 1 on, found "0". Write it like this: f SEARCH UNSEEN FROM "anna"`,
    );
  });

  it('RFC 5267 §3: SORT with RETURN; §4.3: what changes is told, and no more once cancelled', () => {
    converse(
      rev1(['ESEARCH', 'SORT', 'ESORT', 'CONTEXT=SEARCH']),
      `${inbox('1')}
      ${inbox('2')}
      C1: c SORT RETURN (COUNT MIN MAX) (REVERSE SIZE) UTF-8 ALL
      S1: * ESEARCH (TAG "c") MIN 3 MAX 2 COUNT 3
      S1: c OK SORT completed
      C1: d SORT RETURN () (REVERSE SIZE) UTF-8 ALL
      S1: * ESEARCH (TAG "d") ALL 3,1,2
      S1: d OK SORT completed
      C1: e SEARCH RETURN (CONTEXT COUNT) UNDELETED
      S1: * ESEARCH (TAG "e") COUNT 3
      S1: e OK SEARCH completed
      C1: f UID SEARCH RETURN (UPDATE COUNT) FLAGGED
      S1: * ESEARCH (TAG "f") UID COUNT 0
      S1: f OK UID SEARCH completed
      C2: c STORE 2:3 +FLAGS.SILENT (\\Flagged)
      S2: c OK STORE completed
      C1: g NOOP
      S1: * 2 FETCH (FLAGS (\\Flagged \\Recent))
      S1: * 3 FETCH (FLAGS (\\Flagged \\Recent))
      S1: * ESEARCH (TAG "f") UID ADDTO (0 2:3)
      S1: g OK NOOP completed
      C2: d STORE 3 FLAGS.SILENT (\\Deleted)
      S2: d OK STORE completed
      C2: e EXPUNGE
      S2: * 3 EXPUNGE
      S2: e OK EXPUNGE completed
      C1: h NOOP
      S1: * ESEARCH (TAG "f") UID REMOVEFROM (0 3)
      S1: * 3 EXPUNGE
      S1: h OK NOOP completed
      C1: i CANCELUPDATE "f"
      S1: i OK CANCELUPDATE completed
      C2: f STORE 1 +FLAGS.SILENT (\\Flagged)
      S2: f OK STORE completed
      C1: j NOOP
      S1: * 1 FETCH (FLAGS (\\Flagged \\Recent))
      S1: j OK NOOP completed
      C1: k SEARCH RETURN (PARTIAL 1:2 ALL) ALL
      S1: k BAD SEARCH: expected one PARTIAL, or ALL, and not both, found "(PARTIAL 1:2 ALL) AL". Write it like this: k SEARCH UNSEEN FROM "anna"`,
    );
  });

  it('RFC 9394 §3: pages from the front, from the end, and beyond it', () => {
    converse(
      rev1(['ESEARCH', 'PARTIAL']),
      `${inbox()}
      C: c UID SEARCH RETURN (PARTIAL -1:-2) ALL
      S: * ESEARCH (TAG "c") UID PARTIAL (-1:-2 2:3)
      S: c OK UID SEARCH completed
      C: d SEARCH RETURN (PARTIAL 3:9 COUNT) ALL
      S: * ESEARCH (TAG "d") COUNT 3 PARTIAL (3:9 3)
      S: d OK SEARCH completed
      C: e SEARCH RETURN (PARTIAL 24000:24500) ALL
      S: * ESEARCH (TAG "e") PARTIAL (24000:24500 NIL)
      S: e OK SEARCH completed
      C: f UID FETCH 1:* (FLAGS) (PARTIAL -1:-1)
      S: * 3 FETCH (UID 3 FLAGS (\\Recent))
      S: f OK UID FETCH completed
      C: g UID FETCH 1:* (FLAGS) (PARTIAL 3:9)
      S: * 3 FETCH (UID 3 FLAGS (\\Recent))
      S: g OK UID FETCH completed`,
    );
  });

  it('RFC 8514 §4: SAVEDATE', () => {
    converse(
      rev1(['SAVEDATE', 'MOVE']),
      `${inbox()}
      C: c FETCH 1 SAVEDATE
      S: * 1 FETCH (SAVEDATE " 1-Jan-2026 12:00:00 +0000")
      S: c OK FETCH completed
      C: d SEARCH SAVEDBEFORE 1-Jan-2026
      S: * SEARCH
      S: d OK SEARCH completed
      C: e SEARCH SAVEDON 1-Jan-2026 SAVEDATESUPPORTED
      S: * SEARCH 1 2 3
      S: e OK SEARCH completed
      C: f SEARCH SAVEDSINCE 2-Jan-2026
      S: * SEARCH
      S: f OK SEARCH completed`,
    );
  });
});
