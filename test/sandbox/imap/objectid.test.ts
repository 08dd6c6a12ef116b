import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { letter } from './host.ts';
import { inbox, rev1, signedIn } from './openings.ts';

describe('OBJECTID (RFC 8474)', () => {
  it('§4: a mailbox keeps its id when it is renamed', () => {
    converse(
      rev1(['OBJECTID', 'LIST-EXTENDED', 'LIST-STATUS']),
      `${signedIn()}
      C: c CREATE foo
      S: c OK [MAILBOXID (F0404040404040404)] CREATE completed
      C: d CREATE bar
      S: d OK [MAILBOXID (F0505050505050505)] CREATE completed
      C: e STATUS foo (MAILBOXID)
      S: * STATUS foo (MAILBOXID (F0404040404040404))
      S: e OK STATUS completed
      C: f RENAME foo renamed
      S: f OK RENAME completed
      C: g STATUS renamed (MAILBOXID)
      S: * STATUS renamed (MAILBOXID (F0404040404040404))
      S: g OK STATUS completed
      C: h SELECT bar
      S: * 0 EXISTS
      S: * 0 RECENT
      S: * OK [UIDVALIDITY 1767268801] UID validity status
      S: * OK [UIDNEXT 1] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
      S: * OK [MAILBOXID (F0505050505050505)] Mailbox identifier
      S: h OK [READ-WRITE] SELECT completed
      C: i LIST "" % RETURN (STATUS (MAILBOXID))
      S: * LIST () "/" INBOX
      S: * STATUS INBOX (MAILBOXID (F-nicolas-INBOX))
      S: * LIST () "/" bar
      S: * STATUS bar (MAILBOXID (F0505050505050505))
      S: * LIST () "/" renamed
      S: * STATUS renamed (MAILBOXID (F0404040404040404))
      S: i OK LIST completed`,
    );
  });

  it('§5, §6: messages that answer each other share a THREADID, wherever they are', () => {
    converse(
      rev1(
        ['OBJECTID', 'UIDPLUS', 'MOVE', 'LITERAL+'],
        [
          'Message-ID: <1@example.com>\nSubject: Message A\n\na\n',
          'Message-ID: <2@example.org>\nSubject: Re: Message A\nReferences: <1@example.com>\n\nb\n',
          'Message-ID: <3@example.com>\nSubject: Message C\n\nc\n',
          letter('no id at all'),
        ],
      ),
      `${inbox()}
      C: c FETCH 1:* (EMAILID THREADID)
      S: * 1 FETCH (EMAILID (M0101010101010101) THREADID (T4a30277a7ca42298))
      S: * 2 FETCH (EMAILID (M0202020202020202) THREADID (T4a30277a7ca42298))
      S: * 3 FETCH (EMAILID (M0303030303030303) THREADID (T3dd7226971734d2e))
      S: * 4 FETCH (EMAILID (M0404040404040404) THREADID (TM0404040404040404))
      S: c OK FETCH completed
      C: d SEARCH THREADID T4a30277a7ca42298
      S: * SEARCH 1 2
      S: d OK SEARCH completed
      C: e CREATE foo
      S: e OK [MAILBOXID (F0505050505050505)] CREATE completed
      C: f MOVE 2 foo
      S: * OK [COPYUID 1767268800 2 1] Moved
      S: * 2 EXPUNGE
      S: f OK MOVE completed
      C: g SEARCH EMAILID M0202020202020202
      S: * SEARCH
      S: g OK SEARCH completed
      C: h SELECT foo
      S: …
      S: h OK [READ-WRITE] SELECT completed
      C: i FETCH 1 (EMAILID THREADID)
      S: * 1 FETCH (EMAILID (M0202020202020202) THREADID (T4a30277a7ca42298))
      S: i OK FETCH completed
      C: j APPEND foo {76+}
      C: Message-ID: <4@example.org>
      C: In-Reply-To: <2@example.org>
      C: Subject: more
      C:
      C:
      S: * 2 EXISTS
      S: * 2 RECENT
      S: j OK [APPENDUID 1767268800 2] APPEND completed
      C: k FETCH 2 THREADID
      S: * 2 FETCH (THREADID (T4a30277a7ca42298))
      S: k OK FETCH completed`,
    );
  });

  it('§5.2: an id once told stays, even when a later message ties two threads together', () => {
    converse(
      rev1(['OBJECTID', 'LITERAL+'], ['Message-ID: <1@a.test>\n\na\n', 'Message-ID: <2@a.test>\n\nb\n']),
      `${inbox()}
      C: c FETCH 1:2 THREADID
      S: * 1 FETCH (THREADID (T6b7c3e4fdf9cfac5))
      S: * 2 FETCH (THREADID (T8131dcfdefa41e02))
      S: c OK FETCH completed
      C: d APPEND INBOX {61+}
      C: Message-ID: <3@a.test>
      C: References: <1@a.test> <2@a.test>
      C:
      C:
      S: * 3 EXISTS
      S: * 3 RECENT
      S: d OK APPEND completed
      C: e FETCH 1:3 THREADID
      S: * 1 FETCH (THREADID (T6b7c3e4fdf9cfac5))
      S: * 2 FETCH (THREADID (T8131dcfdefa41e02))
      S: * 3 FETCH (THREADID (T6b7c3e4fdf9cfac5))
      S: e OK FETCH completed`,
    );
  });
});
