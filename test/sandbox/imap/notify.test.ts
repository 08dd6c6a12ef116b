import { describe, it } from 'vitest';
import { converse } from './conversation.ts';
import { enabled, inbox, rev1, signedIn } from './openings.ts';

describe('NOTIFY (RFC 5465)', () => {
  it('§3.1: STATUS of what is watched; then news comes between commands', () => {
    converse(
      rev1(['NOTIFY', 'LITERAL+']),
      `${signedIn('1')}
      ${signedIn('2')}
      C2: c CREATE Lists/Lemonade
      S2: c OK CREATE completed
      C1: c NOTIFY SET STATUS (SELECTED (MessageNew (UID BODY.PEEK[HEADER.FIELDS (From Subject)]) MessageExpunge)) (SUBTREE Lists (MessageNew MessageExpunge))
      S1: * STATUS Lists (UIDVALIDITY 1767268800 UIDNEXT 1 MESSAGES 0)
      S1: * STATUS Lists/Lemonade (UIDVALIDITY 1767268801 UIDNEXT 1 MESSAGES 0)
      S1: c OK NOTIFY completed
      C1: d SELECT INBOX
      S1: …
      S1: d OK [READ-WRITE] SELECT completed
      C2: d APPEND Lists/Lemonade {4+}
      C2: toto
      S2: d OK APPEND completed
      S1: * STATUS Lists/Lemonade (UIDNEXT 2 MESSAGES 1)
      C2: e APPEND INBOX {20+}
      C2: Subject: morning
      C2:
      C2:
      S2: e OK APPEND completed
      S1: * 4 EXISTS
      S1: * 4 RECENT
      S1: * 4 FETCH (UID 4 BODY[HEADER.FIELDS (FROM SUBJECT)] {20}
      S1: Subject: morning
      S1:
      S1: )
      C1: e STATUS Lists (UIDVALIDITY UIDNEXT MESSAGES)
      S1: * STATUS Lists (UIDVALIDITY 1767268800 UIDNEXT 1 MESSAGES 0)
      S1: e OK STATUS completed
      C1: f NOTIFY SET (SELECTED (MessageNew MessageExpunge)) (MAILBOXES (Lists misc) (MessageNew MessageExpunge))
      S1: f OK NOTIFY completed`,
    );
  });

  it('§3.1: without SELECTED nothing is told of the selected mailbox, but what the client does itself', () => {
    converse(
      rev1(['NOTIFY', 'LITERAL+']),
      `${inbox('1')}
      ${inbox('2')}
      C1: c NOTIFY SET (PERSONAL (MessageNew MessageExpunge))
      S1: c OK NOTIFY completed
      C2: c STORE 1 +FLAGS.SILENT (\\Deleted)
      S2: c OK STORE completed
      C2: d EXPUNGE
      S2: * 1 EXPUNGE
      S2: d OK EXPUNGE completed
      C1: d NOOP
      S1: d OK NOOP completed
      C1: e FETCH 1 UID
      S1: * 1 FETCH (UID 1)
      S1: e OK FETCH completed
      C1: f STORE 2 +FLAGS (\\Flagged)
      S1: * 2 FETCH (UID 2 FLAGS (\\Flagged \\Recent))
      S1: f OK STORE completed
      C1: g APPEND INBOX {4+}
      C1: toto
      S1: * 1 EXPUNGE
      S1: * 3 EXISTS
      S1: * 3 RECENT
      S1: g OK APPEND completed`,
    );
  });

  it('§3.1: NONE silences all, and a NOTIFY tells first what has gathered', () => {
    converse(
      rev1(['NOTIFY']),
      `${inbox('1')}
      ${inbox('2')}
      C1: c NOTIFY NONE
      S1: c OK NOTIFY completed
      C2: c STORE 1 FLAGS (\\Seen)
      S2: * 1 FETCH (FLAGS (\\Seen))
      S2: c OK STORE completed
      C1: d NOOP
      S1: d OK NOOP completed
      C1: e NOTIFY SET (SELECTED-DELAYED (MessageNew MessageExpunge FlagChange))
      S1: * 1 FETCH (UID 1 FLAGS (\\Seen \\Recent))
      S1: e OK NOTIFY completed
      C2: d STORE 1 FLAGS ()
      S2: * 1 FETCH (FLAGS ())
      S2: d OK STORE completed
      S1: * 1 FETCH (UID 1 FLAGS (\\Recent))`,
    );
  });

  it('§4: IDLE tells what NOTIFY asked for', () => {
    converse(
      rev1(['NOTIFY', 'IDLE', 'LITERAL+']),
      `${inbox('1')}
      ${inbox('2')}
      C1: c NOTIFY SET (SELECTED (MessageNew MessageExpunge)) (INBOXES NONE)
      S1: c OK NOTIFY completed
      C1: d IDLE
      S1: + idling
      C2: c STORE 1 +FLAGS (\\Seen)
      S2: * 1 FETCH (FLAGS (\\Seen))
      S2: c OK STORE completed
      C2: d APPEND INBOX {4+}
      C2: toto
      S2: * 4 EXISTS
      S2: * 1 RECENT
      S2: d OK APPEND completed
      S1: * 4 EXISTS
      S1: * 3 RECENT
      C1: DONE
      S1: d OK IDLE terminated`,
    );
  });

  it('§5: what the client did itself is no news, and events that make no sense are refused', () => {
    converse(
      rev1(['NOTIFY', 'METADATA']),
      `${signedIn('1')}
      C1: b NOTIFY SET (PERSONAL (MailboxName SubscriptionChange MailboxMetadataChange ServerMetadataChange))
      S1: b OK NOTIFY completed
      C1: c CREATE Work
      S1: c OK CREATE completed
      C1: d SUBSCRIBE Work
      S1: d OK SUBSCRIBE completed
      C1: e SETMETADATA Work (/private/comment "x")
      S1: e OK SETMETADATA completed
      C1: f NOTIFY SET (PERSONAL (MessageNew MessageExpunge AnnotationChange))
      S1: f NO [BADEVENT (MessageNew MessageExpunge FlagChange MailboxName SubscriptionChange MailboxMetadataChange ServerMetadataChange)] one of these events is not known here
      C1: g NOTIFY SET (PERSONAL (FlagChange))
      S1: g BAD NOTIFY: expected MessageNew and MessageExpunge with FlagChange, found "(FlagChange))". Write it like this: g NOTIFY SET (PERSONAL (MessageNew MessageExpunge))
      C1: h NOTIFY SET (PERSONAL (MessageExpunge))
      S1: h BAD NOTIFY: expected MessageNew and MessageExpunge together, found "(MessageExpunge))". Write it like this: h NOTIFY SET (PERSONAL (MessageNew MessageExpunge))
      C1: i NOTIFY SET (SELECTED (MailboxName))
      S1: i BAD NOTIFY: expected only events of messages with SELECTED, found "(MailboxName))". Write it like this: i NOTIFY SET (PERSONAL (MessageNew MessageExpunge))
      C1: j NOTIFY SET (SELECTED (MessageNew MessageExpunge)) (SELECTED-DELAYED (MessageNew MessageExpunge))
      S1: j BAD NOTIFY: expected one of SELECTED and SELECTED-DELAYED only, found "(SELECTED-DELAYED (M". Write it like this: j NOTIFY SET (PERSONAL (MessageNew MessageExpunge))`,
    );
  });

  it('§5.1: FlagChange, in the selected mailbox with UIDs, in another with CONDSTORE', () => {
    converse(
      rev1(['NOTIFY', 'CONDSTORE', 'ENABLE', 'LITERAL+']),
      `${inbox('1')}
      ${inbox('2')}
      C1: c NOTIFY SET (SELECTED (MessageNew MessageExpunge FlagChange)) (PERSONAL (MessageNew MessageExpunge FlagChange))
      S1: c OK NOTIFY completed
      C2: c STORE 1 +FLAGS.SILENT ($Junk)
      S2: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Junk)
      S2: c OK STORE completed
      S1: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen $Junk)
      S1: * 1 FETCH (UID 1 FLAGS ($Junk \\Recent))
      C2: d CREATE Lists
      S2: d OK CREATE completed
      C2: e APPEND Lists {4+}
      C2: toto
      S2: e OK APPEND completed
      S1: * STATUS Lists (UIDNEXT 2 MESSAGES 1 UNSEEN 1)
      C2: f SELECT Lists
      S2: * OK [CLOSED] Previous mailbox closed
      S2: …
      S2: f OK [READ-WRITE] SELECT completed
      C2: g STORE 1 +FLAGS.SILENT (\\Flagged)
      S2: g OK STORE completed
      C2: h STORE 1 +FLAGS.SILENT (\\Seen)
      S2: h OK STORE completed
      S1: * STATUS Lists (UNSEEN 0)
      C1: d ENABLE CONDSTORE
      S1: * OK [HIGHESTMODSEQ 3] Highest mod-sequence
      S1: * ENABLED CONDSTORE
      S1: d OK ENABLE completed
      C2: i STORE 1 -FLAGS.SILENT (\\Flagged)
      S2: i OK STORE completed
      S1: * STATUS Lists (UIDVALIDITY 1767268800 HIGHESTMODSEQ 5)`,
    );
  });

  it('§5.2, §5.3: MessageNew and MessageExpunge in the selected mailbox, at once or delayed', () => {
    converse(
      rev1(['NOTIFY', 'LITERAL+']),
      `${inbox('1')}
      ${inbox('2')}
      ${inbox('3')}
      C1: c NOTIFY SET (SELECTED (MessageNew (UID) MessageExpunge))
      S1: c OK NOTIFY completed
      C3: c NOTIFY SET (SELECTED-DELAYED (MessageNew (UID FLAGS) MessageExpunge))
      S3: c OK NOTIFY completed
      C2: c APPEND INBOX {4+}
      C2: toto
      S2: * 4 EXISTS
      S2: * 1 RECENT
      S2: c OK APPEND completed
      S1: * 4 EXISTS
      S1: * 3 RECENT
      S1: * 4 FETCH (UID 4)
      S3: * 4 EXISTS
      S3: * 0 RECENT
      S3: * 4 FETCH (UID 4 FLAGS ())
      C2: d STORE 1 +FLAGS.SILENT (\\Deleted)
      S2: d OK STORE completed
      C2: e EXPUNGE
      S2: * 1 EXPUNGE
      S2: e OK EXPUNGE completed
      S1: * 1 EXPUNGE
      C3: d FETCH 2 UID
      S3: * 2 FETCH (UID 2)
      S3: d OK FETCH completed
      C3: e NOOP
      S3: * 1 EXPUNGE
      S3: e OK NOOP completed`,
    );
  });

  it('§5.3: MessageExpunge with QRESYNC, and in another mailbox', () => {
    converse(
      rev1(['NOTIFY', 'CONDSTORE', 'ENABLE', 'QRESYNC']),
      `${enabled('QRESYNC', '1')}
      C1: d NOTIFY SET (SELECTED (MessageNew MessageExpunge))
      S1: d OK NOTIFY completed
      ${signedIn('3')}
      C3: b NOTIFY SET (INBOXES (MessageNew MessageExpunge))
      S3: b OK NOTIFY completed
      ${inbox('2')}
      C2: c STORE 2 +FLAGS.SILENT (\\Deleted)
      S2: c OK STORE completed
      C2: d EXPUNGE
      S2: * 2 EXPUNGE
      S2: d OK EXPUNGE completed
      S1: * VANISHED 2
      S3: * STATUS INBOX (UIDNEXT 4 MESSAGES 2)`,
    );
  });

  it('§5.4, §5.5: names made, deleted, renamed and subscribed to, with their parents', () => {
    converse(
      rev1(['NOTIFY', 'CHILDREN']),
      `${signedIn('1')}
      ${signedIn('2')}
      C1: c NOTIFY SET (PERSONAL (MailboxName SubscriptionChange))
      S1: c OK NOTIFY completed
      C2: c CREATE Work
      S2: c OK CREATE completed
      S1: * LIST (\\HasNoChildren) "/" Work
      C2: d CREATE Work/2026
      S2: d OK CREATE completed
      S1: * LIST (\\HasNoChildren) "/" Work/2026
      S1: * LIST (\\HasChildren) "/" Work
      C2: e RENAME Work Play
      S2: e OK RENAME completed
      S1: * LIST (\\HasChildren) "/" Play ("OLDNAME" (Work))
      C2: f SUBSCRIBE Play
      S2: f OK SUBSCRIBE completed
      S1: * LIST (\\HasChildren \\Subscribed) "/" Play
      C2: g DELETE Play/2026
      S2: g OK DELETE completed
      S1: * LIST (\\NonExistent \\HasNoChildren) "/" Play/2026
      S1: * LIST (\\HasNoChildren) "/" Play
      C2: h DELETE Play
      S2: h OK DELETE completed
      S1: * LIST (\\NonExistent \\HasNoChildren) "/" Play
      C2: i UNSUBSCRIBE Play
      S2: i OK UNSUBSCRIBE completed
      S1: * LIST (\\NonExistent \\HasNoChildren) "/" Play`,
    );
  });

  it('§5.6, §5.7: annotations, by name only', () => {
    converse(
      rev1(['NOTIFY', 'METADATA']),
      `${signedIn('1')}
      ${signedIn('2')}
      C1: c NOTIFY SET (INBOXES (MailboxMetadataChange ServerMetadataChange))
      S1: c OK NOTIFY completed
      C2: c SETMETADATA INBOX (/shared/comment "ours")
      S2: c OK SETMETADATA completed
      S1: * METADATA INBOX /shared/comment
      C2: d SETMETADATA "" (/shared/comment "all's")
      S2: d OK SETMETADATA completed
      S1: * METADATA "" /shared/comment
      C2: e SETMETADATA INBOX (/shared/comment NIL)
      S2: e OK SETMETADATA completed
      S1: * METADATA INBOX /shared/comment`,
    );
  });

  it('§6: several groups may speak of one mailbox, and ask together', () => {
    converse(
      rev1(['NOTIFY', 'LITERAL+']),
      `${signedIn('1')}
      ${signedIn('2')}
      C1: c NOTIFY SET (MAILBOXES INBOX (Messagenew messageExpunge)) (PERSONAL (SubscriptionChange))
      S1: c OK NOTIFY completed
      C2: c APPEND INBOX {4+}
      C2: toto
      S2: c OK APPEND completed
      S1: * STATUS INBOX (UIDNEXT 5 MESSAGES 4)
      C2: d UNSUBSCRIBE INBOX
      S2: d OK UNSUBSCRIBE completed
      S1: * LIST () "/" INBOX
      C1: d NOTIFY SET (SUBSCRIBED (MessageNew MessageExpunge))
      S1: d OK NOTIFY completed
      C2: e APPEND INBOX {4+}
      C2: toto
      S2: e OK APPEND completed
      C2: f SUBSCRIBE INBOX
      S2: f OK SUBSCRIBE completed
      C2: g APPEND INBOX {4+}
      C2: toto
      S2: g OK APPEND completed
      S1: * STATUS INBOX (UIDNEXT 7 MESSAGES 6)`,
    );
  });

  it('§7: a search that is kept up to date fetches what newly belongs to it', () => {
    converse(
      rev1(['NOTIFY', 'CONTEXT=SEARCH', 'ESEARCH', 'LITERAL+']),
      `${inbox('1')}
      ${signedIn('2')}
      C1: a00 SEARCH RETURN (COUNT UPDATE (UID BODY.PEEK[HEADER.FIELDS (From Subject)])) SUBJECT "boss"
      S1: * ESEARCH (TAG "a00") COUNT 0
      S1: a00 OK SEARCH completed
      C1: c NOTIFY SET (SELECTED (MessageNew MessageExpunge))
      S1: c OK NOTIFY completed
      C2: c APPEND INBOX {26+}
      C2: Subject: from the boss
      C2:
      C2:
      S2: c OK APPEND completed
      S1: * 4 EXISTS
      S1: * 4 RECENT
      S1: * 4 FETCH (UID 4 BODY[HEADER.FIELDS (FROM SUBJECT)] {26}
      S1: Subject: from the boss
      S1:
      S1: )
      S1: * ESEARCH (TAG "a00") ADDTO (0 4)
      C1: d STORE 1 +FLAGS.SILENT (\\Seen)
      S1: d OK STORE completed`,
    );
  });
});
