import { fromLatin1 } from '../../relay/wire/bytes.ts';
import { utf8 } from '../../relay/wire/utf8.ts';

const head = (subject: string, more = '') =>
  `From: Alice <alice@plusok.test>\r\nTo: nicolas@plusok.test\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\n` +
  `Message-ID: <${subject.replace(/\W+/g, '-')}@plusok.test>\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n${more}`;

const everyOctet = Uint8Array.from(
  { length: 2048 },
  (_, i) => [9, ...Array(223).keys()].map((n) => n + 32)[i % 224]!,
);
const withoutBreaks = everyOctet.map((octet, i) =>
  i % 76 === 75 ? 10 : octet === 10 || octet === 13 ? 46 : octet,
);

function crlf(bytes: Uint8Array): Uint8Array {
  return fromLatin1(String.fromCharCode(...bytes).replace(/\n/g, '\r\n'));
}

function joined(...parts: (string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? utf8(part) : part)]));
}

/**
 * Messages that mail software gets wrong: dots, 8-bit, long lines, no final line break, nested parts, an empty body,
 * octets of every value but NUL, encoded names. All have CRLF line ends.
 */
export const AWKWARD: Readonly<Record<string, Uint8Array>> = {
  plain: joined(head('plain'), '\r\nhello\r\n'),
  dots: joined(head('dots'), '\r\n.\r\n..\r\n.leading\r\nmiddle.\r\n...\r\n.\r\n'),
  empty: joined(head('empty'), '\r\n'),
  'no final break': joined(head('no final break'), '\r\nthe last line has no end'),
  'long line': joined(head('long line'), `\r\n${'abcdefghi '.repeat(99)}\r\nshort\r\n`),
  'eight bit': joined(
    head('eight bit', 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n'),
    '\r\nDéjà vu : « Ça marche », dit l’élève — 😀\r\n',
  ),
  octets: joined(
    head('octets', 'Content-Type: application/octet-stream\r\n'),
    '\r\n',
    crlf(withoutBreaks),
    '\r\n',
  ),
  nested: joined(
    head('nested', 'Content-Type: multipart/mixed; boundary=outer\r\n'),
    '\r\npreamble\r\n--outer\r\nContent-Type: multipart/alternative; boundary="in ner"\r\n\r\n--in ner\r\n\r\ntext\r\n',
    '--in ner\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n--in ner--\r\n--outer\r\nContent-Type: message/rfc822\r\n\r\n',
    head('inner'),
    "\r\ninner body\r\n--outer\r\nContent-Type: text/plain; name*=utf-8''r%C3%A9sum%C3%A9.txt\r\n",
    'Content-Disposition: attachment; filename="=?utf-8?Q?r=C3=A9sum=C3=A9.txt?="\r\nContent-Transfer-Encoding: base64\r\n\r\n',
    'UMOocmUgTm/Dq2w=\r\n--outer--\r\nepilogue\r\n',
  ),
  names: joined(
    'From: =?ISO-8859-1?Q?Andr=E9?= Pirard <PIRARD@vm1.ulg.ac.be>\r\nTo: "Doe, J." <j@plusok.test>, group: a@b, c@d;\r\n',
    'Date: Mon, 2 Mar 2026 10:00:00 +0100\r\nSubject: =?utf-8?B?w6l0w6k=?= =?utf-8?Q?_=C3=A0_la_mer?=\r\n\r\nbonjour\r\n',
  ),
};

/** The name of the awkward message with these octets, for failures that read well. */
export function nameOf(octets: Uint8Array): string {
  const found = Object.entries(AWKWARD).find(([, bytes]) => Buffer.compare(bytes, octets) === 0);
  return found?.[0] ?? `other: ${JSON.stringify(Buffer.from(octets).toString('latin1').slice(0, 300))}`;
}

/** A message as POP3 sends it: one without a final line break arrives with one (RFC 1939 §3). */
export function wholeLines(octets: Uint8Array): Uint8Array {
  return octets.at(-1) === 10 ? octets : joined(octets, '\r\n');
}

/** Takes the trace header away that a final delivery puts on top (RFC 5321 §4.4), which must be there. */
export function withoutTrace(source: Buffer): Buffer {
  const text = source.toString('latin1');
  const trace = /^Return-Path: <.*>\r\nReceived: .*\r\n(?:[ \t].*\r\n)*/.exec(text);
  if (!trace) throw new Error(`no trace header: ${text.slice(0, 200)}`);
  return source.subarray(trace[0].length);
}
