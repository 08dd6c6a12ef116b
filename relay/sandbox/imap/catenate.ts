import { concat } from '../../wire/bytes.ts';
import { ArgumentReader, SyntaxProblem } from '../../wire/imap/argument-reader.ts';
import { sectionOctets } from '../mime/section.ts';
import { type Completion, no } from './completion.ts';
import { readSection } from './fetch/items.ts';
import type { Session } from './session.ts';
import { readUtf8Literal } from './utf8-literal.ts';

/** A message put together on the server (RFC 4469): new text, and parts of messages it already has, named by URL. */
export type Catenation = readonly (Uint8Array | { readonly url: string })[];

/** `(TEXT {n}… URL "/INBOX;UIDVALIDITY=1/;UID=20/;SECTION=1.2" …)`. */
export function readCatenation(session: Session, args: ArgumentReader): Catenation {
  return args.list('TEXT or URL', () => {
    const inUtf8 = readUtf8Literal(session, args);
    if (inUtf8) return inUtf8.bytes;
    if (args.skip('TEXT')) {
      args.space('a literal');
      return args.literalValue('a literal {n}').bytes;
    }
    args.expect('URL', 'TEXT or URL');
    args.space('a URL');
    return { url: args.astring('a URL') };
  });
}

export function resolveCatenation(session: Session, catenation: Catenation): Uint8Array | Completion {
  const pieces: Uint8Array[] = [];
  for (const piece of catenation) {
    const octets = piece instanceof Uint8Array ? piece : octetsOfUrl(session, piece.url);
    if (!octets) {
      const { url } = piece as { url: string };
      return no('there is nothing at that URL', `BADURL ${JSON.stringify(url)}`);
    }
    pieces.push(octets);
  }
  return concat(pieces);
}

// The relative forms of RFC 5092 that make sense inside one account: with a mailbox, or in the selected one, which is
// their base (RFC 4469 §3).
const URL =
  /^(?:(?:\/([^;]+)(?:;UIDVALIDITY=(\d+))?)?\/)?;UID=(\d+)(?:\/;SECTION=(.+?))?(?:\/;PARTIAL=(\d+)(?:\.(\d+))?)?$/i;

function octetsOfUrl(session: Session, url: string): Uint8Array | undefined {
  const match = URL.exec(url);
  if (!match) return undefined;
  const [, mailboxName, uidValidity, uid, section, start, count] = match;
  const name = mailboxName === undefined ? session.view && session.present()?.name : unescaped(mailboxName);
  const mailbox = name === undefined ? undefined : session.mailbox(name);
  if (!mailbox || (uidValidity !== undefined && Number(uidValidity) !== mailbox.uidValidity))
    return undefined;
  const message = mailbox.messages.find((each) => each.uid === Number(uid));
  const octets = message && sectionByName(message.content, unescaped(section ?? '') ?? '');
  if (start === undefined || !octets) return octets;
  return octets.subarray(Number(start), count === undefined ? undefined : Number(start) + Number(count));
}

function sectionByName(content: Parameters<typeof sectionOctets>[0], name: string): Uint8Array | undefined {
  const args = new ArgumentReader({ text: `${name}]`, literals: [] });
  try {
    const section = readSection(args);
    args.expect(']');
    args.end();
    return sectionOctets(content, section);
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return undefined;
    throw problem;
  }
}

/** Undoes %XX; the octets are UTF-8 (RFC 5092 §4). */
function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
