import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { letter } from './host.ts';
import { enabled, inbox, rev1, signedIn } from './openings.ts';

describe('IMAP4rev2 (RFC 9051), once enabled', () => {
  it('SELECT tells LIST, and neither RECENT nor UNSEEN (§6.3.2); another SELECT tells CLOSED first (§7.1)', () => {
    converse(
      rev1(['IMAP4rev2', 'ENABLE']),
      `${signedIn()}
      C: b ENABLE IMAP4rev2
      S: * ENABLED IMAP4rev2
      S: b OK ENABLE completed
      C: c SELECT inbox
      S: * 3 EXISTS
      S: * OK [UIDVALIDITY 1735689600] UID validity status
      S: * OK [UIDNEXT 4] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
      S: * LIST () "/" INBOX
      S: c OK [READ-WRITE] SELECT completed
      C: d EXAMINE INBOX
      S: * OK [CLOSED] Previous mailbox closed
      S: * 3 EXISTS
      S: * OK [UIDVALIDITY 1735689600] UID validity status
      S: * OK [UIDNEXT 4] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S: * OK [PERMANENTFLAGS ()] Permanent flags
      S: * LIST () "/" INBOX
      S: d OK [READ-ONLY] EXAMINE completed`,
    );
  });

  it('\\Recent is no more: not in FETCH, nor STATUS, nor when mail comes (§2.3.2)', () => {
    converse(
      rev1(['IMAP4rev2', 'ENABLE', 'LITERAL+']),
      `${enabled('IMAP4rev2')}
      C: d FETCH 1 (FLAGS)
      S: * 1 FETCH (FLAGS ())
      S: d OK FETCH completed
      C: e APPEND INBOX {4+}
      C: toto
      S: * 4 EXISTS
      S: e OK APPEND completed`,
    );
  });

  it('SEARCH answers ESEARCH, also where nothing is found (§6.4.4)', () => {
    converse(
      rev1(['IMAP4rev2', 'ENABLE', 'ESEARCH', 'SEARCHRES']),
      `${enabled('IMAP4rev2')}
      C: d SEARCH ALL
      S: * ESEARCH (TAG "d") ALL 1:3
      S: d OK SEARCH completed
      C: e UID SEARCH SUBJECT nowhere
      S: * ESEARCH (TAG "e") UID
      S: e OK UID SEARCH completed
      C: f SEARCH RETURN (SAVE COUNT) SUBJECT two
      S: * ESEARCH (TAG "f") COUNT 1
      S: f OK SEARCH completed
      C: g FETCH $ (UID)
      S: * 2 FETCH (UID 2)
      S: g OK FETCH completed`,
    );
  });

  it('a FETCH that nobody asked for has the UID (§7.5.2)', () => {
    converse(
      rev1(['IMAP4rev2', 'ENABLE']),
      `${inbox('1')}
      ${enabled('IMAP4rev2', '2')}
      C1: c STORE 2 +FLAGS (\\Flagged)
      S1: * 2 FETCH (FLAGS (\\Flagged \\Recent))
      S1: c OK STORE completed
      C2: d NOOP
      S2: * 2 FETCH (UID 2 FLAGS (\\Flagged))
      S2: d OK NOOP completed
      C2: e STORE 1 +FLAGS (\\Seen)
      S2: * 1 FETCH (UID 1 FLAGS (\\Seen))
      S2: e OK STORE completed`,
    );
  });

  it('mailbox names are in UTF-8, and composed as one character is (§5.1, §6.3.4, §6.3.6)', () => {
    converse(
      rev1(['IMAP4rev2', 'ENABLE']),
      `${signedIn()}
      C: b CREATE "\xc3\x89t\xc3\xa9"
      S: b OK CREATE completed
      C: c LIST "" %
      S: * LIST () "/" INBOX
      S: * LIST () "/" &AMk-t&AOk-
      S: c OK LIST completed
      C: d ENABLE IMAP4rev2
      S: * ENABLED IMAP4rev2
      S: d OK ENABLE completed
      C: e LIST "" %
      S: * LIST () "/" INBOX
      S: * LIST () "/" "\xc3\x89t\xc3\xa9"
      S: e OK LIST completed
      C: f CREATE "cafe\xcc\x81"
      S: * LIST () "/" "caf\xc3\xa9" ("OLDNAME" ("cafe\xcc\x81"))
      S: f OK CREATE completed
      C: g CREATE "caf\xc3\xa9"
      S: g NO [ALREADYEXISTS] a mailbox of that name exists already
      C: h RENAME "caf\xc3\xa9" "th\xc3\xa9"
      S: h OK RENAME completed
      C: i STATUS "th\xc3\xa9" (MESSAGES)
      S: * STATUS "th\xc3\xa9" (MESSAGES 0)
      S: i OK STATUS completed`,
    );
  });

  it('STATUS counts SIZE and DELETED (§6.3.11)', () => {
    converse(
      rev1(['IMAP4rev2', 'ENABLE', 'STATUS=SIZE']),
      `${inbox()}
      C: c STORE 1 +FLAGS.SILENT (\\Deleted)
      S: c OK STORE completed
      C: d STATUS INBOX (MESSAGES UIDNEXT SIZE DELETED UNSEEN)
      S: * STATUS INBOX (MESSAGES 3 UIDNEXT 4 SIZE 160 DELETED 1 UNSEEN 3)
      S: d OK STATUS completed`,
    );
  });

  it('LIST in its extended form: patterns, SUBSCRIBED, RECURSIVEMATCH, and \\NonExistent for what is subscribed to only (§6.3.9)', () => {
    converse(
      rev1(
        ['IMAP4rev2', 'ENABLE', 'LIST-EXTENDED', 'LIST-STATUS', 'SPECIAL-USE', 'CHILDREN'],
        ['one', 'two', 'three'].map(letter),
      ),
      `${signedIn()}
      C: b CREATE Fruit/Apple
      S: b OK CREATE completed
      C: c SUBSCRIBE Fruit/Banana
      S: c OK SUBSCRIBE completed
      C: d LIST (SUBSCRIBED) "" "*"
      S: * LIST (\\HasNoChildren \\Subscribed) "/" INBOX
      S: * LIST (\\NonExistent \\HasNoChildren \\Subscribed) "/" Fruit/Banana
      S: d OK LIST completed
      C: e LIST "" (INBOX "Fruit/%") RETURN (SUBSCRIBED CHILDREN)
      S: * LIST (\\HasNoChildren \\Subscribed) "/" INBOX
      S: * LIST (\\HasNoChildren) "/" Fruit/Apple
      S: e OK LIST completed
      C: f LIST (RECURSIVEMATCH SUBSCRIBED) "" "%"
      S: * LIST (\\HasNoChildren \\Subscribed) "/" INBOX
      S: * LIST (\\HasChildren) "/" Fruit ("CHILDINFO" ("SUBSCRIBED"))
      S: f OK LIST completed
      C: g LIST (REMOTE) "" "%" RETURN (STATUS (MESSAGES))
      S: * LIST (\\HasNoChildren) "/" INBOX
      S: * STATUS INBOX (MESSAGES 3)
      S: * LIST (\\HasChildren) "/" Fruit
      S: * STATUS Fruit (MESSAGES 0)
      S: g OK LIST completed
      C: h LIST (RECURSIVEMATCH) "" "%"
      S: h BAD LIST: expected RECURSIVEMATCH together with SUBSCRIBED, found "(RECURSIVEMATCH) "" ". Write it like this: h LIST "" "*"
      C: i LIST (SUBSCRIBED) "" ""
      S: i OK LIST completed
      C: j LIST "" ""
      S: * LIST (\\Noselect) "/" ""
      S: j OK LIST completed`,
    );
  });

  it('APPEND and COPY say where the messages went, and TRYCREATE when nowhere (§6.3.12, §6.4.7)', () => {
    converse(
      rev1(['IMAP4rev2', 'ENABLE', 'UIDPLUS', 'LITERAL+', 'MOVE']),
      `${inbox()}
      C: c APPEND saved-messages (\\Seen) {4+}
      C: toto
      S: c NO [TRYCREATE] there is no mailbox saved-messages; CREATE it first
      C: d COPY 1 saved-messages
      S: d NO [TRYCREATE] there is no mailbox saved-messages; CREATE it first
      C: e CREATE saved-messages
      S: e OK CREATE completed
      C: f COPY 1:2 saved-messages
      S: f OK [COPYUID 1767268800 1:2 1:2] COPY completed
      C: g UID MOVE 3 saved-messages
      S: * OK [COPYUID 1767268800 3 3] Moved
      S: * 3 EXPUNGE
      S: g OK UID MOVE completed`,
    );
  });

  it('what is only in IMAP4rev1 is still answered, since both are offered: LSUB, CHECK, RFC822.TEXT', () => {
    converse(
      rev1(['IMAP4rev2', 'ENABLE']),
      `${enabled('IMAP4rev2')}
      C: d LSUB "" *
      S: * LSUB () "/" INBOX
      S: d OK LSUB completed
      C: e CHECK
      S: e OK CHECK completed
      C: f FETCH 1 RFC822.SIZE
      S: * 1 FETCH (RFC822.SIZE 52)
      S: f OK FETCH completed`,
    );
  });
});
