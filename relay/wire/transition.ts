/**
 * One home for the protocol rules that the sandbox obeys, the annotator explains, the console completes and the
 * state diagram draws: which command is allowed in which state, and where a reply leads.
 */

/** A command as its RFC defines it. `S` is the protocol's union of states. */
export interface CommandRule<S extends string> {
  /** As typed, upper case; two words for IMAP's `UID FETCH`. */
  readonly name: string;
  /** The states in which the command is legal. */
  readonly states: readonly S[];
  /** The arguments, in the notation of a manual page: `[msg]`, `<SP> nstring`. Empty when there are none. */
  readonly syntax: string;
  /** "1939 §5": where the RFC defines it. */
  readonly rfc: string;
  /** The capability a server must announce for it; absent for base commands. */
  readonly capability?: string;
}

/** An arrow of the state diagram: `command` answered by `reply` in `from` leads to `to`. */
export interface Transition<S extends string> {
  readonly from: S;
  /** A command's name, or "greeting", or "connection lost". */
  readonly command: string;
  readonly reply: string;
  readonly to: S;
}
