import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { letter } from './host.ts';
import { inbox, rev1, signedIn } from './openings.ts';

describe('CONDSTORE (RFC 7162 §3.1)', () => {
  it('§3.1.2, §3.1.8: mod-sequences are told from the first command on that shows an interest', () => {
    converse(
      rev1(['CONDSTORE'], ['one', 'two', 'three'].map(letter)),
      `${signedIn('1')}
      C1: b SELECT INBOX (CONDSTORE)
      S1: * 3 EXISTS
      S1: * 3 RECENT
      S1: * OK [UIDVALIDITY 1735689600] UID validity status
      S1: * OK [UIDNEXT 4] Predicted next UID
      S1: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S1: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
      S1: * OK [UNSEEN 1] first unseen message in INBOX
      S1: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S1: b OK [READ-WRITE] SELECT completed
      C1: c STATUS INBOX (UIDNEXT MESSAGES HIGHESTMODSEQ)
      S1: * STATUS INBOX (UIDNEXT 4 MESSAGES 3 HIGHESTMODSEQ 2)
      S1: c OK STATUS completed
      ${inbox('2')}
      C2: c FETCH 1 FLAGS
      S2: * 1 FETCH (FLAGS ())
      S2: c OK FETCH completed
      C2: d FETCH 1:3 (MODSEQ)
      S2: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S2: * 1 FETCH (MODSEQ (2))
      S2: * 2 FETCH (MODSEQ (2))
      S2: * 3 FETCH (MODSEQ (2))
      S2: d OK FETCH completed
      C2: e STORE 2 +FLAGS.SILENT (\\Flagged)
      S2: * 2 FETCH (FLAGS (\\Flagged) MODSEQ (3))
      S2: e OK STORE completed
      C1: d NOOP
      S1: * 2 FETCH (FLAGS (\\Flagged \\Recent) MODSEQ (3))
      S1: d OK NOOP completed`,
    );
  });

  it('§3.1.3: STORE UNCHANGEDSINCE changes what nobody else has changed', () => {
    converse(
      rev1(['CONDSTORE'], ['one', 'two', 'three'].map(letter)),
      `${inbox('1')}
      ${inbox('2')}
      C1: c STORE * (UNCHANGEDSINCE 2) +FLAGS.SILENT (\\Deleted $Processed)
      S1: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S1: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Processed)
      S1: * 3 FETCH (FLAGS (\\Deleted $Processed \\Recent) MODSEQ (3))
      S1: c OK STORE completed
      C2: c STORE 3,1,2 (UNCHANGEDSINCE 2) +FLAGS.SILENT (\\Deleted)
      S2: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S2: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Processed)
      S2: * 1 FETCH (FLAGS (\\Deleted) MODSEQ (4))
      S2: * 2 FETCH (FLAGS (\\Deleted) MODSEQ (4))
      S2: * 3 FETCH (FLAGS (\\Deleted $Processed) MODSEQ (3))
      S2: c OK [MODIFIED 3] STORE: these messages had changed already
      C2: d UID STORE 1:3 (UNCHANGEDSINCE 3) FLAGS (\\Seen)
      S2: * 3 FETCH (UID 3 FLAGS (\\Seen) MODSEQ (5))
      S2: * 1 FETCH (UID 1 FLAGS (\\Deleted) MODSEQ (4))
      S2: * 2 FETCH (UID 2 FLAGS (\\Deleted) MODSEQ (4))
      S2: d OK [MODIFIED 1:2] UID STORE: these messages had changed already
      C2: e STORE 2 (UNCHANGEDSINCE 0) +FLAGS.SILENT ($MDNSent)
      S2: e OK [MODIFIED 2] STORE: these messages had changed already
      C2: f STORE 3 +FLAGS.SILENT (\\Seen)
      S2: f OK STORE completed`,
    );
  });

  it('§3.1.3: a message may be gone, another changed (Example 11)', () => {
    converse(
      rev1(['CONDSTORE', 'UIDPLUS'], ['one', 'two', 'three'].map(letter)),
      `${inbox('1')}
      ${inbox('2')}
      C2: c STORE 2 +FLAGS.SILENT (\\Answered)
      S2: c OK STORE completed
      C2: d STORE 3 +FLAGS.SILENT (\\Deleted)
      S2: d OK STORE completed
      C2: e EXPUNGE
      S2: * 3 EXPUNGE
      S2: e OK EXPUNGE completed
      C1: c STORE 1:3 (UNCHANGEDSINCE 2) +FLAGS (\\Answered)
      S1: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S1: * 1 FETCH (FLAGS (\\Answered \\Recent) MODSEQ (6))
      S1: * 2 FETCH (FLAGS (\\Answered \\Recent) MODSEQ (3))
      S1: * OK [HIGHESTMODSEQ 4] Synchronised up to here
      S1: c OK [MODIFIED 2] STORE: these messages had changed already
      C1: d NOOP
      S1: * 3 EXPUNGE
      S1: * OK [HIGHESTMODSEQ 6] Synchronised up to here
      S1: d OK NOOP completed`,
    );
  });

  it('§3.1.4: FETCH CHANGEDSINCE', () => {
    converse(
      rev1(['CONDSTORE'], ['one', 'two', 'three'].map(letter)),
      `${inbox()}
      C: c STORE 2 +FLAGS.SILENT (\\Seen)
      S: c OK STORE completed
      C: d UID FETCH 1:* (FLAGS) (CHANGEDSINCE 2)
      S: * OK [HIGHESTMODSEQ 3] Highest mod-sequence
      S: * 2 FETCH (UID 2 FLAGS (\\Seen \\Recent) MODSEQ (3))
      S: d OK UID FETCH completed
      C: e FETCH 1:3 (FLAGS) (CHANGEDSINCE 3)
      S: e OK FETCH completed
      C: f FETCH 1 BODY[TEXT]
      S: * 1 FETCH (BODY[TEXT] {5}
      S: one
      S:  FLAGS (\\Seen \\Recent) MODSEQ (4))
      S: f OK FETCH completed`,
    );
  });

  it('§3.1.5, §3.1.6, §3.1.9, §3.1.10: MODSEQ in searches', () => {
    converse(
      rev1(
        ['CONDSTORE', 'ESEARCH', 'SORT', 'ESORT', 'THREAD=ORDEREDSUBJECT'],
        ['one', 'two', 'three'].map(letter),
      ),
      `${inbox()}
      C: c STORE 2 +FLAGS.SILENT (\\Draft)
      S: c OK STORE completed
      C: d SEARCH MODSEQ "/flags/\\\\draft" all 3
      S: * OK [HIGHESTMODSEQ 3] Highest mod-sequence
      S: * SEARCH 2 (MODSEQ 3)
      S: d OK SEARCH completed
      C: e SEARCH OR NOT MODSEQ 720162338 LARGER 50000
      S: * SEARCH 1 2 3 (MODSEQ 3)
      S: e OK SEARCH completed
      C: f SEARCH MODSEQ 720162338
      S: * SEARCH
      S: f OK SEARCH completed
      C: g SEARCH RETURN (ALL) MODSEQ 2
      S: * ESEARCH (TAG "g") ALL 1:3 MODSEQ 3
      S: g OK SEARCH completed
      C: h SORT (REVERSE SUBJECT) UTF-8 MODSEQ 2
      S: * SORT 2 3 1 (MODSEQ 3)
      S: h OK SORT completed
      C: i SORT RETURN (ALL) (SUBJECT) UTF-8 MODSEQ 2
      S: * ESEARCH (TAG "i") ALL 1,3,2 MODSEQ 3
      S: i OK SORT completed
      C: j THREAD ORDEREDSUBJECT UTF-8 MODSEQ 3
      S: * THREAD (2)
      S: j OK THREAD completed
      C: k SEARCH RETURN (MIN) MODSEQ 2
      S: * ESEARCH (TAG "k") MIN 1 MODSEQ 2
      S: k OK SEARCH completed`,
    );
  });

  it('§3.1.11: a flag that is there already, and is set again, is no change', () => {
    converse(
      rev1(['CONDSTORE'], ['one', 'two', 'three'].map(letter)),
      `${inbox()}
      C: c STORE 1 +FLAGS (\\Seen)
      S: * 1 FETCH (FLAGS (\\Seen \\Recent))
      S: c OK STORE completed
      C: d STORE 1 (UNCHANGEDSINCE 3) +FLAGS (\\Seen)
      S: * OK [HIGHESTMODSEQ 3] Highest mod-sequence
      S: * 1 FETCH (FLAGS (\\Seen \\Recent) MODSEQ (3))
      S: d OK STORE completed
      C: e FETCH 1 (MODSEQ)
      S: * 1 FETCH (MODSEQ (3))
      S: e OK FETCH completed`,
    );
  });
});

describe('QRESYNC (RFC 7162 §3.2)', () => {
  it('§3.2.3 to §3.2.6: nothing of it before ENABLE QRESYNC', () => {
    converse(
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC'], ['one', 'two', 'three'].map(letter)),
      `${signedIn()}
      C: b SELECT INBOX (QRESYNC (1735689600 2))
      S: b BAD SELECT: expected ENABLE QRESYNC before QRESYNC, found "QRESYNC (1735689600 ". Write it like this: b SELECT INBOX
      C: c SELECT INBOX
      S: …
      S: c OK [READ-WRITE] SELECT completed
      C: d UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)
      S: d BAD UID FETCH: expected CHANGEDSINCE; PARTIAL goes with UID FETCH, and VANISHED too after ENABLE QRESYNC, found "VANISHED)". Write it like this: d UID FETCH 1:3 (FLAGS RFC822.SIZE)
      C: e ENABLE QRESYNC CONDSTORE
      S: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S: * ENABLED QRESYNC
      S: e OK ENABLE completed
      C: f FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)
      S: f BAD FETCH: expected CHANGEDSINCE; PARTIAL goes with UID FETCH, and VANISHED too after ENABLE QRESYNC, found "VANISHED)". Write it like this: f FETCH 1:3 (FLAGS RFC822.SIZE)
      C: g UID FETCH 1:* (FLAGS) (VANISHED)
      S: g BAD UID FETCH: expected CHANGEDSINCE beside VANISHED, found "(VANISHED)". Write it like this: g UID FETCH 1:3 (FLAGS RFC822.SIZE)
      C: h UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)
      S: * 1 FETCH (UID 1 FLAGS (\\Recent) MODSEQ (2))
      S: * 2 FETCH (UID 2 FLAGS (\\Recent) MODSEQ (2))
      S: * 3 FETCH (UID 3 FLAGS (\\Recent) MODSEQ (2))
      S: h OK UID FETCH completed`,
    );
  });

  it('§3.2.4: every FETCH that nobody asked for has UID and MODSEQ', () => {
    converse(
      rev1(['CONDSTORE', 'QRESYNC', 'ENABLE'], ['one', 'two', 'three'].map(letter)),
      `${inbox('1')}
      ${inbox('2')}
      C1: c FETCH 1 (MODSEQ)
      S1: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S1: * 1 FETCH (MODSEQ (2))
      S1: c OK FETCH completed
      C1: d STORE 1 +FLAGS.SILENT (\\Flagged)
      S1: * 1 FETCH (UID 1 FLAGS (\\Flagged \\Recent) MODSEQ (3))
      S1: d OK STORE completed
      C2: c STORE 2 +FLAGS.SILENT (\\Flagged)
      S2: * 1 FETCH (FLAGS (\\Flagged))
      S2: c OK STORE completed
      C1: e NOOP
      S1: * 2 FETCH (UID 2 FLAGS (\\Flagged \\Recent) MODSEQ (4))
      S1: e OK NOOP completed
      C1: f FETCH 3 BODY[TEXT]
      S1: * 3 FETCH (BODY[TEXT] {7}
      S1: three
      S1:  FLAGS (\\Seen \\Recent) UID 3 MODSEQ (5))
      S1: f OK FETCH completed
      C1: g UID FETCH 1 (FLAGS BODY[TEXT])
      S1: * 1 FETCH (UID 1 FLAGS (\\Flagged \\Seen \\Recent) BODY[TEXT] {5}
      S1: one
      S1:  MODSEQ (6))
      S1: g OK UID FETCH completed`,
    );
  });

  it('§3.2.5: another UIDVALIDITY makes it a plain SELECT', () => {
    converse(
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC'], ['one', 'two', 'three'].map(letter)),
      `${signedIn()}
      C: b ENABLE QRESYNC
      S: * ENABLED QRESYNC
      S: b OK ENABLE completed
      C: c SELECT INBOX (QRESYNC (67890007 20050715194045000 41,43:211,214:541))
      S: * 3 EXISTS
      S: * 3 RECENT
      S: * OK [UIDVALIDITY 1735689600] UID validity status
      S: * OK [UIDNEXT 4] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
      S: * OK [UNSEEN 1] first unseen message in INBOX
      S: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S: c OK [READ-WRITE] SELECT completed`,
    );
  });

  it('§3.2.10.1: what went too long ago to be remembered is told with all that ever went', () => {
    const host = rev1(['ENABLE', 'CONDSTORE', 'QRESYNC'], ['one', 'two', 'three'].map(letter));
    const { store } = host;
    const { content } = store.expectMailbox('nicolas', 'INBOX').messages[0]!;
    const range = (from: number, to: number) =>
      new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i));
    store.append('nicolas', 'INBOX', Array(10_005).fill({ content }));
    store.expunge('nicolas', 'INBOX', range(4, 8));
    store.expunge('nicolas', 'INBOX', range(9, 10_008));
    converse(
      host,
      `${signedIn()}
      C: b ENABLE QRESYNC
      S: * ENABLED QRESYNC
      S: b OK ENABLE completed
      C: c SELECT INBOX (QRESYNC (1735689600 2))
      S: * 3 EXISTS
      S: * 3 RECENT
      S: * OK [UIDVALIDITY 1735689600] UID validity status
      S: * OK [UIDNEXT 10009] Predicted next UID
      S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
      S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
      S: * OK [UNSEEN 1] first unseen message in INBOX
      S: * OK [HIGHESTMODSEQ 5] Highest mod-sequence
      S: * VANISHED (EARLIER) 4:10008
      S: c OK [READ-WRITE] SELECT completed
      C: d UID FETCH 1:* (FLAGS) (CHANGEDSINCE 4 VANISHED)
      S: * VANISHED (EARLIER) 9:10008
      S: d OK UID FETCH completed`,
    );
  });

  it('§3.2.5.1: what changed and what went since then, in one round trip', () => {
    converse(
      rev1(
        ['ENABLE', 'CONDSTORE', 'QRESYNC'],
        ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(letter),
      ),
      `${inbox('1')}
      C1: c STORE 1,3:4,6 +FLAGS.SILENT (\\Deleted)
      S1: c OK STORE completed
      C1: d EXPUNGE
      S1: * 1 EXPUNGE
      S1: * 2 EXPUNGE
      S1: * 2 EXPUNGE
      S1: * 3 EXPUNGE
      S1: d OK EXPUNGE completed
      C1: e STORE 2 +FLAGS.SILENT (\\Draft $MDNSent)
      S1: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $MDNSent)
      S1: e OK STORE completed
      ${signedIn('2')}
      C2: b ENABLE QRESYNC
      S2: * ENABLED QRESYNC
      S2: b OK ENABLE completed
      C2: c SELECT INBOX (QRESYNC (1735689600 2 1:7))
      S2: …
      S2: * VANISHED (EARLIER) 1,3:4,6
      S2: * 2 FETCH (UID 5 FLAGS (\\Draft $MDNSent) MODSEQ (5))
      S2: c OK [READ-WRITE] SELECT completed
      C2: d SELECT INBOX (QRESYNC (1735689600 2 1:2,5))
      S2: * OK [CLOSED] Previous mailbox closed
      S2: …
      S2: * VANISHED (EARLIER) 1
      S2: * 2 FETCH (UID 5 FLAGS (\\Draft $MDNSent) MODSEQ (5))
      S2: d OK [READ-WRITE] SELECT completed
      C2: e SELECT INBOX (QRESYNC (1735689600 4))
      S2: * OK [CLOSED] Previous mailbox closed
      S2: …
      S2: * 2 FETCH (UID 5 FLAGS (\\Draft $MDNSent) MODSEQ (5))
      S2: e OK [READ-WRITE] SELECT completed
      C2: f SELECT INBOX (QRESYNC (1735689600 5))
      S2: * OK [CLOSED] Previous mailbox closed
      S2: …
      S2: f OK [READ-WRITE] SELECT completed`,
    );
  });

  it('§3.2.5.2: message numbers whose UIDs the client knows spare it what it knows', () => {
    converse(
      rev1(
        ['ENABLE', 'CONDSTORE', 'QRESYNC'],
        ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(letter),
      ),
      `${inbox('1')}
      C1: c STORE 1,2,4,5,7,8 +FLAGS.SILENT (\\Deleted)
      S1: c OK STORE completed
      C1: d EXPUNGE
      S1: * 1 EXPUNGE
      S1: * 1 EXPUNGE
      S1: * 2 EXPUNGE
      S1: * 2 EXPUNGE
      S1: * 3 EXPUNGE
      S1: * 3 EXPUNGE
      S1: d OK EXPUNGE completed
      ${signedIn('2')}
      C2: b ENABLE QRESYNC
      S2: * ENABLED QRESYNC
      S2: b OK ENABLE completed
      C2: c SELECT INBOX (QRESYNC (1735689600 1 1:9))
      S2: …
      S2: * VANISHED (EARLIER) 1:2,4:5,7:8
      S2: * 1 FETCH (UID 3 FLAGS () MODSEQ (2))
      S2: * 2 FETCH (UID 6 FLAGS () MODSEQ (2))
      S2: * 3 FETCH (UID 9 FLAGS () MODSEQ (2))
      S2: c OK [READ-WRITE] SELECT completed
      C2: d SELECT INBOX (QRESYNC (1735689600 1 1:9 (1,2,3 3,6,9)))
      S2: * OK [CLOSED] Previous mailbox closed
      S2: …
      S2: * 1 FETCH (UID 3 FLAGS () MODSEQ (2))
      S2: * 2 FETCH (UID 6 FLAGS () MODSEQ (2))
      S2: * 3 FETCH (UID 9 FLAGS () MODSEQ (2))
      S2: d OK [READ-WRITE] SELECT completed
      C2: e SELECT INBOX (QRESYNC (1735689600 1 1:9 (1,2 3,7)))
      S2: * OK [CLOSED] Previous mailbox closed
      S2: …
      S2: * VANISHED (EARLIER) 4:5,7:8
      S2: * 1 FETCH (UID 3 FLAGS () MODSEQ (2))
      S2: * 2 FETCH (UID 6 FLAGS () MODSEQ (2))
      S2: * 3 FETCH (UID 9 FLAGS () MODSEQ (2))
      S2: e OK [READ-WRITE] SELECT completed`,
    );
  });

  it('§3.2.7, §3.2.9, §3.2.10: VANISHED takes the place of EXPUNGE, and HIGHESTMODSEQ is told', () => {
    converse(
      rev1(
        ['ENABLE', 'CONDSTORE', 'QRESYNC', 'UIDPLUS', 'MOVE'],
        ['one', 'two', 'three', 'four', 'five'].map(letter),
      ),
      `${signedIn('1')}
      C1: b ENABLE QRESYNC
      S1: * ENABLED QRESYNC
      S1: b OK ENABLE completed
      C1: c SELECT INBOX
      S1: …
      S1: c OK [READ-WRITE] SELECT completed
      C1: d STORE 1,3 +FLAGS.SILENT (\\Deleted)
      S1: * 1 FETCH (UID 1 FLAGS (\\Deleted \\Recent) MODSEQ (3))
      S1: * 3 FETCH (UID 3 FLAGS (\\Deleted \\Recent) MODSEQ (3))
      S1: d OK STORE completed
      C1: e EXPUNGE
      S1: * VANISHED 1,3
      S1: e OK [HIGHESTMODSEQ 4] EXPUNGE completed
      C1: f STORE 1 +FLAGS.SILENT (\\Deleted)
      S1: * 1 FETCH (UID 2 FLAGS (\\Deleted \\Recent) MODSEQ (5))
      S1: f OK STORE completed
      C1: g UID EXPUNGE 1:3
      S1: * VANISHED 2
      S1: g OK [HIGHESTMODSEQ 6] UID EXPUNGE completed
      C1: h CREATE Archive
      S1: h OK CREATE completed
      C1: i MOVE 1 Archive
      S1: * OK [COPYUID 1767268800 4 1] Moved
      S1: * VANISHED 4
      S1: i OK [HIGHESTMODSEQ 7] MOVE completed`,
    );
  });

  it('§3.2.8: CLOSE tells no mod-sequence', () => {
    converse(
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC'], ['one', 'two', 'three'].map(letter)),
      `${signedIn()}
      C: b ENABLE QRESYNC
      S: * ENABLED QRESYNC
      S: b OK ENABLE completed
      C: c SELECT INBOX
      S: …
      S: c OK [READ-WRITE] SELECT completed
      C: d STORE 1 +FLAGS.SILENT (\\Deleted)
      S: * 1 FETCH (UID 1 FLAGS (\\Deleted \\Recent) MODSEQ (3))
      S: d OK STORE completed
      C: e CLOSE
      S: e OK CLOSE completed`,
    );
  });

  it('§3.2.11: CLOSED parts the responses of two mailboxes, QRESYNC enabled or not', () => {
    converse(
      rev1(['CONDSTORE'], ['one', 'two', 'three'].map(letter)),
      `${inbox()}
      C: c CREATE Other
      S: c OK CREATE completed
      C: d SELECT Other
      S: * OK [CLOSED] Previous mailbox closed
      S: …
      S: d OK [READ-WRITE] SELECT completed`,
    );
  });

  it('§3.2.10.2: no VANISHED while message numbers are in use', () => {
    converse(
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC'], ['one', 'two', 'three'].map(letter)),
      `${inbox('1')}
      ${signedIn('2')}
      C2: b ENABLE QRESYNC
      S2: * ENABLED QRESYNC
      S2: b OK ENABLE completed
      C2: c SELECT INBOX
      S2: …
      S2: c OK [READ-WRITE] SELECT completed
      C1: c STORE 1 +FLAGS.SILENT (\\Deleted)
      S1: c OK STORE completed
      C1: d EXPUNGE
      S1: * 1 EXPUNGE
      S1: d OK EXPUNGE completed
      C2: d UID SEARCH 2 SUBJECT two
      S2: * SEARCH 2
      S2: * OK [HIGHESTMODSEQ 3] Synchronised up to here
      S2: d OK UID SEARCH completed
      C2: e UID SEARCH SUBJECT two
      S2: * SEARCH 2
      S2: * VANISHED 1
      S2: * OK [HIGHESTMODSEQ 4] Synchronised up to here
      S2: e OK UID SEARCH completed`,
    );
  });

  it('§6: while a VANISHED is held back, so is HIGHESTMODSEQ', () => {
    converse(
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC'], ['one', 'two', 'three'].map(letter)),
      `${inbox('1')}
      ${signedIn('2')}
      C2: b ENABLE QRESYNC
      S2: * ENABLED QRESYNC
      S2: b OK ENABLE completed
      C2: c SELECT INBOX
      S2: …
      S2: c OK [READ-WRITE] SELECT completed
      C1: c STORE 3 +FLAGS.SILENT (\\Deleted)
      S1: c OK STORE completed
      C1: d EXPUNGE
      S1: * 3 EXPUNGE
      S1: d OK EXPUNGE completed
      C2: d STORE 1:2 (UNCHANGEDSINCE 96) +FLAGS.SILENT \\Seen
      S2: * 1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (5))
      S2: * 2 FETCH (UID 2 FLAGS (\\Seen) MODSEQ (5))
      S2: * OK [HIGHESTMODSEQ 3] Synchronised up to here
      S2: d OK STORE completed
      C2: e NOOP
      S2: * VANISHED 3
      S2: * OK [HIGHESTMODSEQ 5] Synchronised up to here
      S2: e OK NOOP completed`,
    );
  });

  it('§3.2: an annotation of the mailbox counts as a change of it', () => {
    converse(
      rev1(['CONDSTORE', 'METADATA'], ['one', 'two', 'three'].map(letter)),
      `${signedIn()}
      C: b STATUS INBOX (HIGHESTMODSEQ)
      S: * STATUS INBOX (HIGHESTMODSEQ 2)
      S: b OK STATUS completed
      C: c SETMETADATA INBOX (/private/comment "new")
      S: c OK SETMETADATA completed
      C: d STATUS INBOX (HIGHESTMODSEQ)
      S: * STATUS INBOX (HIGHESTMODSEQ 3)
      S: d OK STATUS completed`,
    );
  });

  it('§3.1.12: another flag than the one to be set is no obstacle; that very flag is (Example 10)', () => {
    converse(
      rev1(['CONDSTORE'], ['one', 'two', 'three'].map(letter)),
      `${inbox('1')}
      ${inbox('2')}
      C2: c STORE 1 +FLAGS.SILENT (\\Deleted \\Answered)
      S2: c OK STORE completed
      C2: d STORE 2 +FLAGS.SILENT ($Processed)
      S2: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Processed)
      S2: d OK STORE completed
      C1: c STORE 1:3 (UNCHANGEDSINCE 2) +FLAGS.SILENT ($Processed)
      S1: * OK [HIGHESTMODSEQ 2] Highest mod-sequence
      S1: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Processed)
      S1: * 1 FETCH (FLAGS (\\Answered \\Deleted $Processed \\Recent) MODSEQ (6))
      S1: * 2 FETCH (FLAGS ($Processed \\Recent) MODSEQ (4))
      S1: * 3 FETCH (FLAGS ($Processed \\Recent) MODSEQ (5))
      S1: c OK [MODIFIED 2] STORE: these messages had changed already
      C1: d STORE 1:3 (UNCHANGEDSINCE 2) FLAGS.SILENT (\\Seen)
      S1: d OK [MODIFIED 1:3] STORE: these messages had changed already`,
    );
  });
});
