import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { withUidForm } from '../command.ts';
import { type Completion, ok } from '../completion.ts';
import { enable } from '../enabling.ts';
import { readResultOptions } from '../search-options.ts';
import { readProgramInCharset } from '../search-program.ts';
import { tellResults } from '../search-results.ts';
import { find } from '../search-run.ts';
import type { Session } from '../session.ts';
import { CRITERIA, type SortKey, sort as sorted } from '../sort/sort.ts';
import { charsetChecked } from './search.ts';

/** SORT (RFC 5256 §3), with the display keys (RFC 5957) and the ESEARCH form (RFC 5267 §3). */
export const sort = withUidForm('SORT', 'SORT (REVERSE DATE) UTF-8 ALL', run, { holdsExpunges: true });

function run(session: Session, args: ArgumentReader, byUid: boolean): Completion {
  args.space('criteria such as (DATE)');
  const options = session.offers('ESORT') ? readResultOptions(session, args, 'SORT') : undefined;
  const order = readOrder(session, args);
  const program = charsetChecked(session, () => readProgramInCharset(session, args));
  if ('status' in program) return program;
  if (program.withModSeq) enable(session, 'CONDSTORE');
  const indexes = sorted(find(session, program.key), session.selected.messages, order);
  tellResults(session, 'SORT', { indexes, byUid, withModSeq: program.withModSeq, sorted: true }, options);
  return ok(byUid ? 'UID SORT completed' : 'SORT completed');
}

/** `(REVERSE DATE SUBJECT)`: REVERSE turns the one criterion behind it. */
function readOrder(session: Session, args: ArgumentReader): SortKey[] {
  const order = args.list('criteria such as DATE or SUBJECT', () => {
    const start = args.at;
    let word = args.keyword('a criterion');
    const reverse = word === 'REVERSE';
    if (reverse) {
      args.space('a criterion to reverse');
      word = args.keyword('a criterion to reverse');
    }
    const criterion = CRITERIA.find((each) => each === word);
    if (criterion && (!criterion.startsWith('DISPLAY') || session.offers('SORT=DISPLAY')))
      return { criterion, reverse };
    args.at = start;
    return args.fail('ARRIVAL, CC, DATE, FROM, SIZE, SUBJECT or TO');
  });
  return order.length > CRITERIA.length ? args.fail(`at most ${CRITERIA.length} criteria`) : order;
}
