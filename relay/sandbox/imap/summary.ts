import type { Message } from '../store/model.ts';

/** What SELECT and STATUS count. Kept beside each list of messages, which never changes, so it is counted once. */
export interface Summary {
  /** Index of the first message without \Seen, or -1 (RFC 3501 §7.1 UNSEEN). */
  readonly firstUnseen: number;
  readonly unseen: number;
  readonly deleted: number;
  readonly octets: number;
  /** Octets of the messages marked \Deleted (RFC 9051 §6.3.11 via RFC 9208 §4.1.4). */
  readonly deletedOctets: number;
  /** Keywords in use, in order of first use. */
  readonly keywords: readonly string[];
}

const SUMMARIES = new WeakMap<readonly Message[], Summary>();

export function summarise(messages: readonly Message[]): Summary {
  let summary = SUMMARIES.get(messages);
  if (!summary) {
    summary = count(messages);
    SUMMARIES.set(messages, summary);
  }
  return summary;
}

function count(messages: readonly Message[]): Summary {
  let firstUnseen = -1;
  let unseen = 0;
  let deleted = 0;
  let octets = 0;
  let deletedOctets = 0;
  const keywords = new Set<string>();
  messages.forEach((message, i) => {
    const { flags, content } = message;
    octets += content.size;
    if (!flags.includes('\\Seen')) {
      if (firstUnseen < 0) firstUnseen = i;
      unseen++;
    }
    if (flags.includes('\\Deleted')) {
      deleted++;
      deletedOctets += content.size;
    }
    for (const flag of flags) if (!flag.startsWith('\\')) keywords.add(flag);
  });
  return { firstUnseen, unseen, deleted, octets, deletedOctets, keywords: [...keywords] };
}
