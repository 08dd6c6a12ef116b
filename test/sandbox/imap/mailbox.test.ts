import { describe, it } from 'vitest';
import { converse, OCTETS } from './conversation.ts';
import { opened, rev1 } from './openings.ts';

const selected = (name: string, recent: number) => `${opened(name)}
  C${name}: b SELECT inbox
  S${name}: * 3 EXISTS
  S${name}: * ${recent} RECENT
  S${name}: * OK [UIDVALIDITY 1735689600] UID validity status
  S${name}: * OK [UIDNEXT 4] Predicted next UID
  S${name}: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
  S${name}: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
  S${name}: * OK [UNSEEN 1] first unseen message in INBOX
  S${name}: b OK [READ-WRITE] SELECT completed`;

describe('a selected mailbox', () => {
  it('is told whole by SELECT; \\Recent goes to the first session only (RFC 3501 §6.3.1, §2.3.2)', () => {
    converse(rev1(), `${selected('1', 3)}${selected('2', 0)}`);
  });

  it('counts in STATUS what it has told this session to be \\Recent (§6.3.10)', () => {
    converse(
      rev1(),
      `${selected('1', 3)}${selected('2', 0)}
      C1: c STATUS INBOX (RECENT)
      S1: * STATUS INBOX (RECENT 3)
      S1: c OK STATUS completed
      C2: c STATUS INBOX (RECENT)
      S2: * STATUS INBOX (RECENT 0)
      S2: c OK STATUS completed`,
    );
  });

  it('is INBOX in any case, above other mailboxes too, which stay when it is renamed (§5.1, §6.3.5)', () => {
    converse(
      rev1(),
      `${opened()}
      C: b CREATE inbox/kid
      S: b OK CREATE completed
      C: c RENAME Inbox old
      S: c OK RENAME completed
      C: d LIST "" *
      S: * LIST () "/" INBOX
      S: * LIST () "/" INBOX/kid
      S: * LIST () "/" old
      S: d OK LIST completed
      C: e STATUS iNbOx/kid (MESSAGES)
      S: * STATUS INBOX/kid (MESSAGES 0)
      S: e OK STATUS completed`,
    );
  });

  it('can be examined without a trace (§6.3.2)', () => {
    converse(
      rev1(),
      `${opened()}
      C: b EXAMINE INBOX
      S: * 3 EXISTS
      S: * 3 RECENT
      S: * OK [UIDVALIDITY 1735689600] UID validity status
      S: * OK [UIDNEXT 4] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S: * OK [PERMANENTFLAGS ()] Permanent flags
      S: * OK [UNSEEN 1] first unseen message in INBOX
      S: b OK [READ-ONLY] EXAMINE completed
      C: c FETCH 1 BODY[TEXT]
      S: * 1 FETCH (BODY[TEXT] {5}
      S: one
      S: )
      S: c OK FETCH completed
      C: d STORE 1 +FLAGS (\\Seen)
      S: d NO [READ-ONLY] the mailbox was opened by EXAMINE and cannot be changed; SELECT it
      C: e STATUS INBOX (MESSAGES RECENT UNSEEN)
      S: * STATUS INBOX (MESSAGES 3 RECENT 3 UNSEEN 3)
      S: e OK STATUS completed`,
    );
  });

  it('shows flags stored and messages expunged, renumbering as it goes (§6.4.3, §6.4.6)', () => {
    const script = `${selected('', 3)}
      C: c STORE 1:2 +FLAGS (\\Deleted)
      S: * 1 FETCH (FLAGS (\\Deleted \\Recent))
      S: * 2 FETCH (FLAGS (\\Deleted \\Recent))
      S: c OK STORE completed
      C: d STORE 3 FLAGS.SILENT ($Work)
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Work)
      S: d OK STORE completed
      C: d2 STORE 3 FLAGS.SILENT ($W\xe9)
      S: d2 BAD STORE: …
      C: e EXPUNGE
      S: * 1 EXPUNGE
      S: * 1 EXPUNGE
      S: e OK EXPUNGE completed
      C: f FETCH * (UID FLAGS)
      S: * 1 FETCH (UID 3 FLAGS ($Work \\Recent))
      S: f OK FETCH completed
      C: g UID FETCH 1:* FLAGS
      S: * 1 FETCH (UID 3 FLAGS ($Work \\Recent))
      S: g OK FETCH completed`;
    converse(rev1(), script.replace('g OK FETCH', 'g OK UID FETCH'));
    converse(rev1(), script.replace('g OK FETCH', 'g OK UID FETCH'), OCTETS);
  });

  it('tells another session of it at the moments allowed only (§5.5, §7.4.1)', () => {
    converse(
      rev1(),
      `${selected('1', 3)}${selected('2', 0)}
      C1: c STORE 1 +FLAGS.SILENT (\\Deleted)
      S1: c OK STORE completed
      C1: d EXPUNGE
      S1: * 1 EXPUNGE
      S1: d OK EXPUNGE completed
      C2: c FETCH 1:2 (UID)
      S2: * 1 FETCH (UID 1)
      S2: * 2 FETCH (UID 2)
      S2: c OK FETCH completed
      C2: d STORE 1 +FLAGS (\\Seen)
      S2: d NO [EXPUNGEISSUED] STORE: some of these messages are gone; NOOP tells which
      C2: e NOOP
      S2: * 1 EXPUNGE
      S2: e OK NOOP completed`,
    );
  });

  it('marks \\Seen what is read again after another session took it back (§6.4.5)', () => {
    converse(
      rev1(),
      `${selected('1', 3)}${selected('2', 0)}
      C1: c FETCH 1 BODY[TEXT]<0.1>
      S1: * 1 FETCH (BODY[TEXT]<0> {1}
      S1: o FLAGS (\\Seen \\Recent))
      S1: c OK FETCH completed
      C2: c STORE 1 FLAGS (\\Flagged)
      S2: * 1 FETCH (FLAGS (\\Flagged))
      S2: c OK STORE completed
      C1: d FETCH 1 BODY[TEXT]<0.1>
      S1: * 1 FETCH (BODY[TEXT]<0> {1}
      S1: o FLAGS (\\Flagged \\Seen \\Recent))
      S1: d OK FETCH completed`,
    );
  });

  it('tells at once in IDLE (RFC 2177)', () => {
    converse(
      rev1(['IDLE']),
      `${opened('1', ' IDLE')}
      ${opened('2', ' IDLE')}
      C1: b EXAMINE INBOX
      S1: * 3 EXISTS
      S1: * 3 RECENT
      S1: * OK [UIDVALIDITY 1735689600] UID validity status
      S1: * OK [UIDNEXT 4] Predicted next UID
      S1: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S1: * OK [PERMANENTFLAGS ()] Permanent flags
      S1: * OK [UNSEEN 1] first unseen message in INBOX
      S1: b OK [READ-ONLY] EXAMINE completed
      C1: c IDLE
      S1: + idling
      C2: b APPEND INBOX (\\Seen) {4}
      S2: + Ready for 4 octets
      C2: toto
      S2: b OK APPEND completed
      S1: * 4 EXISTS
      S1: * 4 RECENT
      C1: DONE
      S1: c OK IDLE terminated`,
    );
  });

  it('ends with CLOSE, which removes in silence (RFC 3501 §6.4.2)', () => {
    converse(
      rev1(),
      `${selected('', 3)}
      C: c STORE 2 +FLAGS.SILENT (\\Deleted)
      S: c OK STORE completed
      C: d CLOSE
      S: d OK CLOSE completed
      C: e STATUS INBOX (MESSAGES UIDNEXT)
      S: * STATUS INBOX (MESSAGES 2 UIDNEXT 4)
      S: e OK STATUS completed`,
    );
  });

  it('is left when it is deleted, by oneself or by another', () => {
    converse(
      rev1(['UNSELECT'], []),
      `${opened('1', ' UNSELECT')}
      C1: b CREATE Notes
      S1: b OK CREATE completed
      C1: c EXAMINE Notes
      S1: * 0 EXISTS
      S1: * 0 RECENT
      S1: * OK [UIDVALIDITY 1767268800] UID validity status
      S1: * OK [UIDNEXT 1] Predicted next UID
      S1: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S1: * OK [PERMANENTFLAGS ()] Permanent flags
      S1: c OK [READ-ONLY] EXAMINE completed
      ${opened('2', ' UNSELECT')}
      C2: b RENAME Notes Letters
      S2: b OK RENAME completed
      C1: d NOOP
      S1: d OK NOOP completed
      C2: c DELETE Letters
      S2: c OK DELETE completed
      C1: e NOOP
      S1: * BYE The selected mailbox was deleted by another session
      S1: <close>`,
    );
  });
});
