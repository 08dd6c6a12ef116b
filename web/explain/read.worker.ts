import type { Protocol } from '../../relay/wire/protocol.ts';
import { guessProtocol } from '../annotator/logs/guess.ts';
import { LogError, type LogFault, type ReadLog } from '../annotator/logs/log.ts';
import { mergeLogs, rawlogSide } from '../annotator/logs/rawlog.ts';
import { readLog } from '../annotator/logs/read-log.ts';
import { loadAnnotator } from '../link/load-annotator.ts';
import { toFragment } from './carried.ts';
import { ExplainedLog, type PackedBlock } from './explained-log.ts';

/** What is to be read: pasted text, or files, of which two may be the halves of a Dovecot rawlog. */
export type Source = string | readonly File[];

export type Asked =
  | { readonly ask: 'open'; readonly source: Source; readonly protocol: Protocol | undefined }
  /** A block, and how many words of the encoder's are known already. */
  | { readonly ask: 'block'; readonly number: number; readonly words: number }
  /** The lines that hold a text. */
  | { readonly ask: 'find'; readonly text: string }
  | { readonly ask: 'link' };

export type Answered =
  | {
      readonly say: 'opened';
      /** Undefined when nothing tells it: then nothing is explained. */
      readonly protocol: Protocol | undefined;
      readonly timed: boolean;
      /** Other conversations in the file. */
      readonly others: number;
      readonly octets: number;
    }
  | { readonly say: 'fault'; readonly fault: LogFault }
  /** More units can be asked for: about how high each is. */
  | {
      readonly say: 'grown';
      readonly heights: Uint16Array<ArrayBuffer>;
      readonly done: boolean;
      readonly cut: boolean;
    }
  | {
      readonly say: 'block';
      readonly number: number;
      readonly block: PackedBlock;
      /** The encoder's words from the `known` first on. */
      readonly words: readonly string[];
      readonly known: number;
    }
  | { readonly say: 'found'; readonly lines: Uint32Array<ArrayBuffer> }
  | { readonly say: 'link'; readonly fragment: string | undefined };

/** Longest that a question may wait, and how often growth is told, in milliseconds. */
const SLICE = 25;
const TELL = 100;

let explained: ExplainedLog | undefined;

/** A log of megabytes takes seconds to read and a while to explain: all of it is done here, and the page asks for parts. */
addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (data.ask === 'open') open(data.source, data.protocol);
  else if (data.ask === 'link') link();
  else if (data.ask === 'find') find(data.text);
  else block(data.number, data.words);
});

const answer = (answered: Answered, given: ArrayBuffer[] = []) => postMessage(answered, { transfer: given });

async function open(source: Source, chosen: Protocol | undefined): Promise<void> {
  try {
    const log = typeof source === 'string' ? readText(source) : await readFiles(source);
    const { timed, others, entries } = log;
    const protocol = chosen ?? log.protocol ?? guessProtocol(entries);
    const make = protocol && (await loadAnnotator(protocol));
    if (make) explained = new ExplainedLog(entries, make());
    answer({ say: 'opened', protocol, timed, others, octets: explained?.octets ?? 0 });
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    answer({ say: 'fault', fault: error.fault });
  }
  if (explained) await explain(explained);
}

async function explain(log: ExplainedLog): Promise<void> {
  for (let told = -TELL; !log.done; ) {
    const until = performance.now() + SLICE;
    while (!log.done && performance.now() < until) log.step();
    if (log.done || performance.now() - told > TELL) {
      told = performance.now();
      const heights = log.newHeights();
      answer({ say: 'grown', heights, done: log.done, cut: log.cut }, [heights.buffer]);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function block(number: number, known: number): void {
  const found = explained?.block(number);
  if (found) answer({ say: 'block', number, block: found, words: explained!.words.slice(known), known });
}

function find(text: string): void {
  const lines = explained?.find(text) ?? new Uint32Array(0);
  answer({ say: 'found', lines }, [lines.buffer]);
}

async function link(): Promise<void> {
  answer({ say: 'link', fragment: explained && (await toFragment(explained)) });
}

const readText = (text: string): ReadLog => readLog(new TextEncoder().encode(text));

const readFile = async (file: File): Promise<ReadLog> =>
  readLog(new Uint8Array(await file.arrayBuffer()), file.name);

async function readFiles([first, second]: readonly File[]): Promise<ReadLog> {
  const log = await readFile(first!);
  const side = rawlogSide(first!.name);
  const other = second && rawlogSide(second.name);
  if (!side || !other || side.stem !== other.stem || side.from === other.from) return log;
  const rest = await readFile(second);
  return side.from === 'client' ? mergeLogs(log, rest) : mergeLogs(rest, log);
}
