import type { ArgumentReader } from '../../wire/imap/argument-reader.ts';
import type { CommandLiteral } from '../../wire/imap/command-assembler.ts';
import type { Session } from './session.ts';

/**
 * `UTF8 (~{n}…)`, which marks a message, or a piece of one, with headers in UTF-8 (RFC 6855 §4); here every message may
 * have them. Undefined where something else stands.
 */
export function readUtf8Literal(session: Session, args: ArgumentReader): CommandLiteral | undefined {
  if (!session.enabled.has('UTF8=ACCEPT') || !args.skip('UTF8')) return undefined;
  args.space('(~{n}');
  args.expect('(');
  const literal = args.literalValue('a literal: ~{n} at the end of the line, then n octets');
  args.expect(')');
  return literal;
}
