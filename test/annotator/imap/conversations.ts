/** Conversations in IMAP that the invariants are tried on: the article's, the RFCs', and hard ones of our own. */
export const IMAP_DIALOGUES = {
  'D10 to D15': {
    protocol: 'imap',
    text: `
S: * OK [CAPABILITY IMAP4REV1 LOGIN-REFERRALS AUTH=LOGIN] mon_serveur IMAP4rev1 2001.315 at Wed, 4 Dec 2002 22:01:30 +0100 (CET)
C: a1 login nicolas mot_passe
S: a1 OK [CAPABILITY IMAP4REV1 IDLE NAMESPACE MAILBOX-REFERRALS SCAN SORT THREAD=REFERENCES THREAD=ORDEREDSUBJECT MULTIAPPEND] User nicolas authenticated
C: a2 select inbox
S: * 3 EXISTS
S: * 1 RECENT
S: * OK [UIDVALIDITY 1038331903] UID validity status
S: * OK [UIDNEXT 4] Predicted next UID
S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
S: * OK [UNSEEN 2] first unseen message in /var/mail/salemio
S: a2 OK [READ-WRITE] SELECT completed
C: a3 fetch 1:3 RFC822.SIZE
S: * 1 FETCH (RFC822.SIZE 889)
S: * 2 FETCH (RFC822.SIZE 1756)
S: * 3 FETCH (RFC822.SIZE 890)
S: a3 OK FETCH completed
C: a5 fetch 1 BODY[HEADER.FIELDS (from)]
S: * 1 FETCH (BODY[HEADER.FIELDS ("FROM")] {46}
S: From: Nicolas JEAN <nicolas@salemioche.com>
S: 
S: )
S: * 1 FETCH (FLAGS (\\Seen))
S: a5 OK FETCH completed
C: a7 FETCH 1 BODY[TEXT]
S: * 1 FETCH (BODY[TEXT] {6}
S: toto
S: )
S: a7 OK FETCH completed
C: a10 logout
S: * BYE mon_serveur IMAP4rev1 server terminating connection
S: a10 OK LOGOUT completed`,
  },
  'RFC 3501 §8': {
    protocol: 'imap',
    text: `
S: * OK IMAP4rev1 Service Ready
C: a001 login mrc secret
S: a001 OK LOGIN completed
C: a002 select inbox
S: * 18 EXISTS
S: * FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)
S: * 2 RECENT
S: * OK [UNSEEN 17] Message 17 is the first unseen message
S: * OK [UIDVALIDITY 3857529045] UIDs valid
S: a002 OK [READ-WRITE] SELECT completed
C: a003 fetch 12 full
S: * 12 FETCH (FLAGS (\\Seen) INTERNALDATE "17-Jul-1996 02:44:25 -0700" RFC822.SIZE 4286 ENVELOPE ("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)" "IMAP4rev1 WG mtg summary and minutes" (("Terry Gray" NIL "gray" "cac.washington.edu")) (("Terry Gray" NIL "gray" "cac.washington.edu")) (("Terry Gray" NIL "gray" "cac.washington.edu")) ((NIL NIL "imap" "cac.washington.edu")) ((NIL NIL "minutes" "CNRI.Reston.VA.US") ("John Klensin" NIL "KLENSIN" "MIT.EDU")) NIL NIL "<B27397-0100000@cac.washington.edu>") BODY ("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 3028 92))
S: a003 OK FETCH completed
C: a004 fetch 12 body[header]
S: * 12 FETCH (BODY[HEADER] {61}
S: Subject: IMAP4rev1 WG mtg
S: MIME-Version: 1.0
S: To: imap
S: 
S: )
S: a004 OK FETCH completed
C: a005 store 12 +flags \\deleted
S: * 12 FETCH (FLAGS (\\Seen \\Deleted))
S: a005 OK +FLAGS completed
C: a006 logout
S: * BYE IMAP4rev1 server terminating connection
S: a006 OK LOGOUT completed`,
  },
  'literals, SASL, IDLE, refusals': {
    protocol: 'imap',
    text: `
S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN IDLE LITERAL+ ESEARCH MOVE] ready
C: LIST
S: LIST BAD a tag is missing
C: a0 SELECT INBOX
S: a0 BAD sign in first
C: a1 AUTHENTICATE PLAIN
S: + 
C: *
S: a1 BAD cancelled
C: a1 AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA==
S: a1 OK welcome
C: a2 LIST "" {1}
S: + go on
C: *
S: * LIST (\\HasNoChildren \\Drafts) "/" "Entw&APw-rfe"
S: a2 OK done
C: a3 APPEND INBOX (\\Seen) "26-Nov-2002 18:24:57 +0100" {60+}
C: From: a@example.org
C: 
C: a1 LOGOUT
C: * BYE
C: a9 OK
C: DONE
C: 
S: a3 OK [APPENDUID 38505 3955] done
C: a4 APPEND INBOX {5000}
S: a4 NO [TOOBIG] no room
C: a5 SELECT INBOX
S: * 2 EXISTS
S: * OK [UIDVALIDITY 1] ok
S: a5 OK [READ-WRITE] open
C: a6 IDLE
S: + idling
S: * 3 EXISTS
S: * 1 EXPUNGE
C: DONE
S: a6 OK done
C: a7 UID SEARCH RETURN (MIN COUNT) OR UNSEEN (FROM "a b" SINCE 1-Feb-1994)
S: * ESEARCH (TAG "a7") UID MIN 4 COUNT 2
S: a7 OK done
C: a8 FETCH 1 (BODYSTRUCTURE UID)
S: * 1 FETCH (BODYSTRUCTURE (("TEXT" "PLAIN" NIL NIL NIL "7BIT" 6 1)("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 9 (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL) ("TEXT" "HTML" NIL NIL NIL "8BIT" 5 1) 2) "MIXED" ("BOUNDARY" "b") NIL NIL) UID 4)
S: a8 OK done
C: a9 USER nicolas
S: a9 BAD what?
S: * BYE idle too long`,
  },
} as const;
