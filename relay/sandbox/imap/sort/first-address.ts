import { addressList } from '../../mime/address.ts';
import type { Content } from '../../mime/content.ts';
import { decodeWords } from '../../mime/encoded-words.ts';
import { collated } from '../search/needle.ts';

/** What the first address of a field is sorted by. */
export interface SortedAddress {
  /** Before the @, as ENVELOPE has it (RFC 5256 §3). */
  readonly mailbox: string;
  /** The display name, or else the address itself (RFC 5957 §3). */
  readonly display: string;
}

type Field = 'cc' | 'from' | 'to';

const KEPT = new WeakMap<Content, Partial<Record<Field, SortedAddress>>>();
const NOBODY: SortedAddress = { mailbox: '', display: '' };

/** Case-folded; worked out once for each message. */
export function firstAddress(content: Content, field: Field): SortedAddress {
  let kept = KEPT.get(content);
  if (!kept) {
    kept = {};
    KEPT.set(content, kept);
  }
  kept[field] ??= read(content.envelopeFields[field]);
  return kept[field];
}

function read(value: string | undefined): SortedAddress {
  const [first] = value === undefined ? [] : addressList(value);
  if (!first || first.type === 'group end') return NOBODY;
  const name = collated(decodeWords(first.name ?? ''));
  if (first.type === 'group start') return { mailbox: collated(first.name), display: name };
  return {
    mailbox: collated(first.local),
    display: name === '' ? collated(`${first.local}@${first.host}`) : name,
  };
}
