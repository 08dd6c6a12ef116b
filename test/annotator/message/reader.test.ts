import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../relay/wire/bytes.ts';
import { SpanWriter } from '../../../web/annotator/core/span-writer.ts';
import { MessageReader } from '../../../web/annotator/message/reader.ts';

/** What each line of a message is; runs of content lines are one. */
function kinds(text: string): string[] {
  const writer = new SpanWriter(0);
  const reader = new MessageReader();
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    reader.read(writer, fromLatin1(line), 0, offset);
    offset += line.length;
  }
  reader.flush(writer);
  expect(writer.at).toBe(text.length);
  return writer.done().map((span) => span.id.replace('message.', ''));
}

const message = (...lines: string[]): string => lines.map((line) => `${line}\r\n`).join('');

describe('a message', () => {
  it('is header fields, a blank line and text', () => {
    const text = message(
      'From: a',
      'X-Spam: no',
      'Frobnicate: yes',
      'Subject: long',
      ' and folded',
      '',
      'one',
      '',
      'two',
    );
    expect(kinds(text)).toEqual([
      'field.from',
      'field.x',
      'field.other',
      'field.subject',
      'folded',
      'headerEnd',
      'text',
    ]);
  });

  it('may have no header section at all', () => {
    expect(kinds(message('hello there', 'Subject: not a field any more'))).toEqual(['text']);
  });

  it('shows its parts, nested, each with its own header and encoding', () => {
    const text = message(
      'Content-Type: multipart/mixed;',
      ' boundary="outer"',
      '',
      'preamble',
      '--outer',
      'Content-Type: multipart/alternative; boundary=in',
      '',
      '--in',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'caf=C3=A9',
      '--in--',
      '--outer',
      'Content-Transfer-Encoding: base64',
      '',
      'aGVsbG8=',
      '--other is content',
      '--outer--',
      'epilogue',
    );
    expect(kinds(text)).toEqual([
      'field.content-type',
      'folded',
      'headerEnd',
      'text',
      'boundary',
      'field.content-type',
      'headerEnd',
      'boundary',
      'field.content-transfer-encoding',
      'headerEnd',
      'quotedPrintable',
      'lastBoundary',
      'boundary',
      'field.content-transfer-encoding',
      'headerEnd',
      'base64',
      'lastBoundary',
      'text',
    ]);
  });

  it('within a message has a header section of its own', () => {
    const text = message('Content-Type: message/rfc822', '', 'Subject: inner', '', 'text');
    expect(kinds(text)).toEqual(['field.content-type', 'headerEnd', 'field.subject', 'headerEnd', 'text']);
  });
});
