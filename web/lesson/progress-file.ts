import * as v from 'valibot';
import { fromBase64, toBase64 } from '../../relay/wire/base64.ts';
import { fromUtf8, utf8 } from '../../relay/wire/utf8.ts';
import type { Progress } from './progress.ts';

/** Progress on its way to another computer: a small JSON file, or the same in a link's fragment. */
const FORMAT = 'plusok.progress';
/** Octets a file may have, and characters a fragment: a whole course takes a few thousand. */
export const MOST = 100_000;
const PREFIX = '#progress=';

const name = v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(\/[a-z0-9.-]+)?$/i), v.maxLength(100));
const schema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  passed: v.record(name, v.pipe(v.array(name), v.maxLength(100))),
});

export function toFile(progress: Progress): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, passed: progress }, undefined, 2)}\n`;
}

/** The progress that a file holds; undefined when it is not one of ours, or spoilt. */
export function fromFile(text: string): Progress | undefined {
  if (text.length > MOST) return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output.passed : undefined;
  } catch {
    return undefined;
  }
}

/** A fragment is never sent to any server. */
export function toFragment(progress: Progress): string {
  const text = toBase64(utf8(JSON.stringify({ format: FORMAT, version: 1, passed: progress })));
  return PREFIX + text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The progress in a fragment; undefined when it has none, `spoilt` when it is cut short or altered. */
export function fromFragment(fragment: string): Progress | 'spoilt' | undefined {
  if (!fragment.startsWith(PREFIX)) return undefined;
  if (fragment.length > MOST) return 'spoilt';
  const text = fragment.slice(PREFIX.length).replace(/-/g, '+').replace(/_/g, '/');
  const octets = fromBase64(text + '==='.slice(0, (4 - (text.length % 4)) % 4));
  return (octets && fromFile(fromUtf8(octets))) ?? 'spoilt';
}
