import * as v from 'valibot';
import type { MessageView } from '../../relay/wire/feed.ts';
import { type Evidence, messagesIn, type SessionEvidence, unitText } from './evidence.ts';
import { exchangesOf } from './exchange.ts';
import { kind } from './kind.ts';

/** Conditions on what passed on the wire: sizes announced, messages transferred or not. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const sizes = kind({
  schema: v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^\d+$/)), count),
    v.description('Message numbers and the size that the server must have announced for each, in octets.'),
  ),
  holds: (wanted, { sessions }) => {
    const announced = new Set(sessions.flatMap(sizesAnnounced));
    return Object.entries(wanted).every(([number, size]) => announced.has(`${number} ${size}`));
  },
  says: (wanted) => {
    const numbers = Object.keys(wanted);
    return numbers.length === 1
      ? { fr: `La taille du message ${numbers[0]}`, en: `The size of message ${numbers[0]}` }
      : {
          fr: `Les tailles des messages ${listed(numbers, 'et')}`,
          en: `The sizes of messages ${listed(numbers, 'and')}`,
        };
  },
});

/** "1 777" for each size told, by whatever command: LIST (RFC 1939 §5) or a FETCH (RFC 3501 §7.4.2). */
function sizesAnnounced(session: SessionEvidence): string[] {
  if (session.protocol === 'imap') return imapSizes(session);
  return exchangesOf(session)
    .filter((e) => e.command === 'LIST' && e.outcome === 'ok')
    .flatMap((e) => e.replies.map((reply) => unitText(session, reply)))
    .flatMap((text) => [...text.matchAll(/^(?:\+OK )?(\d+) (\d+)/gm)])
    .map((match) => `${match[1]} ${match[2]}`);
}

function imapSizes(session: SessionEvidence): string[] {
  return session.units
    .filter((unit) => unit.from === 'server')
    .map((unit) => /^\* (\d+) FETCH \(.*?\bRFC822\.SIZE (\d+)/i.exec(unitText(session, unit)))
    .flatMap((match) => (match ? [`${match[1]} ${match[2]}`] : []));
}

const messagePart = v.strictObject({
  message: v.pipe(v.number(), v.integer(), v.minValue(1)),
  part: v.optional(v.picklist(['whole', 'header', 'text']), 'whole'),
  account: v.optional(v.string(), 'nicolas'),
  mailbox: v.optional(v.string(), 'INBOX'),
});
type MessagePart = v.InferOutput<typeof messagePart>;

export const read = kind({
  schema: v.pipe(
    messagePart,
    v.description(
      'A message, its header or its text was transferred whole, by whatever command. Numbered as at the start.',
    ),
  ),
  holds: (wanted, evidence) => wasSent(wanted, evidence),
  says: (wanted) => {
    const what = partName(wanted);
    return { fr: `${what.fr} a été transféré en entier`, en: `${what.en} has been transferred whole` };
  },
});

export const notSent = kind({
  schema: v.pipe(messagePart, v.description('A message, its header or its text has not been transferred.')),
  holds: (wanted, evidence) => !wasSent(wanted, evidence),
  says: (wanted) => {
    const what = partName(wanted);
    return { fr: `${what.fr} n’a pas été transféré`, en: `${what.en} has not been transferred` };
  },
});

function partName({ message, part }: MessagePart): { fr: string; en: string } {
  if (part === 'whole') return { fr: `Le message ${message}`, en: `Message ${message}` };
  return part === 'header'
    ? { fr: `L’en-tête du message ${message}`, en: `The header of message ${message}` }
    : { fr: `Le corps du message ${message}`, en: `The text of message ${message}` };
}

function wasSent(
  { message, part, account, mailbox }: MessagePart,
  { sessions, before, view }: Evidence,
): boolean {
  const wanted =
    messagesIn(before, account, mailbox)[message - 1] ?? messagesIn(view, account, mailbox)[message - 1];
  if (!wanted) return false;
  const { header, text } = splitMessage(wanted);
  const sent = (needle: string) => sessions.some((s) => s.octets('server').includes(onWire(s, needle)));
  const textSent = () =>
    sessions.some((s) => textPlaces(s, text).some((place) => s.octets('server').includes(place)));
  if (part === 'header') return sent(header);
  return part === 'text' ? textSent() : sent(header) && textSent();
}

function splitMessage({ source }: MessageView): { header: string; text: string } {
  const blank = source.indexOf('\r\n\r\n');
  return blank < 0
    ? { header: source, text: '' }
    : { header: source.slice(0, blank + 4), text: source.slice(blank + 4) };
}

/** A message's text where it stands on the wire: after its header, or as a literal of its own (RFC 3501 §4.3). */
function textPlaces(session: SessionEvidence, text: string): string[] {
  return [`\r\n\r\n${onWire(session, text)}`, `{${text.length}}\r\n${text}`];
}

/** Octets as the protocol sends them: POP3 doubles a dot at the start of a line (RFC 1939 §3). */
function onWire({ protocol }: SessionEvidence, octets: string): string {
  return protocol === 'pop3' ? octets.replace(/^\./gm, '..') : octets;
}

export const octets = kind({
  schema: v.pipe(
    v.strictObject({ atMost: v.optional(count, Number.MAX_SAFE_INTEGER), atLeast: v.optional(count, 0) }),
    v.description('How many octets the server has sent since the lesson began.'),
  ),
  holds: ({ atMost, atLeast }, { sessions }) => {
    const sent = sessions.reduce((sum, s) => sum + s.octets('server').length, 0);
    return sent <= atMost && sent >= atLeast;
  },
  says: ({ atMost, atLeast }) =>
    atLeast > 0
      ? {
          fr: `Le serveur a envoyé au moins ${atLeast} octets`,
          en: `The server has sent at least ${atLeast} octets`,
        }
      : {
          fr: `Le serveur a envoyé au plus ${atMost} octets`,
          en: `The server has sent at most ${atMost} octets`,
        },
});

function listed(words: readonly string[], and: string): string {
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}
