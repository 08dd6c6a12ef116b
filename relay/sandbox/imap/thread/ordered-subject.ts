import type { Message } from '../../store/model.ts';
import { dateOf } from '../sort/sort.ts';
import { subjectOf } from '../sort/subject.ts';
import type { Thread } from './thread.ts';

/** THREAD=ORDEREDSUBJECT (RFC 5256 §3): one thread per base subject, the oldest message first and the rest below it. */
export function orderedSubject(indexes: readonly number[], messages: readonly Message[]): Thread[] {
  const byDate = [...indexes].sort((a, b) => dateOf(messages[a]!) - dateOf(messages[b]!) || a - b);
  const threads = new Map<string, Thread>();
  for (const index of byDate) {
    const { base } = subjectOf(messages[index]!.content);
    const thread = threads.get(base);
    if (thread) thread.children.push({ index, children: [] });
    else threads.set(base, { index, children: [] });
  }
  return [...threads.values()];
}
