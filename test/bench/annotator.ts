/**
 * `npm run bench -- annotator`: octets per second with full spans, beside imapflow's parser (which keeps no positions)
 * on the same IMAP lines, and on message bodies. It measures the compiled code (`npm run build`), which is what runs.
 */
import { join } from 'node:path';
import { parser } from 'imapflow/lib/handler/imap-handler.js';
import { fromLatin1, latin1 } from '../../relay/wire/bytes.ts';
import type { BytesEntry } from '../../relay/wire/log.ts';
import type { Side } from '../../relay/wire/protocol.ts';
import { BODIES, IMAP_LINES, OTHER_LINES, type Workload } from './annotator-logs.ts';
import { type Comparison, type Contestant, compare } from './measure.ts';

const CHUNK = 1460; // a TCP segment, the usual cut
const COMPILED = join(import.meta.dirname, '../../dist/web/annotator/create-annotator.js');
type Compiled = typeof import('../../web/annotator/create-annotator.ts');

const said = (from: Side, bytes: Uint8Array): BytesEntry => ({ kind: 'bytes', at: 0, from, bytes });

function inChunks({ said: octets }: Workload): BytesEntry[] {
  return octets.flatMap(([from, bytes]) => {
    const count = Math.ceil(bytes.length / CHUNK);
    return Array.from({ length: count }, (_, i) => said(from, bytes.subarray(i * CHUNK, (i + 1) * CHUNK)));
  });
}

const lengthOf = ({ said: octets }: Workload) => octets.reduce((sum, [, bytes]) => sum + bytes.length, 0);

/** MB/s of annotating the workload's octets after the dialogue that leads to them. */
function ours({ createAnnotator }: Compiled, workload: Workload): Contestant {
  const before = workload.before.map(([from, text]) => said(from, fromLatin1(text)));
  const log = inChunks(workload);
  const run = async () => {
    const annotator = createAnnotator(workload.protocol);
    for (const entry of before) annotator.push(entry);
    const start = performance.now();
    let units = 0;
    for (const entry of log) units += annotator.push(entry).length;
    units += annotator.finish().length;
    if (units === 0) throw new Error('nothing was explained');
    return lengthOf(workload) / 1e6 / ((performance.now() - start) / 1000);
  };
  return { name: 'PlusOK', run };
}

function imapflow(workload: Workload): Contestant {
  const text = workload.said.map(([, octets]) => latin1(octets)).join('');
  const buffers = text
    .split('\r\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'latin1'));
  const run = async () => {
    const start = performance.now();
    for (const buffer of buffers) await parser(buffer);
    return text.length / 1e6 / ((performance.now() - start) / 1000);
  };
  return { name: 'imapflow', run };
}

const ROUNDS = 9;

/** The first run of each is not counted: it is spent on compiling. */
async function measure(comparison: Comparison, contestants: readonly Contestant[]): Promise<void> {
  for (const contestant of contestants) await contestant.run();
  await compare(comparison, contestants, ROUNDS);
}

export async function benchAnnotator(): Promise<void> {
  const compiled: Compiled = await import(COMPILED);
  const speed = (what: string, least: number): Comparison => ({ what, unit: 'MB/s', larger: true, least });
  for (const workload of IMAP_LINES) {
    await measure({ ...speed(workload.what, 10), goal: 1 }, [ours(compiled, workload), imapflow(workload)]);
  }
  for (const workload of OTHER_LINES) await measure(speed(workload.what, 10), [ours(compiled, workload)]);
  for (const workload of BODIES) await measure(speed(workload.what, 100), [ours(compiled, workload)]);
}
