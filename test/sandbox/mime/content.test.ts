import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Content } from '../../../relay/sandbox/mime/content.ts';
import { type Part, partNumbered } from '../../../relay/sandbox/mime/part.ts';
import { sectionOctets } from '../../../relay/sandbox/mime/section.ts';
import { decodeTransfer } from '../../../relay/sandbox/mime/transfer-encoding.ts';
import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';

const content = (text: string) => new Content(fromLatin1(text.replace(/\r?\n/g, '\r\n')));

const NESTED = content(`From: root@salemioche.servebeer.com (root)
Subject: =?iso-8859-1?q?caf=E9?=
Content-Type: multipart/mixed; boundary="b one"

preamble
--b one
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Caf=C3=A9 =
cr=C3=A8me
--b one
Content-Type: message/rfc822

Subject: inner
Content-Type: multipart/alternative; boundary=b2

--b2

plain
--b2
Content-Type: text/html

<p>html</p>
--b2--
--b one  \t
Content-Type: image/png; name="a (1).png"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename*=utf-8''%e2%82%ac.png
Content-Language: fr, en

iVBO
Rw==
--b one--
epilogue
`);

const section = (
  part: number[],
  what: Parameters<typeof sectionOctets>[1]['what'] = '',
  fields: string[] = [],
) => {
  const octets = sectionOctets(NESTED, { part, what, fields });
  return octets && latin1(octets);
};

describe('parts of a message (RFC 3501 §6.4.5)', () => {
  it('are numbered, and go on counting inside an enclosed message', () => {
    expect(section([1])).toBe('Caf=C3=A9 =\r\ncr=C3=A8me');
    expect(section([2, 1])).toBe('plain');
    expect(section([2, 2])).toBe('<p>html</p>');
    expect(section([3])).toBe('iVBO\r\nRw==');
    expect(section([4])).toBeUndefined();
    expect(section([1, 1])).toBeUndefined();
  });

  it('have headers of their own', () => {
    expect(section([2], 'HEADER')).toBe(
      'Subject: inner\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n',
    );
    expect(section([2, 2], 'MIME')).toBe('Content-Type: text/html\r\n\r\n');
    expect(section([2], 'TEXT')).toMatch(/^--b2\r\n/);
    expect(section([1], 'HEADER')).toBeUndefined();
  });

  it('give chosen fields and the blank line: 46 octets for the article', () => {
    const from = section([], 'HEADER.FIELDS', ['FROM'])!;
    expect(from).toBe('From: root@salemioche.servebeer.com (root)\r\n\r\n');
    expect(from.length).toBe(46);
    expect(section([], 'HEADER.FIELDS', ['NONE'])).toBe('\r\n');
    expect(section([], 'HEADER.FIELDS.NOT', ['CONTENT-TYPE', 'FROM'])).toBe(
      'Subject: =?iso-8859-1?q?caf=E9?=\r\n\r\n',
    );
  });

  it('of a header of thousands of fields the first thousand are told apart, and none is lost', () => {
    const many = content(`${'A: b\n'.repeat(1500)}To: c\n\nbody`);
    const octets = (what: 'HEADER' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT', fields: string[] = []) =>
      sectionOctets(many, { part: [], what, fields })!.length;
    expect(octets('HEADER')).toBe(1500 * 6 + 7 + 2);
    expect(octets('HEADER.FIELDS', ['A'])).toBe(1500 * 6 + 7 + 2);
    expect(octets('HEADER.FIELDS', ['TO'])).toBe(2);
    expect(octets('HEADER.FIELDS.NOT', ['A'])).toBe(2);
  });

  it('of several multiparts with one boundary the outermost is meant', () => {
    const inner = 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\ninside';
    const { structure } = content(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n${inner}\n--b--\n--b\n\nafter the end\n`,
    );
    expect(structure.parts.map(({ type, subtype }) => `${type}/${subtype}`)).toEqual([
      'text/plain',
      'text/plain',
    ]);
  });

  it('a message that is no multipart is its own part 1', () => {
    const plain = content('Subject: x\n\nbody\n');
    expect(latin1(sectionOctets(plain, { part: [1], what: '', fields: [] })!)).toBe('body\r\n');
    expect(sectionOctets(plain, { part: [2], what: '', fields: [] })).toBeUndefined();
  });
});

describe('BODYSTRUCTURE and ENVELOPE (RFC 3501 §7.4.2)', () => {
  it('tell the tree, octets and lines', () => {
    expect(NESTED.bodyStructure).toBe(
      '(("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "QUOTED-PRINTABLE" 23 1 NIL NIL NIL NIL)' +
        '("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 135 (NIL "inner" NIL NIL NIL NIL NIL NIL NIL NIL) ' +
        '(("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" 5 0 NIL NIL NIL NIL)' +
        '("TEXT" "HTML" NIL NIL NIL "7BIT" 11 0 NIL NIL NIL NIL) ' +
        '"ALTERNATIVE" ("BOUNDARY" "b2") NIL NIL NIL) 10 NIL NIL NIL NIL)' +
        '("IMAGE" "PNG" ("NAME" "a (1).png") NIL NIL "BASE64" 10 NIL ' +
        '("attachment" ("FILENAME*" "utf-8\'\'%e2%82%ac.png")) ("fr" "en") NIL) ' +
        '"MIXED" ("BOUNDARY" "b one") NIL NIL NIL)',
    );
  });

  it.each([
    ['x*0="a b"; x*1=c; y=d', '("X" "a bc" "Y" "d")'],
    ["x*0*=utf-8''%C3; x*1*=%A9; x*2=\"'s\"", '("X*" "utf-8\'\'%C3%A9%27s")'],
    ['x*1=b; y=c; x*0=a', '("Y" "c" "X" "ab")'],
    ['x*1=b', '("X*1" "b")'],
    ['x*0=a; x*2=c', '("X" "a" "X*2" "c")'],
  ])('put parameters together from their pieces (RFC 2231 §6): %s', (params, shown) => {
    expect(content(`Content-Type: a/b; ${params}\n\n`).body).toContain(`"A" "B" ${shown} `);
  });

  it('show addresses of every form', () => {
    const { envelope } = content(`Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
From: Terry Gray <gray@cac.washington.edu>
To: imap@cac.washington.edu, "Doe, \\"J\\"" <@a,@b:j@x.org>
Cc: Friends: a@b, C (see) <c@d>;, lone
Reply-To:
Message-Id: <B27397-0100000@cac.washington.edu>

`);
    expect(envelope).toBe(
      '("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)" NIL ' +
        '(("Terry Gray" NIL "gray" "cac.washington.edu")) (("Terry Gray" NIL "gray" "cac.washington.edu")) ' +
        '(("Terry Gray" NIL "gray" "cac.washington.edu")) ' +
        '((NIL NIL "imap" "cac.washington.edu")("Doe, \\"J\\"" "@a,@b" "j" "x.org")) ' +
        '((NIL NIL "Friends" NIL)(NIL NIL "a" "b")("C" NIL "c" "d")(NIL NIL NIL NIL)(NIL NIL "lone" "")) ' +
        'NIL NIL "<B27397-0100000@cac.washington.edu>")',
    );
  });

  it('quote what can be quoted and send the rest as literals', () => {
    expect(content('Subject: a "b" \\ c\n\n').envelope).toContain('"a \\"b\\" \\\\ c"');
    expect(content('Subject: caf\xc3\xa9\n\n').envelope).toContain('{5}\r\ncaf\xc3\xa9');
  });
});

describe('damaged messages', () => {
  it.each([
    ['no boundary named', 'Content-Type: multipart/mixed\n\n--x\n\na\n', '"TEXT" "PLAIN"'],
    [
      'a boundary that never comes',
      'Content-Type: multipart/mixed; boundary=y\n\n--x\n\na\n',
      '"TEXT" "PLAIN"',
    ],
    ['no closing boundary', 'Content-Type: multipart/mixed; boundary=x\n\n--x\n\na\n', '"MIXED"'],
    ['a type that is none', 'Content-Type: nonsense\n\na\n', '"TEXT" "PLAIN"'],
    ['no header', '\nbody only\n', '"TEXT" "PLAIN"'],
    ['no body', 'Subject: x\n', '"TEXT" "PLAIN"'],
    ['nothing', '', '"TEXT" "PLAIN"'],
  ])('%s: still a structure', (_, text, expected) => {
    expect(content(text).bodyStructure).toContain(expected);
  });

  const piece = fc.constantFrom(
    'Content-Type: multipart/mixed; boundary=x\r\n',
    'Content-Type: message/rfc822\r\n',
    'Content-Type: text/html; charset="\r\n',
    'Content-Transfer-Encoding: base64\r\n',
    'From: "a <b@c (d\r\n',
    'Subject: =?utf-8?q?=c3?= =?utf-8?b?qQ?=\r\n',
    '\r\n',
    '--x\r\n',
    '--x--\r\n',
    '\n',
    ' folded\r\n',
    'text\xe9=\0\r\n',
  );
  const message = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => fromLatin1(pieces.join(''))),
    fc.uint8Array({ maxLength: 200 }),
  );

  it('never throw, and every part lies inside the one around it, header before body', () => {
    fc.assert(
      fc.property(message, (bytes) => {
        const each = new Content(bytes);
        const within = (part: Part, from: number, to: number) => {
          const { start, end } = part.header;
          expect([from <= start, start <= end, end <= part.bodyEnd, part.bodyEnd <= to]).toEqual(
            Array(4).fill(true),
          );
          for (const inner of part.message ? [part.message] : part.parts) within(inner, end, part.bodyEnd);
        };
        within(each.structure, 0, bytes.length);
        const header = sectionOctets(each, { part: [], what: 'HEADER', fields: [] })!;
        const text = sectionOctets(each, { part: [], what: 'TEXT', fields: [] })!;
        expect(header.length + text.length).toBe(bytes.length);
        expect(typeof (each.envelope + each.body + each.bodyStructure + each.preview)).toBe('string');
        expect(partNumbered(each.structure, [1])).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('previews of HTML (RFC 8970 §3.1)', () => {
  const preview = (html: string) => content(`Content-Type: text/html\r\n\r\n${html}`).preview;

  it.each([
    ['<p>one</p><b title=x>two</b>', 'one two'],
    ['<style>p { color: red }</style>one<SCRIPT>if (a<b) c>d</Script >two', 'one two'],
    ['<styled>one</styled>', 'one'],
    ['one <style>never closed, <b>and read by nobody</b>', 'one'],
    ['one < two', 'one < two'],
  ])('%s', (html, text) => expect(preview(html)).toBe(text));

  // Looked for to the end from each sign anew, what closes these would take longer than a test may.
  it.each(['<', '<style ', '<!--'])('a mailbox full of %j', (sign) => {
    for (let i = 0; i < 500; i++) expect(preview(sign.repeat(8192 / sign.length))).toHaveLength(200);
  });
});

describe('transfer encodings (RFC 2045 §6)', () => {
  it.each([
    ['quoted-printable', 'a=3D=\r\nb =  \r\nc=zz', 'a=b c=zz'],
    ['base64', 'aGVs\r\nbG8=\r\nignored', 'hello'],
    ['8bit', 'caf\xe9', 'caf\xe9'],
  ])('%s', (encoding, encoded, decoded) => {
    expect(latin1(decodeTransfer(fromLatin1(encoded), encoding)!)).toBe(decoded);
  });

  it('an unknown one is undefined', () =>
    expect(decodeTransfer(fromLatin1('x'), 'uuencode')).toBeUndefined());
});
