import { formatNumbers } from '../../wire/imap/sequence-set.ts';
import type { Message } from '../store/model.ts';
import { partialPage } from './page.ts';
import type { ResultOptions } from './search-options.ts';
import type { Session } from './session.ts';
import { string } from './strings.ts';

/** What a search found: indexes in the view, in the order the result has. */
export interface Found {
  readonly indexes: readonly number[];
  readonly byUid: boolean;
  /** MODSEQ was among the keys: the highest mod-sequence found is told (RFC 7162 §3.1.5). */
  readonly withModSeq: boolean;
  /** SORT keeps its order; a plain search counts up. */
  readonly sorted: boolean;
}

export function tellResults(
  session: Session,
  name: 'SEARCH' | 'SORT',
  found: Found,
  options: ResultOptions | undefined,
): void {
  if (options) {
    if (options.save) save(session, found, options);
    if (!onlySaves(options)) tellExtended(session, found, options);
  } else if (session.rev2 && name === 'SEARCH') tellExtended(session, found, ALL);
  else tellPlain(session, name, found);
}

/** SAVE alone keeps the result and says nothing of it (RFC 5182 §2.1); UPDATE alone names the search it will tell of. */
const onlySaves = ({ save, wanted, page, update }: ResultOptions) =>
  save && wanted.size === 0 && !page && !update;

const ALL: ResultOptions = { wanted: new Set(['ALL']), page: undefined, save: false, update: undefined };

/** The numbers or UIDs of what was found. */
function numbersOf(session: Session, { indexes, byUid }: Found): number[] {
  const { messages } = session.selected;
  return indexes.map((index) => (byUid ? messages[index]!.uid : index + 1));
}

function tellPlain(session: Session, name: 'SEARCH' | 'SORT', found: Found): void {
  const numbers = numbersOf(session, found);
  const list = numbers.length > 0 ? ` ${numbers.join(' ')}` : '';
  const modseq =
    found.withModSeq && numbers.length > 0 ? ` (MODSEQ ${highestModSeq(session, found.indexes)})` : '';
  session.reply.text(`* ${name}${list}${modseq}\r\n`);
}

function tellExtended(session: Session, found: Found, { wanted, page }: ResultOptions): void {
  const numbers = numbersOf(session, found);
  const format = found.sorted ? (list: readonly number[]) => list.join(',') : formatNumbers;
  const data: string[] = [];
  if (numbers.length > 0) {
    if (wanted.has('MIN')) data.push(`MIN ${numbers[0]}`);
    if (wanted.has('MAX')) data.push(`MAX ${numbers.at(-1)}`);
  }
  if (wanted.has('COUNT')) data.push(`COUNT ${numbers.length}`);
  if (wanted.has('ALL') && numbers.length > 0) data.push(`ALL ${format(numbers)}`);
  if (page) {
    const part = partialPage(numbers, page);
    data.push(`PARTIAL (${page.text} ${part.length > 0 ? format(part) : 'NIL'})`);
  }
  if (found.withModSeq && numbers.length > 0)
    data.push(`MODSEQ ${highestModSeq(session, shown(found, wanted))}`);
  const uid = found.byUid ? ' UID' : '';
  session.reply.text(
    `* ESEARCH (TAG ${string(session.tag)})${uid}${data.map((each) => ` ${each}`).join('')}\r\n`,
  );
}

/** `$`: all that was found, or only the least and the greatest where only those were asked for (RFC 5182 §2.1). */
function save(session: Session, found: Found, { wanted }: ResultOptions): void {
  const { messages } = session.selected;
  session.selected.saved = shown(found, wanted).map((index) => messages[index]!.uid);
}

/** The ends of what was found where only those were asked for (RFC 5182 §2.1, RFC 4731 §3.2). */
function shown({ indexes }: Found, wanted: ReadonlySet<string>): readonly number[] {
  const onlyEnds = (wanted.has('MIN') || wanted.has('MAX')) && !wanted.has('ALL') && !wanted.has('COUNT');
  if (!onlyEnds) return indexes;
  const ends = [wanted.has('MIN') ? indexes[0] : undefined, wanted.has('MAX') ? indexes.at(-1) : undefined];
  return [...new Set(ends)].filter((index) => index !== undefined);
}

function highestModSeq(session: Session, indexes: readonly number[]): number {
  const { messages } = session.selected;
  return indexes.reduce((highest, index) => Math.max(highest, (messages[index] as Message).modseq), 0);
}
