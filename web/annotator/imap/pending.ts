import { Waiting } from '../core/waiting.ts';
import type { Note, Unit } from '../span.ts';
import type { ImapCommand } from './command.ts';

/** A command that waits for its tagged reply. */
export interface Pending {
  readonly command: ImapCommand;
  readonly unit: Unit;
  readonly advice: readonly Note[];
}

/** The commands that wait, by age and by tag: a client may send thousands before it reads a reply. */
export class PendingCommands {
  private readonly all = new Waiting<Pending>();
  private readonly selects = new Waiting<Pending>();
  private readonly readers = new Waiting<Pending>();
  private readonly byTag = new Map<string, Waiting<Pending>>();

  get size(): number {
    return this.all.size;
  }

  get oldest(): Pending | undefined {
    return this.all.first;
  }

  /** The oldest SELECT or EXAMINE. */
  get selecting(): Pending | undefined {
    return this.selects.first;
  }

  /** True when one of them sets \Seen. */
  get setsSeen(): boolean {
    return this.readers.size > 0;
  }

  /** The oldest with this tag. */
  under(tag: string): Pending | undefined {
    return this.byTag.get(tag)?.first;
  }

  add(pending: Pending): void {
    for (const queue of this.queuesOf(pending)) queue.add(pending);
  }

  remove(pending: Pending): void {
    for (const queue of this.queuesOf(pending)) queue.remove(pending);
    const { tag } = pending.command;
    if (this.byTag.get(tag)?.size === 0) this.byTag.delete(tag);
  }

  private queuesOf({ command }: Pending): Waiting<Pending>[] {
    const { tag, name, setsSeen } = command;
    const queues = [this.all, this.tagged(tag)];
    if (name === 'SELECT' || name === 'EXAMINE') queues.push(this.selects);
    if (setsSeen) queues.push(this.readers);
    return queues;
  }

  private tagged(tag: string): Waiting<Pending> {
    const known = this.byTag.get(tag) ?? new Waiting<Pending>();
    this.byTag.set(tag, known);
    return known;
  }
}
