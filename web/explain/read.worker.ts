import type { LogEntry } from '../../relay/wire/log.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { guessProtocol } from '../annotator/logs/guess.ts';
import { LogError } from '../annotator/logs/log.ts';
import { readLog } from '../annotator/logs/read-log.ts';

/** What the worker was given: a file, or pasted text as octets. */
export interface Asked {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export type Answered =
  | {
      readonly ok: true;
      readonly entries: readonly LogEntry[];
      readonly protocol: Protocol | undefined;
      readonly timed: boolean;
    }
  | { readonly ok: false };

/** Reading a log of megabytes takes a while: it is done here, off the page's own thread. */
addEventListener('message', ({ data }: MessageEvent<Asked>) => postMessage(answer(data)));

function answer({ bytes, name }: Asked): Answered {
  try {
    const log = readLog(bytes, name);
    return {
      ok: true,
      entries: log.entries,
      protocol: log.protocol ?? guessProtocol(log.entries),
      timed: log.timed,
    };
  } catch (error) {
    if (error instanceof LogError) return { ok: false };
    throw error;
  }
}
