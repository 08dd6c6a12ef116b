import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { letter } from './host.ts';
import { inbox, rev1, signedIn } from './openings.ts';

describe('Smaller extensions', () => {
  it('UNSELECT leaves what is marked (RFC 3691 §2)', () => {
    converse(
      rev1(['UNSELECT']),
      `${inbox()}
      C: c STORE 1 +FLAGS.SILENT (\\Deleted)
      S: c OK STORE completed
      C: d UNSELECT
      S: d OK UNSELECT completed
      C: e STATUS INBOX (MESSAGES)
      S: * STATUS INBOX (MESSAGES 3)
      S: e OK STATUS completed
      C: f UNSELECT
      S: f BAD UNSELECT is not possible in the AUTHENTICATED state: select a mailbox first, e.g. a1 SELECT INBOX`,
    );
  });

  it('COMPRESS begins behind its OK, once (RFC 4978 §3)', () => {
    converse(
      rev1(['COMPRESS=DEFLATE']),
      `${signedIn()}
      C: b COMPRESS LZ4
      S: b BAD COMPRESS: expected "DEFLATE", found "LZ4". Write it like this: b COMPRESS DEFLATE
      C: c COMPRESS DEFLATE
      S: c OK DEFLATE active
      S: <compress>
      C: d COMPRESS DEFLATE
      S: d NO [COMPRESSIONACTIVE] DEFLATE is active already`,
    );
  });

  it('ID tells and is told, in any state (RFC 2971 §3)', () => {
    converse(
      rev1(['ID']),
      `${signedIn()}
      C: a023 ID ("name" "sodr" "version" "19.34" "vendor" "Pink Floyd Music Limited")
      S: * ID ("name" "PlusOK")
      S: a023 OK ID completed
      C: a042 ID NIL
      S: * ID ("name" "PlusOK")
      S: a042 OK ID completed
      C: a043 ID ("name")
      S: a043 BAD ID: expected its value, found ")". Write it like this: a043 ID ("name" "telnet")`,
    );
  });

  it('IDLE ends with DONE only (RFC 2177 §3)', () => {
    converse(
      rev1(['IDLE']),
      `${inbox('1')}
      ${inbox('2')}
      C1: A001 IDLE
      S1: + idling
      C2: c STORE 2 +FLAGS.SILENT (\\Deleted)
      S2: c OK STORE completed
      S1: * 2 FETCH (FLAGS (\\Deleted \\Recent))
      C2: d EXPUNGE
      S2: * 2 EXPUNGE
      S2: d OK EXPUNGE completed
      S1: * 2 EXPUNGE
      C1: DONE
      S1: A001 OK IDLE terminated
      C1: A002 IDLE
      S1: + idling
      C1: A003 NOOP
      S1: A002 BAD while idling the only thing to say is DONE; IDLE is over now
      C1: A004 NOOP
      S1: A004 OK NOOP completed`,
    );
  });

  it('ENABLE passes over what it does not know (RFC 5161 §3.1)', () => {
    converse(
      rev1(['ENABLE', 'CONDSTORE']),
      `${signedIn()}
      C: t2 ENABLE CONDSTORE
      S: * ENABLED CONDSTORE
      S: t2 OK ENABLE completed
      C: t3 ENABLE X-GOOD-IDEA
      S: * ENABLED
      S: t3 OK ENABLE completed
      C: t4 ENABLE CONDSTORE
      S: * ENABLED
      S: t4 OK ENABLE completed`,
    );
  });

  it('LIST tells rights and figures in one go (RFC 8440, RFC 5819)', () => {
    converse(
      rev1(
        ['LIST-EXTENDED', 'LIST-STATUS', 'LIST-MYRIGHTS', 'ACL', 'CHILDREN', 'STATUS=SIZE'],
        ['one', 'two', 'three'].map(letter),
      ),
      `${signedIn()}
      C: A00 CREATE foo/bar
      S: A00 OK CREATE completed
      C: A01 LIST "" "%" RETURN (CHILDREN MYRIGHTS STATUS (MESSAGES UNSEEN SIZE))
      S: * LIST (\\HasNoChildren) "/" INBOX
      S: * STATUS INBOX (MESSAGES 3 UNSEEN 3 SIZE 160)
      S: * MYRIGHTS INBOX lrswipkxteacd
      S: * LIST (\\HasChildren) "/" foo
      S: * STATUS foo (MESSAGES 0 UNSEEN 0 SIZE 0)
      S: * MYRIGHTS foo lrswipkxteacd
      S: A01 OK LIST completed`,
    );
  });

  it('CREATE with a use, SPECIAL-USE listed (RFC 6154 §3, §5)', () => {
    converse(
      rev1(['SPECIAL-USE', 'CREATE-SPECIAL-USE', 'LIST-EXTENDED']),
      `${signedIn()}
      C: t1 CREATE MySpecial (USE (\\Drafts))
      S: t1 OK CREATE completed
      C: t2 CREATE Everything (USE (\\All))
      S: t2 OK CREATE completed
      C: t3 CREATE Twice (USE (\\Sent \\Trash))
      S: t3 NO [USEATTR] a mailbox can have one of the uses of RFC 6154 here, such as \\Sent
      C: t4 LIST "" "%" RETURN (SPECIAL-USE)
      S: * LIST () "/" INBOX
      S: * LIST (\\All) "/" Everything
      S: * LIST (\\Drafts) "/" MySpecial
      S: t4 OK LIST completed
      C: t5 LIST (SPECIAL-USE) "" "*"
      S: * LIST (\\All) "/" Everything
      S: * LIST (\\Drafts) "/" MySpecial
      S: t5 OK LIST completed`,
    );
  });

  it('MULTIAPPEND stores all or none (RFC 3502 §6.3.11)', () => {
    converse(
      rev1(
        ['MULTIAPPEND', 'UIDPLUS', 'LITERAL+', 'ENABLE', 'UTF8=ACCEPT'],
        ['one', 'two', 'three'].map(letter),
      ),
      `${signedIn()}
      C: A003 APPEND INBOX (\\Seen) {5+}
      C: one
      C:  (\\Flagged) " 7-Feb-1994 22:43:04 -0800" {5+}
      C: two
      C:
      S: A003 OK [APPENDUID 1735689600 4:5] APPEND completed
      C: A004 APPEND INBOX {5+}
      C: six
      C:  (\\Recent) {5+}
      C: odd
      C:
      S: A004 BAD APPEND: expected \\Answered, \\Flagged, \\Deleted, \\Seen, \\Draft or a keyword without backslash, found "\\Recent) {5+}". Write it like this: A004 APPEND INBOX (\\Seen) {6}, then 6 octets
      C: A005 STATUS INBOX (MESSAGES UNSEEN)
      S: * STATUS INBOX (MESSAGES 5 UNSEEN 4)
      S: A005 OK STATUS completed`,
    );
  });

  it('BINARY: sizes, pieces, and what cannot be decoded; literal8 comes in (RFC 3516 §4)', () => {
    converse(
      rev1(
        ['BINARY', 'LITERAL+'],
        ['Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nYWJjZGVm\n'],
      ),
      `${inbox()}
      C: c FETCH 1 (BINARY.SIZE[1] BINARY.PEEK[1]<2.3>)
      S: * 1 FETCH (BINARY.SIZE[1] 6 BINARY[1]<2> {3}
      S: cde)
      S: c OK FETCH completed
      C: d FETCH 1 (BINARY.SIZE[] BINARY.PEEK[1.2] BINARY.SIZE[2])
      S: * 1 FETCH (BINARY.SIZE[] 73 BINARY[1.2] NIL BINARY.SIZE[2] 0)
      S: d OK FETCH completed
      C: e APPEND INBOX ~{5+}
      C: A:
      C:
      S: * 2 EXISTS
      S: * 2 RECENT
      S: e OK APPEND completed
      C: f FETCH 1 BINARY[1]
      S: * 1 FETCH (BINARY[1] {6}
      S: abcdef FLAGS (\\Seen \\Recent))
      S: f OK FETCH completed`,
    );
  });

  it('CATENATE puts pieces together, and says which is missing (RFC 4469 §3, §5)', () => {
    converse(
      rev1(['CATENATE', 'UIDPLUS', 'LITERAL+']),
      `${inbox()}
      C: A003 APPEND INBOX (\\Seen) CATENATE (URL "/INBOX;UIDVALIDITY=1735689600/;UID=1/;SECTION=HEADER" TEXT {6+}
      C: body
      C:  URL ";UID=2/;SECTION=TEXT")
      S: * 4 EXISTS
      S: * 4 RECENT
      S: A003 OK [APPENDUID 1735689600 4] APPEND completed
      C: A004 FETCH 4 BODY.PEEK[]
      S: * 4 FETCH (BODY[] {58}
      S: From: Anna <anna@plusok.test>
      S: Subject: one
      S:
      S: body
      S: two
      S: )
      S: A004 OK FETCH completed
      C: A005 APPEND INBOX CATENATE (URL "/INBOX;UIDVALIDITY=1/;UID=1" TEXT {1+}
      C: x)
      S: A005 NO [BADURL "/INBOX;UIDVALIDITY=1/;UID=1"] there is nothing at that URL
      C: A006 APPEND INBOX CATENATE (URL "/INBOX/;UID=1/;SECTION=9")
      S: A006 NO [BADURL "/INBOX/;UID=1/;SECTION=9"] there is nothing at that URL`,
    );
  });

  it('REPLACE: by number and by UID, into another mailbox too (RFC 8508 §3)', () => {
    converse(
      rev1(['REPLACE', 'UIDPLUS', 'LITERAL+']),
      `${inbox()}
      C: c CREATE Drafts
      S: c OK CREATE completed
      C: d UID REPLACE 2 Drafts (\\Seen \\Draft) {5+}
      C: new
      C:
      S: * OK [APPENDUID 1767268800 1] Replacement message ready
      S: * 2 EXPUNGE
      S: d OK REPLACE completed
      C: e REPLACE 9 Drafts {5+}
      C: new
      C:
      S: e BAD REPLACE: expected numbers up to 2, the messages there are, found "9 Drafts {5+}". Write it like this: e REPLACE 4 Drafts (\\Draft) {6}, then 6 octets
      C: f UID REPLACE 9 Drafts {5+}
      C: new
      C:
      S: f NO [NONEXISTENT] the message to be replaced is not there
      C: g REPLACE 1 Nowhere {5+}
      C: new
      C:
      S: g NO [TRYCREATE] there is no mailbox Nowhere; CREATE it first`,
    );
  });

  it('APPENDLIMIT is in STATUS too (RFC 7889 §4)', () => {
    converse(
      rev1(['APPENDLIMIT']),
      `${signedIn()}
      C: t1 STATUS INBOX (APPENDLIMIT)
      S: * STATUS INBOX (APPENDLIMIT 52428800)
      S: t1 OK STATUS completed`,
    );
  });

  it('QUOTA: the one root, and what belongs to it (RFC 9208 §4.1)', () => {
    converse(
      rev1(['QUOTA', 'QUOTA=RES-STORAGE']),
      `${inbox()}
      C: G0001 GETQUOTA "!partition/sda4"
      S: G0001 NO [NONEXISTENT] the only quota root is ""
      C: G0002 GETQUOTA ""
      S: * QUOTA "" (STORAGE 2 65536)
      S: G0002 OK GETQUOTA completed
      C: G0003 GETQUOTAROOT INBOX
      S: * QUOTAROOT INBOX ""
      S: * QUOTA "" (STORAGE 2 65536)
      S: G0003 OK GETQUOTAROOT completed
      C: b GETQUOTAROOT "not yet"
      S: * QUOTAROOT "not yet" ""
      S: * QUOTA "" (STORAGE 2 65536)
      S: b OK GETQUOTAROOT completed
      C: c STORE 1 +FLAGS.SILENT (\\Deleted)
      S: c OK STORE completed
      C: G0004 STATUS INBOX (DELETED-STORAGE)
      S: * STATUS INBOX (DELETED-STORAGE 52)
      S: G0004 OK STATUS completed
      C: S0000 SETQUOTA "" (STORAGE 510)
      S: S0000 BAD SETQUOTA is not a command of this server; CAPABILITY says what it can do`,
    );
  });

  it('MAILBOX-REFERRALS: RLIST and RLSUB, with nothing elsewhere to refer to (RFC 2193 §5)', () => {
    converse(
      rev1(['MAILBOX-REFERRALS']),
      `${signedIn()}
      C: A001 RLIST "" *
      S: * LIST () "/" INBOX
      S: A001 OK RLIST completed
      C: A002 RLSUB "" *
      S: * LSUB () "/" INBOX
      S: A002 OK RLSUB completed
      C: A003 SELECT REMOTE
      S: A003 NO [NONEXISTENT] there is no mailbox REMOTE; LIST "" "*" shows those there are`,
    );
  });
});
