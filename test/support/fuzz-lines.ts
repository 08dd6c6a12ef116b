/** What the fuzzers start from: right commands and common mistakes, to be cut up, mutated and mixed. */

/** Sessions of POP3 and SMTP. */
export const DIALOGUES = {
  pop3: [
    'CAPA\r\nUSER nicolas\r\nPASS mot_passe\r\nSTAT\r\nLIST\r\nUIDL\r\nTOP 5 3\r\nRETR 5\r\nDELE 1\r\nRSET\r\nLANG fr\r\nLIST 99\r\nQUIT\r\n',
    `AUTH LOGIN\r\nbmljb2xhcw==\r\n*\r\nUSER ${'x'.repeat(300)}\r\nAPOP a b\r\nAUTH PLAIN AG5pY29sYXMAbW90X3Bhc3Nl\r\nNOOP\r\n\r\nSTLS\r\nQUIT\n`,
  ],
  smtp: [
    'EHLO a.example\r\nMAIL FROM: <a@b.example> SIZE=10 RET=FULL\r\nRCPT TO:<nicolas@plusok.test> NOTIFY=NEVER\r\nDATA\r\nSubject: x\r\n\r\n..\r\n.a\nb\r\r\n.\r\nQUIT\r\n',
    `HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<alice>\r\nBDAT 3\r\nabcBDAT 4 LAST\r\nd\r\n.NOOP ${'x'.repeat(600)}\r\nAUTH PLAIN\r\nVRFY alice\r\nHELP\r\nQUIT\r\n`,
  ],
} as const;

/** IMAP commands without their tags. */
export const IMAP_LINES = [
  'FETCH 1:* (FLAGS UID ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (From To)]<0.10> BINARY.SIZE[1])',
  'UID FETCH 1:2 (UID) (CHANGEDSINCE 1)',
  'STORE 1:2 (UNCHANGEDSINCE 99) +FLAGS.SILENT (\\Deleted $Work)',
  'SEARCH RETURN (MIN MAX ALL SAVE) OR (UNSEEN SINCE 1-Feb-2020) NOT SUBJECT "one"',
  'UID SEARCH RETURN (UPDATE PARTIAL 1:5) TEXT x UID 1:* MODSEQ 1',
  'SORT RETURN (COUNT) (REVERSE DATE SUBJECT) UTF-8 ALL',
  'THREAD REFERENCES UTF-8 HEADER Subject ""',
  'LIST (SUBSCRIBED RECURSIVEMATCH) "" (% "*/x") RETURN (STATUS (MESSAGES SIZE) CHILDREN)',
  'APPEND INBOX (\\Seen) "17-Jul-1996 02:44:25 -0700" {3+}\r\nabc {2+}\r\nde',
  'APPEND INBOX CATENATE (URL "/INBOX/;UID=1/;SECTION=TEXT" TEXT {2+}\r\nab)',
  'SELECT INBOX (QRESYNC (1735689600 1 1:3 (1:2 1:2)))',
  'ENABLE QRESYNC UTF8=ACCEPT IMAP4rev2',
  'NOTIFY SET STATUS (SELECTED (MessageNew (FLAGS) MessageExpunge)) (SUBTREE (a b) (MailboxName))',
  'SETMETADATA INBOX (/private/comment {1+}\r\nx /shared/a NIL)',
  'GETMETADATA (DEPTH 1 MAXSIZE 9) "" (/private/comment)',
  'STATUS INBOX (MESSAGES UIDNEXT HIGHESTMODSEQ MAILBOXID)',
  'MOVE 1 Trash',
  'CREATE "a&AMk-/b" (USE (\\Sent))',
  'RENAME INBOX Old',
  'REPLACE 1 INBOX {1+}\r\nx',
  'IDLE\r\nDONE',
  'AUTHENTICATE PLAIN AG5pY29sYXMAbW90X3Bhc3Nl',
];
