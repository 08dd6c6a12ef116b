import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { letter } from './host.ts';
import { enabled, inbox, rev1, signedIn, signedInWith } from './openings.ts';

/** What client 1 expunges, client 2, which has enabled QRESYNC, has yet to be told of. */
const expungedBeside = (message: number) => `${inbox('1')}
  ${enabled('QRESYNC', '2')}
  C1: c STORE ${message} +FLAGS.SILENT (\\Deleted)
  S1: c OK STORE completed
  C1: d EXPUNGE
  S1: * ${message} EXPUNGE
  S1: d OK EXPUNGE completed`;

/** Of an INBOX as it was seeded, when it is selected. */
const seeded = (uidNext: number, highestModSeq: number) => `
  S: * 3 EXISTS
  S: * 3 RECENT
  S: * OK [UIDVALIDITY 1735689600] UID validity status
  S: * OK [UIDNEXT ${uidNext}] Predicted next UID
  S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
  S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
  S: * OK [UNSEEN 1] first unseen message in INBOX
  S: * OK [HIGHESTMODSEQ ${highestModSeq}] Highest mod-sequence`;

describe('QRESYNC (RFC 7162 §3.2)', () => {
  it('§3.2.3 to §3.2.6: nothing of it before ENABLE QRESYNC', () => {
    converse(
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC']),
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
      S: * ENABLED QRESYNC CONDSTORE
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
      rev1(['CONDSTORE', 'QRESYNC', 'ENABLE']),
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
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC']),
      `${signedInWith('QRESYNC')}
      C: c SELECT INBOX (QRESYNC (67890007 20050715194045000 41,43:211,214:541))
      ${seeded(4, 2)}
      S: c OK [READ-WRITE] SELECT completed`,
    );
  });

  it('§3.2.10.1: what went too long ago to be remembered is told with all that ever went', () => {
    const host = rev1(['ENABLE', 'CONDSTORE', 'QRESYNC']);
    const { store } = host;
    const { content } = store.expectMailbox('nicolas', 'INBOX').messages[0]!;
    const range = (from: number, to: number) =>
      new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i));
    store.append('nicolas', 'INBOX', Array(10_005).fill({ content }));
    store.expunge('nicolas', 'INBOX', range(4, 8));
    store.expunge('nicolas', 'INBOX', range(9, 10_008));
    converse(
      host,
      `${signedInWith('QRESYNC')}
      C: c SELECT INBOX (QRESYNC (1735689600 2))
      ${seeded(10009, 5)}
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
      ${signedInWith('QRESYNC', '2')}
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
      ${signedInWith('QRESYNC', '2')}
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
      `${enabled('QRESYNC', '1')}
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
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC']),
      `${enabled('QRESYNC')}
      C: d STORE 1 +FLAGS.SILENT (\\Deleted)
      S: * 1 FETCH (UID 1 FLAGS (\\Deleted \\Recent) MODSEQ (3))
      S: d OK STORE completed
      C: e CLOSE
      S: e OK CLOSE completed`,
    );
  });

  it('§3.2.11: CLOSED parts the responses of two mailboxes, QRESYNC enabled or not', () => {
    converse(
      rev1(['CONDSTORE']),
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
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC']),
      `${expungedBeside(1)}
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
      rev1(['ENABLE', 'CONDSTORE', 'QRESYNC']),
      `${expungedBeside(3)}
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
      rev1(['CONDSTORE', 'METADATA']),
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
});
