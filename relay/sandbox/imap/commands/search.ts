import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { CHARSETS } from '../../mime/charset.ts';
import { withUidForm } from '../command.ts';
import { bad, type Completion, no, ok } from '../completion.ts';
import { enable } from '../enabling.ts';
import { readResultOptions } from '../search-options.ts';
import { readProgram, UnknownCharset } from '../search-program.ts';
import { tellResults } from '../search-results.ts';
import { find } from '../search-run.ts';
import type { Session } from '../session.ts';

/** SEARCH (RFC 3501 §6.4.4), with its ESEARCH form (RFC 4731), `$` (RFC 5182) and contexts (RFC 5267). */
export const search = withUidForm('SEARCH', 'SEARCH UNSEEN FROM "anna"', run, { holdsExpunges: true });

function run(session: Session, args: ArgumentReader, byUid: boolean): Completion {
  const name = byUid ? 'UID SEARCH' : 'SEARCH';
  args.space('search keys such as UNSEEN');
  const options = session.offers('ESEARCH') ? readResultOptions(session, args, 'SEARCH') : undefined;
  const program = charsetChecked(session, () => readProgram(session, args));
  if ('status' in program) return program;
  if (program.withModSeq) enable(session, 'CONDSTORE');
  if (options?.update && session.contexts.has(session.tag))
    return bad(`the tag ${session.tag} has a context already`);
  const indexes = find(session, program.key);
  tellResults(session, 'SEARCH', { indexes, byUid, withModSeq: program.withModSeq, sorted: false }, options);
  if (options?.update) session.contexts.open(session, program.key, indexes, byUid, options.update);
  return { ...ok(`${name} completed`), holdsExpunges: program.withNumbers };
}

/** Runs `read`; a charset this server does not know becomes its refusal, which empties `$` (RFC 5182 §2.1). */
export function charsetChecked<T extends object>(session: Session, read: () => T): T | Completion {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof UnknownCharset)) throw problem;
    session.selected.saved = [];
    return no('that charset is not known here', `BADCHARSET (${CHARSETS.join(' ')})`);
  }
}
