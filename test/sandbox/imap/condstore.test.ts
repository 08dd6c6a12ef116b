import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { letter } from './host.ts';
import { inbox, rev1, signedIn } from './openings.ts';

describe('CONDSTORE (RFC 7162 §3.1)', () => {
  it('§3.1.2, §3.1.8: mod-sequences are told from the first command on that shows an interest', () => {
    converse(
      rev1(['CONDSTORE']),
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
      rev1(['CONDSTORE']),
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
      rev1(['CONDSTORE', 'UIDPLUS']),
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
      rev1(['CONDSTORE']),
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
      rev1(['CONDSTORE']),
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

  it('§3.1.12: another flag than the one to be set is no obstacle; that very flag is (Example 10)', () => {
    converse(
      rev1(['CONDSTORE']),
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
