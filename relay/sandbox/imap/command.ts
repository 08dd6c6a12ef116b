import type { ArgumentReader } from '../../wire/imap/argument-reader.ts';
import type { Completion, Pending } from './completion.ts';
import type { Session } from './session.ts';

/**
 * One command. Its states, syntax and capability stand in the table of `relay/wire/imap/commands.ts` under its name;
 * here is what it does, and an example to teach with when its arguments do not parse.
 */
export interface Command {
  /** As in the table: `FETCH`, `UID FETCH`. */
  readonly name: string;
  /** A right command line, without its tag. */
  readonly example: string;
  /** Set for the commands during which no EXPUNGE may be told (RFC 3501 §7.4.1). */
  readonly holdsExpunges?: boolean;
  /** Set where news of the selected mailbox is what the client asked for, whatever its NOTIFY says. */
  readonly changesMailbox?: boolean;
  /**
   * Reads the arguments (a `SyntaxProblem` thrown there becomes a BAD), acts, writes untagged responses to
   * `session.reply` and says how it ended.
   */
  run(session: Session, args: ArgumentReader): Completion | Pending;
}

/** A command without arguments. */
export const plain = (name: string, run: (session: Session) => Completion | Pending): Command => ({
  name,
  example: name,
  run(session, args) {
    args.end();
    return run(session);
  },
});

type WithSet = (session: Session, args: ArgumentReader, byUid: boolean) => Completion | Pending;

/** A command and its UID form, which counts by UID and during which EXPUNGE may be told (RFC 3501 §6.4.8). */
export function withUidForm(
  name: string,
  example: string,
  run: WithSet,
  { holdsExpunges = false, changesMailbox = false } = {},
): readonly Command[] {
  return [
    { name, example, holdsExpunges, changesMailbox, run: (session, args) => run(session, args, false) },
    {
      name: `UID ${name}`,
      example: `UID ${example}`,
      changesMailbox,
      run: (session, args) => run(session, args, true),
    },
  ];
}
