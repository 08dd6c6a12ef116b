import { latin1 } from '../../../relay/wire/bytes.ts';
import type { Span } from '../../../web/annotator/span.ts';

/** A value that a response tells: what it is, and the value as text; '' for NIL. */
export type Fact = readonly [what: string, value: string];

/** Spans whose own octets are the value. */
const BY_OCTETS: readonly (readonly [start: string, what: string])[] = [
  ['imap.flag.', 'flag'],
  ['imap.capa.', 'capability'],
  ['imap.mattr.', 'attribute'],
  ['imap.set.', 'set'],
];
/** Spans that carry the value, and what it is. */
const BY_VALUE: Readonly<Record<string, string>> = {
  'imap.gram.delimiter': 'delimiter',
  'imap.gram.noDelimiter': 'delimiter',
  'imap.env.groupStart': 'env.host',
  'imap.env.groupEnd': 'env.host',
  'imap.found': 'found',
  'imap.esd.COUNT.value': 'count',
  'imap.esd.position': 'position',
  'imap.esd.none': 'set',
  'imap.esd.tag': 'tag',
  'imap.arg.window': 'window',
  'imap.gram.namespacePrefix': 'prefix',
  'imap.gram.noNamespacePrefix': 'prefix',
  'imap.quota.root': 'root',
  'imap.arg.modseq': 'modseq',
  'imap.resp.message': 'number',
  'imap.resp.count': 'number',
  'imap.data.UID.value': 'UID',
  'imap.data.RFC822.SIZE.value': 'RFC822.SIZE',
  'imap.data.INTERNALDATE.value': 'INTERNALDATE',
};
const FIELDS = /^imap\.env\.(date|subject|in-reply-to|message-id|name|adl|mailbox|host)$/;
const ADDRESSES = /^imap\.env\.(from|sender|reply-to|to|cc|bcc)$/;

/** What the annotator's spans say of a response, in its order. */
export function factsOf(spans: readonly Span[], stream: Uint8Array): Fact[] {
  const facts: Fact[] = [];
  const text = (span: Span): string => latin1(stream, span.start, span.end);
  const visit = (span: Span): void => {
    const fact = factOf(span, text);
    if (fact) facts.push(fact);
    else if (span.id !== 'imap.data.content') span.parts?.forEach(visit);
  };
  spans.forEach(visit);
  return facts;
}

function factOf(span: Span, text: (span: Span) => string): Fact | undefined {
  const { id } = span;
  const own = BY_OCTETS.find(([start]) => id.startsWith(start));
  if (own) return [own[1], text(span)];
  if (BY_VALUE[id]) return [BY_VALUE[id], told(span)];
  const field = FIELDS.exec(id);
  if (field) return [`env.${field[1]}`, told(span)];
  const addresses = ADDRESSES.exec(id);
  if (addresses && span.values) return [`env.${addresses[1]}`, told(span)];
  if (id.startsWith('imap.mailbox.')) return ['mailbox', told(span)];
  const status = /^imap\.status\.(.+)\.value$/.exec(id);
  if (status) return [`status.${status[1]}`, told(span)];
  const code = /^imap\.code\.(UIDNEXT|UIDVALIDITY|UNSEEN|HIGHESTMODSEQ)\.value$/.exec(id);
  if (code) return [`code.${code[1]}`, told(span)];
  return undefined;
}

/** A literal's value stands with its octets, inside of the span that says what it is. */
function told({ values, parts }: Span): string {
  const own = values?.value ?? values?.n;
  if (own !== undefined) return String(own);
  const inner = parts?.find((part) => part.values?.value !== undefined);
  return String(inner?.values?.value ?? '');
}
