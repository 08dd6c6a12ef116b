import { fromLatin1 } from '../../wire/bytes.ts';
import { utf8 } from '../../wire/utf8.ts';
import type { Message } from '../store/model.ts';
import { err, ok, type Positive, type Reply } from './reply.ts';
import type { Pop3Session } from './session.ts';

/** What a command does; where it is legal stands in `relay/wire/pop3/commands.ts`. */
export interface Command {
  /** Upper case. */
  readonly name: string;
  /** `args` is what follows the keyword's space, as typed. */
  run(session: Pop3Session, args: string): Reply;
}

/** A command without arguments. */
export function bare(name: string, run: (session: Pop3Session) => Reply): Command {
  return {
    name,
    run: (session, args) => (args.trim() === '' ? run(session) : err(session.texts.noArgument(name))),
  };
}

/** The arguments of a command between spaces. */
export const words = (args: string): string[] => args.split(/\s+/).filter((word) => word !== '');

/** The message a number names, or the refusal that says why none (RFC 1939 §5: no marked message either). */
export function messageNumbered(session: Pop3Session, word: string, command: string): Message | Reply {
  const { texts, maildrop } = session;
  if (word === '') return err(texts.needsNumber(command));
  if (!/^\d{1,10}$/.test(word)) return err(texts.notANumber(command, word));
  const message = maildrop.messages[Number(word) - 1];
  if (!message) return err(texts.noSuchMessage(Number(word), maildrop.messages.length));
  return maildrop.isMarked(message) ? err(texts.alreadyMarked(Number(word))) : message;
}

export const isReply = (value: Message | Reply): value is Reply => 'status' in value;

const TERMINATOR = fromLatin1('.\r\n');

/** A multi-line response of short lines, none of which begins with a dot. */
export function listing(text: string, lines: readonly string[]): Positive {
  return { ...ok(text), body: [utf8(lines.map((line) => `${line}\r\n`).join('')), TERMINATOR] };
}
