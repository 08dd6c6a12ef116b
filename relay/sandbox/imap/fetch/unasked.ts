import type { Session } from '../session.ts';
import type { FetchItem } from './items.ts';
import { writersOf } from './writers.ts';

/** FETCH responses that no command asked for: these items of the messages at these indexes. */
export function tellItems(session: Session, items: readonly FetchItem[], indexes: readonly number[]): void {
  if (items.length === 0 || indexes.length === 0) return;
  const { write } = writersOf(session, items);
  const { messages } = session.selected;
  for (const index of indexes) {
    session.reply.text(`* ${index + 1} FETCH (`);
    write(messages[index]!);
    session.reply.text(')\r\n');
  }
}
