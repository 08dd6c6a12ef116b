import { fromBase64, toBase64 } from '../../relay/wire/base64.ts';
import { concat, fromLatin1 } from '../../relay/wire/bytes.ts';
import { leavesOf } from '../console/spans.ts';
import type { ExplainedLog } from './explained-log.ts';

/**
 * A log carried in a link's fragment, which a browser never sends to any server: JSON lines as the readers know
 * them, deflated, in base64url. Secrets are overwritten before they go in.
 */
const PREFIX = '#log=';
/** Longest fragment that browsers and chat programs carry without harm, in characters. */
const MOST = 100_000;
/** Octets a fragment may unpack to: a small link must not fill the memory. */
const MOST_UNPACKED = 20_000_000;

/** Octets of a log that may fit a link, deflated; a longer one is not tried. */
const MOST_CARRIED = 4_000_000;

/** The fragment for a log, or undefined when it is too long for a link. */
export async function toFragment(log: ExplainedLog): Promise<string | undefined> {
  if (log.octets > MOST_CARRIED) return undefined;
  const packed = await pipe(jsonLines(log), new CompressionStream('deflate-raw'));
  const text = toBase64(packed).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  return text.length > MOST ? undefined : PREFIX + text;
}

/** The octets of a log (`.jsonl`) from a fragment, or undefined when it holds none. */
export async function fromFragment(fragment: string): Promise<Uint8Array | undefined> {
  if (!fragment.startsWith(PREFIX) || fragment.length > MOST + PREFIX.length) return undefined;
  const text = fragment.slice(PREFIX.length).replace(/-/g, '+').replace(/_/g, '/');
  const packed = fromBase64(text + '==='.slice(0, (4 - (text.length % 4)) % 4));
  if (!packed) return undefined;
  return pipe(packed, new DecompressionStream('deflate-raw')).catch(() => undefined);
}

function jsonLines(log: ExplainedLog): Uint8Array {
  const lines: string[] = [];
  for (const unit of log.units()) {
    const bytes = log.slice(unit.from, unit.start, unit.end).slice();
    for (const leaf of leavesOf(unit))
      if (leaf.secret) bytes.fill(STAR, leaf.start - unit.start, leaf.end - unit.start);
    lines.push(`${JSON.stringify({ from: unit.from, data: toBase64(bytes) })}\n`);
  }
  return fromLatin1(lines.join(''));
}

const STAR = 42;

async function pipe(
  bytes: Uint8Array,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(through);
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return concat(parts);
    length += value.length;
    if (length > MOST_UNPACKED) throw new RangeError('too large');
    parts.push(value);
  }
}
