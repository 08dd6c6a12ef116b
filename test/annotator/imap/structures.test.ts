import { describe, expect, it } from 'vitest';
import type { Span } from '../../../web/annotator/span.ts';
import { annotateTurns, conversation, turnsOf } from '../support.ts';

/** Every span of a conversation, parts and all, with a given id. */
function spansNamed(text: string, id: string): Span[] {
  const all = (span: Span): Span[] => [span, ...(span.parts ?? []).flatMap(all)];
  return annotateTurns('imap', turnsOf(conversation(text)))
    .flatMap((unit) => unit.spans.flatMap(all))
    .filter((span) => span.id === id);
}

const valuesOf = (text: string, id: string): unknown[] =>
  spansNamed(text, id).flatMap((span) => (span.parts ? [] : [span.values?.value ?? span.values?.n]));

describe('ENVELOPE, the example of RFC 3501 §8', () => {
  const text = `
S: * PREAUTH hello
S: * 12 FETCH (ENVELOPE ("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)" "IMAP4rev1 WG mtg summary and minutes" (("Terry Gray" NIL "gray" "cac.washington.edu")) (("Terry Gray" NIL "gray" "cac.washington.edu")) (("Terry Gray" NIL "gray" "cac.washington.edu")) ((NIL NIL "imap" "cac.washington.edu")) ((NIL NIL "minutes" "CNRI.Reston.VA.US") ("John Klensin" NIL "KLENSIN" "MIT.EDU")) NIL NIL "<B27397-0100000@cac.washington.edu>"))`;

  it('names each field by its place', () => {
    expect(valuesOf(text, 'imap.env.date')).toEqual(['Wed, 17 Jul 1996 02:23:25 -0700 (PDT)']);
    expect(valuesOf(text, 'imap.env.subject')).toEqual(['IMAP4rev1 WG mtg summary and minutes']);
    expect(valuesOf(text, 'imap.env.message-id')).toEqual(['<B27397-0100000@cac.washington.edu>']);
    expect(spansNamed(text, 'imap.env.bcc')[0]!.parts!.map((part) => part.id)).toEqual(['imap.gram.NIL']);
    expect(spansNamed(text, 'imap.env.cc')[0]!.parts!.filter((part) => part.parts)).toHaveLength(2);
  });

  it('takes addresses apart', () => {
    expect(valuesOf(text, 'imap.env.mailbox')).toEqual([
      'gray',
      'gray',
      'gray',
      'imap',
      'minutes',
      'KLENSIN',
    ]);
    expect(valuesOf(text, 'imap.env.host').at(-1)).toBe('MIT.EDU');
  });
});

describe('BODYSTRUCTURE, the examples of RFC 3501 §7.4.2', () => {
  it('names each position of a simple part', () => {
    const text = `
S: * PREAUTH hello
S: * 1 FETCH (BODYSTRUCTURE ("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 2279 48))`;
    expect(valuesOf(text, 'imap.bs.type')).toEqual(['TEXT']);
    expect(valuesOf(text, 'imap.bs.subtype')).toEqual(['PLAIN']);
    expect(valuesOf(text, 'imap.bs.parameterValue')).toEqual(['US-ASCII']);
    expect(valuesOf(text, 'imap.bs.encoding')).toEqual(['7BIT']);
    expect(valuesOf(text, 'imap.bs.size')).toEqual([2279]);
    expect(valuesOf(text, 'imap.bs.lines')).toEqual([48]);
  });

  it('numbers the parts of a multipart as FETCH would', () => {
    const text = `
S: * PREAUTH hello
S: * 1 FETCH (BODYSTRUCTURE (("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 1152 23)("TEXT" "PLAIN" ("CHARSET" "US-ASCII" "NAME" "cc.diff") "<960723163407.20117h@cac.washington.edu>" "Compiler diff" "BASE64" 4554 73) "MIXED"))`;
    const parts = spansNamed(text, 'imap.bs.part').map((span) => span.values?.part);
    expect(parts).toEqual(['1', '2']);
    expect(valuesOf(text, 'imap.bs.id').at(-1)).toBe('<960723163407.20117h@cac.washington.edu>');
    expect(valuesOf(text, 'imap.bs.description').at(-1)).toBe('Compiler diff');
    expect(valuesOf(text, 'imap.bs.multipartSubtype')).toEqual(['MIXED']);
  });
});
