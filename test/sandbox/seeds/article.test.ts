import { describe, expect, it } from 'vitest';
import { connect, converse, octetByOctet, sandbox } from '../../support/transcript.ts';

const signedIn = () => {
  const engine = connect(sandbox({ seed: 'article-pop3' }), 'pop3');
  engine.start();
  converse(
    engine,
    `C: USER nicolas
     S: +OK User name accepted, password please
     C: PASS mot_passe
     S: +OK Mailbox open, 3 messages`,
  );
  return engine;
};

describe('the article typed into the sandbox', () => {
  it('D1: a message by hand, then read', () => {
    const box = sandbox({ seed: 'article-pop3' });
    converse(
      connect(box, 'smtp'),
      `S: 220 mel-rta10.wanadoo.fr ESMTP Service (6.5.007) ready
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
       S: 250 <…> Mail accepted
       C: QUIT
       S: 221 mel-rta7.wanadoo.fr QUIT
       S: [closed]`,
      octetByOctet,
    );
    const reader = connect(box, 'pop3');
    reader.start();
    converse(
      reader,
      `C: USER nicolas
       S: +OK …
       C: PASS mot_passe
       S: +OK Mailbox open, 4 messages
       C: RETR 4
       S: +OK … octets
       S: Return-Path: <linuxmag@salemioche.com>
       S: Received: from salemioche.com ([127.0.0.1])
       S: …by plusok.test with SMTP id … for <nicolas@salemioche.com>;
       S: …Wed, 12 Mar 2025 08:30:00 +0000
       S: 
       S: bonjour,
       S: ceci est un message de linuxmag pour nicolas.
       S: .`,
    );
  });

  it('D2, D3, D4: signs in, lists, reads', () => {
    converse(
      connect(sandbox({ seed: 'article-pop3' }), 'pop3'),
      `S: +OK POP3 server ready (NPlEx 2.1.131) <2ea91e.1037815512000@mel-pop6.wanadoo.fr>
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
       S: …
       S: Status: O
       S: 
       S: hello
       S: .`,
    );
  });

  it('D5: a marked message leaves the listing, the others keep their numbers', () => {
    converse(
      signedIn(),
      `C: DELE 1
       S: +OK Message deleted
       C: LIST
       S: +OK Mailbox scan listing follows
       S: 2 440
       S: 3 448
       S: .`,
    );
  });

  it('D6: RSET brings it back', () => {
    converse(
      signedIn(),
      `C: DELE 1
       S: +OK Message deleted
       C: RSET
       S: +OK Reset state
       C: LIST
       S: +OK Mailbox scan listing follows
       S: 1 777
       S: 2 440
       S: 3 448
       S: .`,
    );
  });

  it('D7: TOP of the message of 440 octets gives its header of 429', () => {
    const header = `Return-Path: <root@salemioche.servebeer.com>
Delivered-To: nicolas@salemioche.servebeer.com
Received: by njhome.salemioche.servebeer.com (Postfix, from userid 0)
        id 5BBC63F27F; Wed, 20 Nov 2002 13:22:34 -0500 (EST)
To: nicolas@salemioche.servebeer.com
Message-Id: <20021120182234@njhome.salemioche.servebeer.com>
Date: Wed, 20 Nov 2002 13:22:34 -0500 (EST)
From: root@salemioche.servebeer.com (root)
Status: O

`.replaceAll('\n', '\r\n');
    expect(header.length).toBe(429);
    const engine = signedIn();
    const [reply] = engine.receive(Buffer.from('TOP 2 0\r\n'));
    const text = reply?.type === 'write' ? Buffer.concat(reply.parts).toString() : '';
    expect(text).toBe(`+OK Top of message follows\r\n${header}.\r\n`);
  });

  it('D8: what is marked goes at QUIT', () => {
    const box = sandbox({ seed: 'article-pop3' });
    const session = (script: string) => {
      const engine = connect(box, 'pop3');
      engine.start();
      converse(engine, `C: USER nicolas\nC: PASS mot_passe\nS: …\n${script}`);
    };
    session('C: DELE 1\nS: +OK Message deleted\nC: QUIT\nS: +OK Sayonara\nS: [closed]');
    session('C: LIST\nS: +OK Mailbox scan listing follows\nS: 1 440\nS: 2 448\nS: .');
  });

  it('D9, D16: the digest of the article signs in, the one with a newline does not', () => {
    converse(
      connect(sandbox({ seed: 'article-pop3' }), 'pop3'),
      `S: +OK POP3 server ready (NPlEx 2.1.131) <2ea91e.1037815512000@mel-pop6.wanadoo.fr>
       C: APOP nicolas 209dd8c04b87125c9e5d18acff17875f
       S: -ERR The user name or the digest is wrong: …
       C: APOP nicolas e7a0a8acb857d0b1e99c4a9974c00d0d
       S: +OK Mailbox open, 3 messages`,
    );
  });
});

describe('article-imap', () => {
  it('holds the figures of D11 to D14', () => {
    const inbox = sandbox({ seed: 'article-imap' }).store.expectMailbox('nicolas', 'INBOX');
    expect(inbox.messages.map(({ content }) => content.size)).toEqual([889, 1756, 890]);
    expect(inbox).toMatchObject({ uidValidity: 1038331903, uidNext: 4, recentFrom: 3 });
    expect(inbox.messages.map(({ flags }) => flags)).toEqual([['\\Seen'], [], []]);
    const text = Buffer.from(inbox.messages[0]!.content.bytes).toString();
    expect(text.indexOf('\r\n\r\n') + 4).toBe(883);
    expect(text).toContain('\r\nFrom: root@salemioche.servebeer.com (root)\r\n');
  });
});
