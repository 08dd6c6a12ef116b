import type { Reader } from './reader.ts';
import { QUOTA_RESOURCES } from './vocabulary/names.ts';

/** Field and value by turns in parentheses, or NIL (RFC 2971 §3.3): what ID tells of a program. */
export function readIdPairs(r: Reader): boolean {
  const rfc = '2971 §3.3';
  if (r.atNil) {
    r.nil({ id: 'imap.id.nil', rfc });
    return true;
  }
  let field = '';
  const isList = r.list(() => {
    if (field === '') field = r.string({ id: 'imap.id.field', rfc }) ?? '';
    else {
      r.nstring({ id: 'imap.id.value', rfc, values: { field } });
      field = '';
    }
  });
  if (field !== '') r.lacks();
  return isList;
}

/** RFC 5464 §3.2: an entry's name begins with a slash. */
function readEntry(r: Reader, rfc: string): string {
  const begins = r.peekText()?.startsWith('/') ?? false;
  return (
    r.string(
      begins ? { id: 'imap.metadata.entry', rfc } : { id: 'imap.metadata.badEntry', rfc, class: 'generic' },
    ) ?? ''
  );
}

/** Entry and value by turns in parentheses (RFC 5464 §4.3, §4.4.1). */
export function readMetadataPairs(r: Reader): boolean {
  const rfc = '5464 §4.3';
  let entry = '';
  const isList = r.list(() => {
    if (entry === '') entry = readEntry(r, rfc);
    else {
      r.nstring({ id: 'imap.metadata.value', rfc, values: { entry } });
      entry = '';
    }
  });
  if (entry !== '') r.lacks();
  return isList;
}

/** Resource and limit, or in a response resource, usage and limit, in parentheses (RFC 9208 §4.1.3, §4.2.1). */
export function readQuotaLimits(r: Reader, withUsage: boolean): boolean {
  let step = 0;
  const isList = r.list(() => {
    if (step === 0) r.word(QUOTA_RESOURCES, 'imap.quota.other');
    else {
      const usage = withUsage && step === 1;
      r.number(usage ? 'imap.quota.usage' : 'imap.quota.limit', usage ? '9208 §4.2.1' : '9208 §4.1.3');
    }
    step = (step + 1) % (withUsage ? 3 : 2);
  });
  if (step !== 0) r.lacks();
  return isList;
}
