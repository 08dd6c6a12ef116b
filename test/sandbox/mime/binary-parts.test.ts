import { describe, expect, it } from 'vitest';
import { transportable } from '../../../relay/sandbox/mime/binary-parts.ts';
import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { connect, converse as converseSmtp, sandbox } from '../../support/transcript.ts';
import { converse } from '../imap/conversation.ts';
import { inbox, rev1 } from '../imap/openings.ts';

const carried = (text: string) => {
  const octets = transportable(fromLatin1(text));
  return octets && latin1(octets);
};

describe('a message with octets that only literal8 can carry (RFC 3516 §6)', () => {
  it('has the parts that need it in base64, and no other', () => {
    const message = (encoding: string, data: string) =>
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: image/png\r\n' +
      `${encoding}\r\n${data}\r\n--b--\r\n`;
    const base64 = 'Content-Transfer-Encoding: base64\r\n';
    expect(carried(message('Content-Transfer-Encoding: binary\r\n', 'a\0\nb'))).toBe(
      message(base64, 'YQAKYg=='),
    );
    expect(carried(message('', '\0'))).toBe(message(base64, 'AA=='));
    expect(carried(message('Content-Transfer-Encoding: BINARY\r\n', 'a\nb'))).toBe(message(base64, 'YQpi'));
    expect(carried(message('Content-Transfer-Encoding: quoted-printable\r\n', '=41\0'))).toBe(
      message(base64, 'QQA='),
    );
    const harmless = message('Content-Transfer-Encoding: binary\r\n', '\x01\xff');
    expect(carried(harmless)).toBe(harmless);
    const text = message('', 'a\nb');
    expect(carried(text)).toBe(text);
  });

  it('keeps its lines short and ends its last line, inside a message too', () => {
    const inner = 'Subject: in\r\n';
    const outer = 'Content-Type: message/rfc822\r\n\r\n';
    const [header, body] = carried(`${outer}${inner}\r\n${'\0'.repeat(60)}`)!
      .split('\r\n\r\n')
      .slice(1);
    expect(header).toBe(`${inner}Content-Transfer-Encoding: base64`);
    expect(body).toBe(`${'A'.repeat(76)}\r\nAAAA\r\n`);
  });

  it.each(['Sub\0ject: x\r\n\r\nbody', 'Content-Transfer-Encoding: x-own\r\n\r\n\0', 'no header \0'])(
    'cannot be taken when NUL is not in such a part: %j',
    (text) => {
      expect(carried(text)).toBeUndefined();
    },
  );

  it('is fetched as BODYSTRUCTURE says, and by BINARY as it was (§4.2, §4.4)', () => {
    converse(
      rev1(['BINARY', 'LITERAL+'], []),
      `${inbox()}
      C: c APPEND INBOX ~{39+}
      C: Content-Transfer-Encoding: binary
      C:
      C: \0\x01
      S: * 1 EXISTS
      S: * 1 RECENT
      S: c OK APPEND completed
      C: d FETCH 1 (BODY.PEEK[] BINARY.SIZE[1] BINARY.PEEK[1])
      S: * 1 FETCH (BODY[] {43}
      S: Content-Transfer-Encoding: base64
      S:
      S: AAE=
      S:  BINARY.SIZE[1] 2 BINARY[1] ~{2}
      S: \0\x01)
      S: d OK FETCH completed
      C: e APPEND INBOX ~{1+}
      C: \0
      S: e NO [UNKNOWN-CTE] NUL stands where no transfer encoding reaches it`,
    );
  });

  it('comes by SMTP too', () => {
    const server = sandbox({ accounts: [{ name: 'nicolas', password: 'mot_passe' }] });
    const to = 'C: MAIL FROM:<>\nS: 250 …\nC: RCPT TO:<nicolas@plusok.test>\nS: 250 …\nC: DATA\nS: 354 …\n';
    converseSmtp(
      connect(server, 'smtp'),
      `S: …\nC: HELO a\nS: …\n${to}C: Subject: x\nC: \nC: \0\nC: .\nS: 250 …
       ${to}C: Subject: \0\nC: \nC: x\nC: .\nS: 554 NUL stands where no transfer encoding reaches it`,
    );
    const [message] = server.store.expectMailbox('nicolas', 'INBOX').messages;
    expect(latin1(message!.content.bytes)).toContain('base64\r\n\r\nAA0K\r\n');
    expect(server.store.expectMailbox('nicolas', 'INBOX').messages).toHaveLength(1);
  });
});

describe('an annotation with NUL', () => {
  it('leaves as a literal8 (RFC 5464 §5)', () => {
    converse(
      rev1(['METADATA', 'LITERAL+']),
      `${inbox()}
      C: c SETMETADATA INBOX (/private/comment ~{3+}
      C: a\0b)
      S: c OK SETMETADATA completed
      C: d GETMETADATA INBOX /private/comment
      S: * METADATA INBOX (/private/comment ~{3}
      S: a\0b)
      S: d OK GETMETADATA completed`,
    );
  });
});
