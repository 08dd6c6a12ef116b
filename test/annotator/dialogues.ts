import { IMAP_DIALOGUES } from './imap/conversations.ts';

/** The article's dialogues and others, by the names of facts.md. */
export const DIALOGUES = {
  ...IMAP_DIALOGUES,
  D1: {
    protocol: 'smtp',
    text: `
S: 220 mel-rta10.wanadoo.fr ESMTP Service (6.5.007) ready
C: HELO salemioche.com
S: 250 mel-rta8.wanadoo.fr
C: MAIL FROM: <linuxmag@salemioche.com>
S: 250 MAIL FROM:<linuxmag@salemioche.com> OK
C: RCPT TO: <nicolas@salemioche.com>
S: 250 RCPT TO:<nicolas@salemioche.com> OK
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
C: bonjour,
C: ceci est un message de linuxmag pour nicolas.
C: .
S: 250 <3D8011E600743103> Mail accepted
C: QUIT
S: 221 mel-rta7.wanadoo.fr QUIT`,
  },
  'D2 to D5': {
    protocol: 'pop3',
    text: `
S: +OK POP3 server ready (NPlEx 2.1.131) <2ea91e.1037815512000@mel-pop6.wanadoo.fr>
C: USER nicolas
S: +OK User name accepted, password please
C: PASS mot_passe
S: +OK Mailbox open, 3 messages
C: LIST
S: +OK Mailbox scan listing follows
S: 1 777
S: 2 440
S: 3 448
S: .
C: RETR 1
S: +OK 777 octets
S: Return-Path: <nicolas@salemioche.com>
S: Delivered-To: nicolas@salemioche.servebeer.com
S: Received: from njhome (unknown [10.16.0.200])
S:         by njhome.salemioche.servebeer.com (Postfix) with ESMTP id 67DA43F27F
S: From: "Nicolas" <nicolas@salemioche.com>
S: Subject: coucou
S: MIME-Version: 1.0
S: Content-Type: text/plain;
S:         charset="us-ascii"
S: Status: O
S: 
S: hello
S: .
C: DELE 1
S: +OK Message deleted
C: LIST
S: +OK Mailbox scan listing follows
S: 2 440
S: 3 448
S: .`,
  },
  'D6 and D8': {
    protocol: 'pop3',
    text: `
S: +OK ready <2ea91e.1037815512000@mel-pop6.wanadoo.fr>
C: APOP nicolas e7a0a8acb857d0b1e99c4a9974c00d0d
S: +OK Mailbox open, 2 messages
C: DELE 1
S: +OK Message deleted
C: RSET
S: +OK Reset state
C: DELE 2
S: +OK Message deleted
C: QUIT
S: +OK Sayonara`,
  },
  D7: {
    protocol: 'pop3',
    text: `
C: TOP 1 0
S: +OK Top of message follows
S: Return-Path: <root@salemioche.servebeer.com>
S: From: root@salemioche.servebeer.com (root)
S: Status: O
S: 
S: .`,
  },
  'POP3 refusals and SASL': {
    protocol: 'pop3',
    text: `
S: +OK ready
C: CAPA
S: +OK list
S: TOP
S: SASL PLAIN CRAM-MD5
S: EXPIRE 60 USER
S: IMPLEMENTATION Shlemazle-Plotz-v302
S: .
C: STAT
S: -ERR sign in first
C: EHLO me
S: -ERR what?
C: AUTH CRAM-MD5
S: + PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+
C: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw
S: -ERR [AUTH] no
C: AUTH PLAIN AG5pY29sYXMAbW90X3Bhc3Nl
S: +OK signed in
C: STAT
S: +OK 2 320
C: UIDL
S: +OK
S: 1 whqtswO00WBw418f9t5JxYwZ
S: 2 QhdPYR:00WBw1Ph7x7
S: .
C: RETR 7
S: -ERR no such message
C: QUIT
S: +OK bye (2 messages left)`,
  },
  'SMTP with extensions': {
    protocol: 'smtp',
    text: `
S: 220 mx.example.org ESMTP
C: EHLO [192.0.2.1]
S: 250-mx.example.org hello
S: 250-SIZE 1000000
S: 250-AUTH PLAIN LOGIN
S: 250-PIPELINING
S: 250 CHUNKING
C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: bmljb2xhcw==
S: 334 UGFzc3dvcmQ6
C: bW90X3Bhc3Nl
S: 235 2.7.0 welcome
C: MAIL FROM:<a@example.org> SIZE=300 BODY=8BITMIME ENVID=a+2Bb
S: 250 2.1.0 ok
C: RCPT TO:<b@example.org> NOTIFY=SUCCESS,FAILURE
S: 550 5.1.1 no such user
C: RCPT TO:<Postmaster>
S: 250 2.1.5 ok
C: DATA
S: 354 go
C: Subject: dots
C: Content-Type: multipart/mixed; boundary="b"
C: 
C: --b
C: 
C: ..one dot
C: --b
C: Content-Type: text/plain
C: Content-Transfer-Encoding: base64
C: 
C: UVVJVA0K
C: --b--
C: .
S: 250 2.0.0 queued
C: NOOP
S: 250-two
S: 250 lines
C: QUIT
S: 221 2.0.0 bye`,
  },
} as const;
