import type { ArgumentReader } from '../../wire/imap/argument-reader.ts';
import { type FetchItem, fieldSpelling, readItems } from './fetch/items.ts';
import { type Page, readPage } from './page.ts';
import type { Session } from './session.ts';

/** The result options of SEARCH and SORT: `RETURN (MIN COUNT PARTIAL 1:50)` (RFC 4731, 5182, 5267, 9394). */
export interface ResultOptions {
  /** What the ESEARCH response gives, in the order it is written. */
  readonly wanted: ReadonlySet<ResultName>;
  readonly page: Page | undefined;
  /** Keep the result as `$` (RFC 5182). */
  readonly save: boolean;
  /** Tell changes of the result from now on (RFC 5267 §4.3), with these items of each new message (RFC 5465 §7). */
  readonly update: readonly FetchItem[] | undefined;
}

export type ResultName = 'MIN' | 'MAX' | 'COUNT' | 'ALL';

const RESULT_NAMES: readonly ResultName[] = ['MIN', 'MAX', 'COUNT', 'ALL'];

const isResultName = (name: string): name is ResultName => (RESULT_NAMES as readonly string[]).includes(name);

/** `RETURN (…)` and the space after it, if it stands here; undefined for an old-style search. */
export function readResultOptions(
  session: Session,
  args: ArgumentReader,
  command: 'SEARCH' | 'SORT',
): ResultOptions | undefined {
  if (!/^RETURN[ (]/i.test(args.text.slice(args.at, args.at + 7))) return undefined;
  args.expect('RETURN');
  args.space('result options');
  // Contexts of SORT cost more than they teach; RFC 5267 has a capability of their own for them.
  const contexts = command === 'SEARCH' && session.offers('CONTEXT=SEARCH');
  const wanted = new Set<ResultName>();
  const options: { -readonly [K in Exclude<keyof ResultOptions, 'wanted'>]: ResultOptions[K] } = {
    page: undefined,
    save: false,
    update: undefined,
  };
  const read = () => {
    const start = args.at;
    const name = args.keyword('a result option');
    if (isResultName(name)) wanted.add(name);
    else if (name === 'SAVE' && session.offers('SEARCHRES') && command === 'SEARCH') options.save = true;
    else if (name === 'PARTIAL' && (session.offers('PARTIAL') || contexts)) {
      args.space('a range such as 1:50');
      options.page = readPage(args);
    } else if (name === 'UPDATE' && contexts) options.update = readUpdateItems(session, args);
    else if (name !== 'CONTEXT' || !contexts) {
      args.at = start;
      args.fail('MIN, MAX, COUNT, ALL, SAVE or PARTIAL');
    }
  };
  const before = args.at;
  let pages = 0;
  const count = args.list(
    'result options',
    () => {
      if (/^PARTIAL/i.test(args.text.slice(args.at, args.at + 7))) pages++;
      read();
    },
    true,
  ).length;
  if (pages > 1 || (pages > 0 && wanted.has('ALL'))) {
    args.at = before;
    args.fail('one PARTIAL, or ALL, and not both');
  }
  // RETURN () is RETURN (ALL) (RFC 4731 §3.1).
  if (count === 0) wanted.add('ALL');
  args.space('search keys');
  return { wanted, ...options };
}

function readUpdateItems(session: Session, args: ArgumentReader): readonly FetchItem[] {
  if (!session.offers('NOTIFY') || args.peek() !== ' ' || args.peek(1) !== '(') return [];
  args.at++;
  return readItems({
    args,
    offers: (name) => session.offers(name),
    spellField: fieldSpelling(session.face),
  });
}
