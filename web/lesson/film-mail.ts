import type { Lesson } from '../../lessons/model.ts';
import type { Timeline } from '../../lessons/play/timeline.ts';
import type { Engine } from '../../relay/sandbox/engine.ts';
import { Sandbox } from '../../relay/sandbox/sandbox.ts';
import type { MailView } from '../../relay/wire/feed.ts';
import type { LogEntry } from '../../relay/wire/log.ts';
import { readSwitches } from '../../relay/wire/switches.ts';

const SURROUNDINGS = {
  now: () => Date.now(),
  random: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
};

/**
 * The mail behind a film as it stands before its first frame and after each: a recording tells only what was said, so
 * its lines are said again to a sandbox here in the page, made from the same seed.
 */
export function mailDuring(lesson: Pick<Lesson, 'seed' | 'sandbox'>, timeline: Timeline): MailView[] {
  const { seed, sandbox: switches } = lesson;
  const sandbox = new Sandbox({ seed, ...readSwitches(switches), tls: true }, SURROUNDINGS);
  const engines = new Map<number, Engine>();
  const before = sandbox.view();
  const after = timeline.frames.map(({ connection, entry }) => {
    if (entry.kind === 'event' && entry.event.type === 'connected') {
      const engine = sandbox.open(timeline.connections[connection]!, { peer: '127.0.0.1', secured: false });
      engine.start();
      engines.set(connection, engine);
    } else happens(engines, connection, entry);
    for (const engine of engines.values()) engine.poll(); // what an idle session is told, it knows
    return sandbox.view();
  });
  return [before, ...after];
}

/** What the server said is in the recording; only what it was told, and that someone left, changes anything. */
function happens(engines: Map<number, Engine>, connection: number, entry: LogEntry): void {
  const engine = engines.get(connection);
  if (!engine) return;
  if (entry.kind === 'event') {
    if (entry.event.type !== 'closed') return;
    engine.lost();
    engines.delete(connection);
  } else if (entry.from === 'client') {
    const outcomes = engine.receive(entry.bytes);
    if (outcomes.some(({ type }) => type === 'close')) engines.delete(connection);
  }
}
