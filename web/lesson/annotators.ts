import type { Lesson } from '../../lessons/model.ts';
import { timelineOf } from '../../lessons/play/timeline.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Annotator } from '../annotator/annotator.ts';
import { loadAnnotator, type MakeAnnotator } from '../link/load-annotator.ts';

/** A fresh annotator for any protocol that a lesson speaks. */
export type Annotators = (protocol: Protocol) => Annotator;

/** The protocols that a lesson speaks, typed or watched. */
export function protocolsOf(lesson: Lesson): Protocol[] {
  const spoken = [lesson.protocol, ...lesson.steps.map((s) => s.protocol), ...timelineOf(lesson).connections];
  return [...new Set(spoken)].sort();
}

export async function annotatorsFor(lesson: Lesson): Promise<Annotators> {
  const loaded = await Promise.all(
    protocolsOf(lesson).map(async (protocol) => [protocol, await loadAnnotator(protocol)] as const),
  );
  const makers = new Map<Protocol, MakeAnnotator>(loaded);
  return (protocol) => {
    const make = makers.get(protocol);
    if (!make) throw new RangeError(`the lesson speaks no ${protocol}`);
    return make();
  };
}
