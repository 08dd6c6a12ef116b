import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import type { Section } from '../../mime/section.ts';
import { astring, string } from '../strings.ts';

/** What a FETCH asks of each message (RFC 3501 §6.4.5, RFC 9051 §6.4.5 and the extensions). */
export type FetchItem =
  | { readonly type: 'attribute'; readonly name: Attribute }
  /** `BODY[…]`, and RFC822 with its two variants, which are the same under another label. */
  | {
      readonly type: 'section';
      readonly section: Section;
      readonly peek: boolean;
      readonly partial: Partial | undefined;
      readonly label: string;
    }
  | {
      readonly type: 'binary';
      readonly part: readonly number[];
      readonly peek: boolean;
      readonly partial: Partial | undefined;
    }
  | { readonly type: 'binary size'; readonly part: readonly number[] };

export type Attribute =
  | 'FLAGS'
  | 'UID'
  | 'INTERNALDATE'
  | 'RFC822.SIZE'
  | 'ENVELOPE'
  | 'BODY'
  | 'BODYSTRUCTURE'
  | 'MODSEQ'
  | 'SAVEDATE'
  | 'EMAILID'
  | 'THREADID'
  | 'PREVIEW';

/** `<start.count>`, in octets. */
export interface Partial {
  readonly start: number;
  readonly count: number;
}

const attribute = (name: Attribute): FetchItem => ({ type: 'attribute', name });

/** More than all there are; the reply grows with items times messages. */
const MAX_ITEMS = 50;
/** Items whose octets are made for the reply: each may take as long as a look at all the mail. */
const MAX_MADE_ITEMS = 10;
/** Characters of the field names in one HEADER.FIELDS, which are told again with each message. */
const MAX_FIELD_NAMES = 4096;

const FAST = ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'] as const;
const MACROS: Readonly<Record<string, readonly Attribute[]>> = {
  FAST,
  ALL: [...FAST, 'ENVELOPE'],
  FULL: [...FAST, 'ENVELOPE', 'BODY'],
};

/** Attributes, and the capability that brings each. */
const ATTRIBUTES: Readonly<Record<Attribute, string | undefined>> = {
  FLAGS: undefined,
  UID: undefined,
  INTERNALDATE: undefined,
  'RFC822.SIZE': undefined,
  ENVELOPE: undefined,
  BODY: undefined,
  BODYSTRUCTURE: undefined,
  MODSEQ: 'CONDSTORE',
  SAVEDATE: 'SAVEDATE',
  EMAILID: 'OBJECTID',
  THREADID: 'OBJECTID',
  PREVIEW: 'PREVIEW',
};

const isAttribute = (name: string): name is Attribute => Object.hasOwn(ATTRIBUTES, name);

/** How field names in `HEADER.FIELDS (…)` are echoed: bare, or quoted as some servers do. */
export type FieldSpelling = (name: string) => string;

export interface ItemReader {
  readonly args: ArgumentReader;
  readonly offers: (capability: string) => boolean;
  readonly spellField: FieldSpelling;
}

/** The items of a FETCH: a macro, one item, or a list of items. */
export function readItems(reader: ItemReader): FetchItem[] {
  const { args } = reader;
  if (args.peek() === '(') {
    const items = args.list('items such as FLAGS or BODY[TEXT]', () => readItem(reader));
    if (items.length > MAX_ITEMS) args.fail(`at most ${MAX_ITEMS} items`);
    const made = items.filter(isMade).length;
    return made > MAX_MADE_ITEMS ? args.fail(`at most ${MAX_MADE_ITEMS} of HEADER.FIELDS and BINARY`) : items;
  }
  const macro = MACROS[/^[A-Z]*(?![^ ])/i.exec(args.text.slice(args.at))?.[0].toUpperCase() ?? ''];
  if (!macro) return [readItem(reader)];
  args.atom('a macro');
  return macro.map(attribute);
}

/** Whether its octets are made for the reply, instead of shared with the store. */
export const isMade = (item: FetchItem): boolean =>
  item.type === 'section'
    ? item.section.what.startsWith('HEADER.FIELDS')
    : item.type === 'binary' || item.type === 'binary size';

function readItem(reader: ItemReader): FetchItem {
  const { args } = reader;
  const start = args.at;
  // `[` may stand in an atom, so the name is read up to it by hand.
  const name = /^[A-Z0-9.-]*/i.exec(args.text.slice(start, start + 40))![0].toUpperCase();
  const sectioned = args.text[start + name.length] === '[';
  args.at += name.length;
  if (sectioned) {
    if (name === 'BODY' || name === 'BODY.PEEK') return readSectionItem(reader, name === 'BODY.PEEK');
    if (name.startsWith('BINARY') && reader.offers('BINARY')) {
      const binary = readBinaryItem(args, name);
      if (binary) return binary;
    }
  } else if (isAttribute(name)) {
    const capability = ATTRIBUTES[name];
    if (capability === undefined || reader.offers(capability)) return readModifiers(args, name);
  } else if (name === 'RFC822') return wholeMessage(name, '', false);
  else if (name === 'RFC822.HEADER') return wholeMessage(name, 'HEADER', true);
  else if (name === 'RFC822.TEXT') return wholeMessage(name, 'TEXT', false);
  args.at = start;
  return args.fail('an item such as FLAGS, UID, ENVELOPE or BODY[HEADER]');
}

/** `PREVIEW (LAZY)`: a preview is always at hand here, so LAZY changes nothing (RFC 8970 §4.1). */
function readModifiers(args: ArgumentReader, name: Attribute): FetchItem {
  if (name === 'PREVIEW' && args.peek() === ' ' && args.peek(1) === '(') {
    args.at++;
    args.list('LAZY', () => args.expect('LAZY'));
  }
  return attribute(name);
}

function wholeMessage(label: string, what: Section['what'], peek: boolean): FetchItem {
  return { type: 'section', section: { part: [], what, fields: [] }, peek, partial: undefined, label };
}

function readSectionItem(reader: ItemReader, peek: boolean): FetchItem {
  const { args } = reader;
  args.expect('[');
  const section = readSection(args);
  args.expect(']', '"]" after the section');
  const partial = readPartial(args);
  const label = `BODY[${sectionText(section, reader.spellField)}]`;
  return { type: 'section', section, peek, partial, label };
}

function readBinaryItem(args: ArgumentReader, name: string): FetchItem | undefined {
  if (!['BINARY', 'BINARY.PEEK', 'BINARY.SIZE'].includes(name)) return undefined;
  args.expect('[');
  const part = readPart(args);
  args.expect(']', '"]" after the part number');
  if (name === 'BINARY.SIZE') return { type: 'binary size', part };
  return { type: 'binary', part, peek: name === 'BINARY.PEEK', partial: readPartial(args) };
}

function readPart(args: ArgumentReader): number[] {
  const part: number[] = [];
  while (/\d/.test(args.peek())) {
    part.push(args.nonZeroNumber('a part number'));
    if (part.length > 100) args.fail('at most 100 levels of parts');
    if (args.peek() === '.' && /\d/.test(args.peek(1))) args.at++;
  }
  return part;
}

/** A section as in `BODY[1.2.HEADER.FIELDS (From To)]`, without the brackets. */
export function readSection(args: ArgumentReader): Section {
  const part = readPart(args);
  if (args.peek() === ']') return { part, what: '', fields: [] };
  if (part.length > 0) args.expect('.', '"." after the part number');
  for (const what of ['HEADER.FIELDS.NOT', 'HEADER.FIELDS'] as const) {
    if (!args.skip(what)) continue;
    args.space('field names');
    const fields = args.list('field names', () => args.astring('a field name').toUpperCase());
    if (fields.join(' ').length > MAX_FIELD_NAMES)
      args.fail(`at most ${MAX_FIELD_NAMES} characters of field names`);
    return { part, what, fields };
  }
  for (const what of ['HEADER', 'TEXT'] as const) if (args.skip(what)) return { part, what, fields: [] };
  if (part.length > 0 && args.skip('MIME')) return { part, what: 'MIME', fields: [] };
  return args.fail('a section: nothing, HEADER, HEADER.FIELDS (...), TEXT, or a part number like 1.2');
}

function readPartial(args: ArgumentReader): Partial | undefined {
  if (!args.skip('<')) return undefined;
  const start = args.number('the first octet, counted from 0');
  args.expect('.', '"." and a count of octets');
  const count = args.nonZeroNumber('a count of octets');
  args.expect('>');
  return { start, count };
}

function sectionText({ part, what, fields }: Section, spellField: FieldSpelling): string {
  const names = fields.length > 0 ? ` (${fields.map(spellField).join(' ')})` : '';
  return [part.join('.'), what].filter((piece) => piece !== '').join('.') + names;
}

/** Field names go back in upper case, quoted where the face does so. */
export const fieldSpelling =
  ({ quotesFieldNames }: { readonly quotesFieldNames: boolean }): FieldSpelling =>
  (name) =>
    quotesFieldNames ? string(name) : astring(name);
