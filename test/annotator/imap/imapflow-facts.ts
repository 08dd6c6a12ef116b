import { parser } from 'imapflow/lib/handler/imap-handler.js';
import type { Fact } from './facts.ts';

/** A token of imapflow's parser; NIL is null. */
type Token = { readonly type: string; readonly value?: unknown; readonly section?: Node[] } | null;
type Node = Token | readonly Node[];

/** What imapflow's parser says of a response, in the same words as the annotator's spans. */
export async function imapflowFacts(response: Uint8Array): Promise<Fact[]> {
  const parsed = await parser(Buffer.from(response));
  const nodes = (parsed.attributes ?? []) as readonly Node[];
  const numbers = (parsed.numbers ?? []).map((n): Fact => ['found', String(n)]);
  const name = (parsed.command ?? '').toUpperCase();
  if (/^\d+$/.test(name)) return [['number', name], ...numbered(nodes)];
  return [...numbers, ...(NAMED[name]?.(nodes) ?? [])];
}

const list = (node: Node | undefined): readonly Node[] => (Array.isArray(node) ? node : []);

function text(node: Node | undefined): string {
  if (node === null || node === undefined || Array.isArray(node)) return '';
  const { value } = node as { value?: unknown };
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value ?? '');
}

const all =
  (what: string) =>
  (nodes: readonly Node[]): Fact[] =>
    nodes.map((node) => [what, text(node)]);

const status = (nodes: readonly Node[]): Fact[] => {
  const code = nodes[0] as { section?: Node[] } | null | undefined;
  const [name, ...values] = code?.section ?? [];
  switch (text(name).toUpperCase()) {
    case 'CAPABILITY':
      return all('capability')(values);
    case 'PERMANENTFLAGS':
      return all('flag')(list(values[0]));
    case 'UIDNEXT':
    case 'UIDVALIDITY':
    case 'UNSEEN':
    case 'HIGHESTMODSEQ':
      return [[`code.${text(name).toUpperCase()}`, text(values[0])]];
    case 'APPENDUID':
    case 'COPYUID':
      return all('set')(values.slice(1));
    case 'MODIFIED':
      return all('set')(values);
    default:
      return [];
  }
};

const listed = ([attributes, delimiter, mailbox]: readonly Node[]): Fact[] => [
  ...all('attribute')(list(attributes)),
  ['delimiter', text(delimiter)],
  ['mailbox', text(mailbox)],
];

const found = (nodes: readonly Node[]): Fact[] =>
  nodes.flatMap((node): Fact[] =>
    Array.isArray(node) ? [['modseq', text(node[1])]] : [['found', text(node)]],
  );

/** RFC 5267 §4.3: where, and which messages, by turns. */
const windows = (nodes: readonly Node[], where: string): Fact[] =>
  nodes.map((node, i) => [i % 2 === 0 ? where : 'set', text(node)]);

const esearch = ([correlator, ...nodes]: readonly Node[]): Fact[] => [
  ...pairs(list(correlator)).flatMap(([name, value]): Fact[] => {
    const item = text(name).toUpperCase();
    return item === 'TAG' || item === 'MAILBOX' ? [[item.toLowerCase(), text(value)]] : [];
  }),
  ...pairs(nodes.filter((node) => text(node).toUpperCase() !== 'UID')).flatMap(([name, value]): Fact[] => {
    const item = text(name).toUpperCase();
    if (item === 'RELEVANCY') return [];
    if (Array.isArray(value)) return windows(value, item === 'PARTIAL' ? 'window' : 'position');
    return [[FOUND[item] ?? item, text(value)]];
  }),
];

const FOUND: Readonly<Record<string, string>> = {
  MIN: 'found',
  MAX: 'found',
  COUNT: 'count',
  MODSEQ: 'modseq',
  ALL: 'set',
};

const namespace = (nodes: readonly Node[]): Fact[] =>
  nodes.flatMap(list).flatMap((each): Fact[] => {
    const [prefix, delimiter] = list(each);
    return [
      ['prefix', text(prefix)],
      ['delimiter', text(delimiter)],
    ];
  });

const mailbox = ([name]: readonly Node[]): Fact[] => [['mailbox', text(name)]];

const NAMED: Readonly<Record<string, (nodes: readonly Node[]) => Fact[]>> = {
  CAPABILITY: all('capability'),
  ENABLED: all('capability'),
  FLAGS: (nodes) => all('flag')(list(nodes[0])),
  LIST: listed,
  LSUB: listed,
  ESEARCH: esearch,
  NAMESPACE: namespace,
  ACL: mailbox,
  LISTRIGHTS: mailbox,
  MYRIGHTS: mailbox,
  METADATA: mailbox,
  QUOTA: ([root]) => [['root', text(root)]],
  QUOTAROOT: ([name, ...roots]) => [...mailbox([name ?? null]), ...all('root')(roots)],
  VANISHED: (nodes) => [['set', text(nodes.at(-1))]],
  SEARCH: found,
  SORT: found,
  STATUS: ([mailbox, items]) => [
    ['mailbox', text(mailbox)],
    ...pairs(list(items)).map(
      ([name, value]): Fact => [
        `status.${text(name).toUpperCase()}`,
        text(Array.isArray(value) ? value[0] : value),
      ],
    ),
  ],
  OK: status,
  NO: status,
  BAD: status,
  BYE: status,
  PREAUTH: status,
};

function pairs(nodes: readonly Node[]): [Node, Node][] {
  return nodes.flatMap((node, i) => (i % 2 === 0 ? [[node, nodes[i + 1] ?? null] as [Node, Node]] : []));
}

function numbered([name, items]: readonly Node[]): Fact[] {
  return text(name).toUpperCase() === 'FETCH' ? pairs(list(items)).flatMap(fetched) : [];
}

function fetched([name, value]: [Node, Node]): Fact[] {
  const item = text(name).toUpperCase();
  switch (item) {
    case 'FLAGS':
      return all('flag')(list(value));
    case 'UID':
    case 'RFC822.SIZE':
    case 'INTERNALDATE':
      return [[item, text(value)]];
    case 'MODSEQ':
      return [['modseq', text(list(value)[0])]];
    case 'ENVELOPE':
      return envelope(list(value));
    default:
      return [];
  }
}

const FIELDS = 'date subject from sender reply-to to cc bcc in-reply-to message-id'.split(' ');
const PARTS = ['name', 'adl', 'mailbox', 'host'];

function envelope(nodes: readonly Node[]): Fact[] {
  return nodes.flatMap((node, i): Fact[] =>
    Array.isArray(node)
      ? node.flatMap((address) => list(address).map((part, j): Fact => [`env.${PARTS[j]}`, text(part)]))
      : [[`env.${FIELDS[i]}`, text(node)]],
  );
}
