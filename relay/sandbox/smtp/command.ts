import { type Reply, reply } from './reply.ts';
import type { SmtpSession } from './session.ts';

/** What a command does; where it is legal stands in `relay/wire/smtp/commands.ts`. */
export interface Command {
  /** Upper case. */
  readonly name: string;
  /** The EHLO keyword it needs, when it may be switched off. */
  readonly capability?: string;
  /** `args` is what follows the verb's space. */
  run(session: SmtpSession, args: string): Reply;
}

/** A command that takes no argument (RFC 5321 §4.1.1 asks for 501 when one is given). */
export function bare(name: string, run: (session: SmtpSession) => Reply, capability?: string): Command {
  return {
    name,
    ...(capability === undefined ? {} : { capability }),
    run: (session, args) =>
      args === '' ? run(session) : reply(501, '5.5.4', `${name} stands alone, without an argument`),
  };
}

export const isReply = <T extends object>(value: T | Reply): value is Reply =>
  'code' in value && 'lines' in value;
