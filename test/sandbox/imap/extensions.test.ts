import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { opened, rev1 } from './openings.ts';

const ADDED = '{4}\n      S: + Ready for 4 octets\n      C: toto';

describe('mailboxes', () => {
  it('are made, listed, renamed, subscribed to and deleted (RFC 3501 §6.3)', () => {
    converse(
      rev1([], []),
      `${opened()}
      C: a1 CREATE Archive/2026
      S: a1 OK CREATE completed
      C: a2 CREATE &AMk-t&AOk-
      S: a2 OK CREATE completed
      C: a3 LIST "" *
      S: * LIST () "/" INBOX
      S: * LIST () "/" Archive
      S: * LIST () "/" Archive/2026
      S: * LIST () "/" &AMk-t&AOk-
      S: a3 OK LIST completed
      C: a4 LIST Archive/ %
      S: * LIST () "/" Archive/2026
      S: a4 OK LIST completed
      C: a5 LIST "" ""
      S: * LIST (\\Noselect) "/" ""
      S: a5 OK LIST completed
      C: a6 RENAME Archive Old
      S: a6 OK RENAME completed
      C: a7 SUBSCRIBE Old/2026
      S: a7 OK SUBSCRIBE completed
      C: a8 UNSUBSCRIBE INBOX
      S: a8 OK UNSUBSCRIBE completed
      C: a9 LSUB "" %
      S: * LSUB (\\Noselect) "/" Old
      S: a9 OK LSUB completed
      C: b1 LSUB "" *
      S: * LSUB () "/" Old/2026
      S: b1 OK LSUB completed
      C: b2 DELETE Old
      S: b2 OK DELETE completed
      C: b3 SELECT Old
      S: b3 NO [CANNOT] Old only holds other mailboxes, it has no messages
      C: b4 DELETE Old
      S: b4 NO [HASCHILDREN] that name only holds other mailboxes; delete those first
      C: b5 DELETE INBOX
      S: b5 NO [CANNOT] INBOX is always there and cannot be deleted
      C: b6 CREATE inbox
      S: b6 NO [ALREADYEXISTS] a mailbox of that name exists already
      C: b7 STATUS nowhere (MESSAGES)
      S: b7 NO [NONEXISTENT] there is no mailbox nowhere; LIST "" "*" shows those there are
      C: b8 CREATE a&b
      S: b8 BAD CREATE: expected modified UTF-7 in the mailbox name ("&" itself is written "&-"), found "a&b". Write it like this: b8 CREATE Archive/2002`,
    );
  });

  it('are listed by the extended LIST, with their figures (RFC 5258, 5819, 6154)', () => {
    converse(
      rev1(['LIST-EXTENDED', 'LIST-STATUS', 'SPECIAL-USE', 'CREATE-SPECIAL-USE', 'CHILDREN']),
      `${opened('', ' LIST-EXTENDED LIST-STATUS SPECIAL-USE CREATE-SPECIAL-USE CHILDREN')}
      C: a1 CREATE Sent (USE (\\Sent))
      S: a1 OK CREATE completed
      C: a2 CREATE Foo/Bar
      S: a2 OK CREATE completed
      C: a3 SUBSCRIBE Foo/Bar
      S: a3 OK SUBSCRIBE completed
      C: a4 LIST (SUBSCRIBED RECURSIVEMATCH) "" %
      S: * LIST (\\HasNoChildren \\Subscribed) "/" INBOX
      S: * LIST (\\HasChildren) "/" Foo ("CHILDINFO" ("SUBSCRIBED"))
      S: a4 OK LIST completed
      C: a4 LIST (SUBSCRIBED RECURSIVEMATCH) "" Foo*
      S: * LIST (\\HasNoChildren \\Subscribed) "/" Foo/Bar
      S: a4 OK LIST completed
      C: a4 SUBSCRIBE Foo
      S: a4 OK SUBSCRIBE completed
      C: a4 LIST (SUBSCRIBED RECURSIVEMATCH) "" Foo*
      S: * LIST (\\HasChildren \\Subscribed) "/" Foo ("CHILDINFO" ("SUBSCRIBED"))
      S: * LIST (\\HasNoChildren \\Subscribed) "/" Foo/Bar
      S: a4 OK LIST completed
      C: a5 LIST (SPECIAL-USE) "" "*"
      S: * LIST (\\HasNoChildren \\Sent) "/" Sent
      S: a5 OK LIST completed
      C: a6 LIST "" (INBOX Sent) RETURN (SUBSCRIBED STATUS (MESSAGES))
      S: * LIST (\\HasNoChildren \\Subscribed) "/" INBOX
      S: * STATUS INBOX (MESSAGES 3)
      S: * LIST (\\HasNoChildren \\Sent) "/" Sent
      S: * STATUS Sent (MESSAGES 0)
      S: a6 OK LIST completed
      C: a7 CREATE Odd (USE (\\Odd))
      S: a7 NO [USEATTR] a mailbox can have one of the uses of RFC 6154 here, such as \\Sent`,
    );
  });

  it('carry annotations (RFC 5464)', () => {
    converse(
      rev1(['METADATA']),
      `${opened('', ' METADATA')}
      C: a1 SETMETADATA INBOX (/private/comment "mine" /shared/comment {5}
      S: + Ready for 5 octets
      C: ours!)
      S: a1 OK SETMETADATA completed
      C: a2 GETMETADATA INBOX (/private/comment /shared/comment)
      S: * METADATA INBOX (/private/comment "mine" /shared/comment "ours!")
      S: a2 OK GETMETADATA completed
      C: a3 GETMETADATA (DEPTH infinity MAXSIZE 4) INBOX /shared/comment
      S: a3 OK [METADATA LONGENTRIES 5] GETMETADATA completed
      C: a4 SETMETADATA INBOX (/private/comment NIL)
      S: a4 OK SETMETADATA completed
      C: a5 GETMETADATA INBOX /private/comment
      S: * METADATA INBOX (/private/comment NIL)
      S: a5 OK GETMETADATA completed
      C: a6 GETMETADATA (DEPTH infinity) INBOX (/shared /private)
      S: * METADATA INBOX (/shared/comment "ours!")
      S: a6 OK GETMETADATA completed
      C: a7 SETMETADATA INBOX (/shared "all")
      S: a7 BAD SETMETADATA: expected an entry below /private or /shared, found …
      C: a8 SETMETADATA "" (/shared/admin "mailto:me@plusok.test")
      S: a8 NO [NOPERM] /shared/admin is told by the server, clients cannot change it`,
    );
  });

  it('tell quota and rights (RFC 9208, RFC 4314)', () => {
    converse(
      rev1(['QUOTA', 'ACL', 'NAMESPACE', 'ID']),
      `${opened('', ' QUOTA ACL NAMESPACE ID')}
      C: a1 GETQUOTAROOT INBOX
      S: * QUOTAROOT INBOX ""
      S: * QUOTA "" (STORAGE 2 65536)
      S: a1 OK GETQUOTAROOT completed
      C: a2 MYRIGHTS INBOX
      S: * MYRIGHTS INBOX lrswipkxteacd
      S: a2 OK MYRIGHTS completed
      C: a3 GETACL INBOX
      S: * ACL INBOX nicolas lrswipkxteacd
      S: a3 OK GETACL completed
      C: a4 NAMESPACE
      S: * NAMESPACE (("" "/")) NIL NIL
      S: a4 OK NAMESPACE completed
      C: a5 ID NIL
      S: * ID ("name" "PlusOK")
      S: a5 OK ID completed`,
    );
  });
});

describe('messages', () => {
  it('are appended, copied and moved, and their new UIDs told (RFC 4315, 6851, 3502)', () => {
    converse(
      rev1(['UIDPLUS', 'MOVE', 'MULTIAPPEND', 'LITERAL+'], []),
      `${opened('', ' UIDPLUS MOVE MULTIAPPEND LITERAL+')}
      C: a1 CREATE Work
      S: a1 OK CREATE completed
      C: a2 APPEND INBOX (\\Seen $Work) "17-Jul-1996 02:44:25 -0700" ${ADDED}
      S: a2 OK [APPENDUID 1735689600 1] APPEND completed
      C: a3 APPEND INBOX {3+}
      C: one (\\Flagged) {3+}
      C: two
      S: a3 OK [APPENDUID 1735689600 2:3] APPEND completed
      C: a4 APPEND Nowhere {3+}
      C: one
      S: a4 NO [TRYCREATE] there is no mailbox Nowhere; CREATE it first
      C: a5 EXAMINE INBOX
      S: * 3 EXISTS
      S: * 3 RECENT
      S: * OK [UIDVALIDITY 1735689600] UID validity status
      S: * OK [UIDNEXT 4] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Work)
      S: * OK [PERMANENTFLAGS ()] Permanent flags
      S: * OK [UNSEEN 2] first unseen message in INBOX
      S: a5 OK [READ-ONLY] EXAMINE completed
      C: a6 FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE)
      S: * 1 FETCH (FLAGS (\\Seen $Work \\Recent) INTERNALDATE "17-Jul-1996 02:44:25 -0700" RFC822.SIZE 4)
      S: a6 OK FETCH completed
      C: a7 COPY 1:2 Work
      S: a7 OK [COPYUID 1767268800 1:2 1:2] COPY completed
      C: a8 MOVE 1 Work
      S: a8 NO [READ-ONLY] the mailbox was opened by EXAMINE and cannot be changed; SELECT it
      C: a9 SELECT Work
      S: * 2 EXISTS
      S: * 2 RECENT
      S: * OK [UIDVALIDITY 1767268800] UID validity status
      S: * OK [UIDNEXT 3] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Work)
      S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen $Work)] Permanent flags
      S: * OK [UNSEEN 2] first unseen message in Work
      S: a9 OK [READ-WRITE] SELECT completed
      C: b1 UID MOVE 1 INBOX
      S: * OK [COPYUID 1735689600 1 4] Moved
      S: * 1 EXPUNGE
      S: b1 OK UID MOVE completed
      C: b2 STORE 1 +FLAGS.SILENT (\\Deleted)
      S: b2 OK STORE completed
      C: b3 UID EXPUNGE 1
      S: b3 OK UID EXPUNGE completed
      C: b4 UID EXPUNGE 2
      S: * 1 EXPUNGE
      S: b4 OK UID EXPUNGE completed`,
    );
  });

  it('are refused when too big, before they are sent (RFC 7889, RFC 9208)', () => {
    converse(
      rev1(['APPENDLIMIT', 'LITERAL+']),
      `${opened('', ' APPENDLIMIT LITERAL+')}
      C: a1 APPEND INBOX {60000000}
      S: a1 NO [TOOBIG] a message has at most 52428800 octets
      C: a2 APPEND INBOX {3+}
      C: a\\
      C: b\\
      C: c
      S: a2 OK APPEND completed`,
    );
  });

  it('are put together on the server (RFC 4469), and replaced (RFC 8508)', () => {
    converse(
      rev1(['CATENATE', 'REPLACE', 'UIDPLUS', 'LITERAL+']),
      `${opened('', ' CATENATE REPLACE UIDPLUS LITERAL+')}
      C: a1 APPEND INBOX CATENATE (TEXT {3+}
      C: A:  URL "/INBOX/;UID=1/;SECTION=TEXT")
      S: a1 OK [APPENDUID 1735689600 4] APPEND completed
      C: a2 APPEND INBOX CATENATE (URL "/INBOX/;UID=99")
      S: a2 NO [BADURL "/INBOX/;UID=99"] there is nothing at that URL
      C: a3 SELECT INBOX
      S: * 4 EXISTS
      S: * 4 RECENT
      S: * OK [UIDVALIDITY 1735689600] UID validity status
      S: * OK [UIDNEXT 5] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
      S: * OK [UNSEEN 1] first unseen message in INBOX
      S: a3 OK [READ-WRITE] SELECT completed
      C: a4 FETCH 4 BODY.PEEK[]
      S: * 4 FETCH (BODY[] {8}
      S: A: one
      S: )
      S: a4 OK FETCH completed
      C: a5 REPLACE 4 INBOX (\\Draft) {3+}
      C: new
      S: * OK [APPENDUID 1735689600 5] Replacement message ready
      S: * 4 EXPUNGE
      S: * 4 EXISTS
      S: * 4 RECENT
      S: a5 OK REPLACE completed`,
    );
  });
});

describe("an old server's commands", () => {
  it('RLIST and RLSUB list what there is here (RFC 2193); SCAN looks inside', () => {
    converse(
      rev1(['MAILBOX-REFERRALS', 'SCAN']),
      `${opened('', ' MAILBOX-REFERRALS SCAN')}
      C: a1 CREATE Empty
      S: a1 OK CREATE completed
      C: a2 RLIST "" *
      S: * LIST () "/" INBOX
      S: * LIST () "/" Empty
      S: a2 OK RLIST completed
      C: a3 RLSUB "" *
      S: * LSUB () "/" INBOX
      S: a3 OK RLSUB completed
      C: a4 SCAN "" * "two"
      S: * LIST () "/" INBOX
      S: a4 OK SCAN completed
      C: a5 SCAN "" * "nowhere"
      S: a5 OK SCAN completed`,
    );
  });
});
