import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { HIERARCHY_DELIMITER } from '../../store/model.ts';
import { type FetchItem, fieldSpelling, readItems } from '../fetch/items.ts';
import type { Session } from '../session.ts';

/** What a client asked NOTIFY to tell it, and of which mailboxes (RFC 5465 §3.1, §8). */
export interface EventGroup {
  readonly filter: Filter;
  /** Event names in the RFC's spelling; none for NONE. */
  readonly events: ReadonlySet<EventName>;
  /** Of MessageNew in the selected mailbox: what to FETCH of each new message. */
  readonly items: readonly FetchItem[];
}

export type Filter =
  | { readonly type: 'SELECTED' | 'SELECTED-DELAYED' | 'INBOXES' | 'PERSONAL' | 'SUBSCRIBED' }
  | { readonly type: 'SUBTREE' | 'MAILBOXES'; readonly names: readonly string[] };

export const EVENTS = [
  'MessageNew',
  'MessageExpunge',
  'FlagChange',
  'MailboxName',
  'SubscriptionChange',
  'MailboxMetadataChange',
  'ServerMetadataChange',
] as const;
export type EventName = (typeof EVENTS)[number];

const PLAIN_FILTERS = ['SELECTED-DELAYED', 'SELECTED', 'INBOXES', 'PERSONAL', 'SUBSCRIBED'] as const;
const MAX_GROUPS = 50;

/** An event this server cannot tell, answered with NO [BADEVENT] (§3.1). */
export class UnknownEvent extends Error {}

/** `(PERSONAL (MessageNew MessageExpunge)) (SELECTED …)`, at least one. */
export function readGroups(session: Session, args: ArgumentReader): EventGroup[] {
  const groups = [readGroup(session, args)];
  while (args.more()) {
    if (groups.length === MAX_GROUPS) args.fail(`at most ${MAX_GROUPS} groups`);
    const start = args.at;
    groups.push(readGroup(session, args));
    if (groups.filter(({ filter }) => isSelected(filter)).length <= 1) continue;
    args.at = start;
    args.fail('one of SELECTED and SELECTED-DELAYED only');
  }
  return groups;
}

function readGroup(session: Session, args: ArgumentReader): EventGroup {
  args.expect('(', 'a group such as (PERSONAL (MessageNew MessageExpunge))');
  const filter = readFilter(session, args);
  args.space('events or NONE');
  const start = args.at;
  const group = args.skip('NONE') ? NO_EVENTS : readEvents(session, args, filter);
  const problem = inconsistency(filter, group.events);
  if (problem !== undefined) {
    args.at = start;
    args.fail(problem);
  }
  args.expect(')');
  return { filter, ...group };
}

type Events = Pick<EventGroup, 'events' | 'items'>;
const NO_EVENTS: Events = { events: new Set(), items: [] };

function readFilter(session: Session, args: ArgumentReader): Filter {
  for (const type of PLAIN_FILTERS) if (args.skip(type)) return { type };
  for (const type of ['SUBTREE', 'MAILBOXES'] as const) {
    if (!args.skip(type)) continue;
    args.space('a mailbox name');
    const read = () => session.readMailbox(args);
    return { type, names: args.peek() === '(' ? args.list('mailbox names', read) : [read()] };
  }
  return args.fail('SELECTED, SELECTED-DELAYED, INBOXES, PERSONAL, SUBSCRIBED, SUBTREE or MAILBOXES');
}

function readEvents(session: Session, args: ArgumentReader, filter: Filter): Events {
  const events = new Set<EventName>();
  let items: readonly FetchItem[] = [];
  args.expect('(', 'events in parentheses, or NONE');
  do {
    while (args.peek() === ' ') args.at++;
    const word = args.atom('an event');
    const event = EVENTS.find((name) => name.toLowerCase() === word.toLowerCase());
    if (!event) throw new UnknownEvent();
    events.add(event);
    if (event === 'MessageNew' && args.peek() === ' ' && args.peek(1) === '(') {
      args.at++;
      if (!isSelected(filter)) args.fail('FETCH items with SELECTED only');
      items = readItems({
        args,
        offers: (name) => session.offers(name),
        spellField: fieldSpelling(session.face),
      });
    }
  } while (!args.skip(')'));
  return { events, items };
}

/** §5, §6.1: which events go with which, and with what mailboxes. */
function inconsistency(filter: Filter, events: ReadonlySet<EventName>): string | undefined {
  if (events.has('MessageNew') !== events.has('MessageExpunge'))
    return 'MessageNew and MessageExpunge together';
  if (events.has('FlagChange') && !events.has('MessageNew'))
    return 'MessageNew and MessageExpunge with FlagChange';
  const aboutMessages = ['MessageNew', 'MessageExpunge', 'FlagChange'];
  if (isSelected(filter) && [...events].some((event) => !aboutMessages.includes(event))) {
    return 'only events of messages with SELECTED';
  }
  return undefined;
}

export const isSelected = (filter: Filter): boolean =>
  filter.type === 'SELECTED' || filter.type === 'SELECTED-DELAYED';

/** Whether a mailbox other than the selected one falls under a filter. */
export function covers(filter: Filter, name: string, subscribed: boolean): boolean {
  switch (filter.type) {
    case 'SELECTED':
    case 'SELECTED-DELAYED':
      return false;
    case 'INBOXES': // where new mail is delivered: INBOX alone
      return name === 'INBOX';
    case 'PERSONAL': // every mailbox here is one's own
      return true;
    case 'SUBSCRIBED':
      return subscribed;
    case 'MAILBOXES':
      return filter.names.includes(name);
    case 'SUBTREE':
      return filter.names.some((top) => name === top || name.startsWith(top + HIERARCHY_DELIMITER));
  }
}
