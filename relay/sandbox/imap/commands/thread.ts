import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { withUidForm } from '../command.ts';
import { type Completion, ok } from '../completion.ts';
import { readProgramInCharset } from '../search-program.ts';
import { find } from '../search-run.ts';
import type { Session } from '../session.ts';
import { orderedSubject } from '../thread/ordered-subject.ts';
import { references } from '../thread/references.ts';
import { formatThreads } from '../thread/thread.ts';
import { charsetChecked } from './search.ts';

/** THREAD (RFC 5256 §3). */
export const thread = withUidForm('THREAD', 'THREAD REFERENCES UTF-8 ALL', run, { holdsExpunges: true });

function run(session: Session, args: ArgumentReader, byUid: boolean): Completion {
  args.space('an algorithm such as REFERENCES');
  const start = args.at;
  const name = args.keyword('an algorithm');
  const algorithm =
    name === 'REFERENCES' ? references : name === 'ORDEREDSUBJECT' ? orderedSubject : undefined;
  if (!algorithm || !session.offers(`THREAD=${name}`)) {
    args.at = start;
    return args.fail('REFERENCES or ORDEREDSUBJECT');
  }
  const program = charsetChecked(session, () => readProgramInCharset(session, args));
  if ('status' in program) return program;
  const { messages } = session.selected;
  const threads = algorithm(find(session, program.key), messages);
  const numberOf = (index: number) => (byUid ? messages[index]!.uid : index + 1);
  session.reply.text(`* THREAD${threads.length > 0 ? ` ${formatThreads(threads, numberOf)}` : ''}\r\n`);
  return ok(byUid ? 'UID THREAD completed' : 'THREAD completed');
}
