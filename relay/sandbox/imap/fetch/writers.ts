import { formatDateTime } from '../../../wire/imap/date-time.ts';
import { sectionOctets } from '../../mime/section.ts';
import type { Message } from '../../store/model.ts';
import { type Completion, no } from '../completion.ts';
import type { Session } from '../session.ts';
import { string, utf8Octets } from '../strings.ts';
import { threadIdOf } from '../thread/thread-ids.ts';
import { binaryOctets } from './binary.ts';
import { type Attribute, type FetchItem, isMade, type Partial } from './items.ts';

/** Writes one item's name and value of a message; returns why it could not, when it could not. */
type Writer = (message: Message) => Completion | undefined;

/** What a FETCH writes of each message, made once per command so that the loop over messages only runs it. */
export interface Writers {
  readonly write: Writer;
  /** Whether an attribute is among the items. */
  tells(name: Attribute): boolean;
}

export function writersOf(session: Session, items: readonly FetchItem[]): Writers {
  const writers = items.map((item) => writerOf(session, item));
  const write: Writer = (message) => {
    let problem: Completion | undefined;
    for (let i = 0; i < writers.length; i++) {
      if (i > 0) session.reply.text(' ');
      problem = writers[i]!(message) ?? problem;
    }
    return problem;
  };
  const tells = (name: Attribute) => items.some((item) => item.type === 'attribute' && item.name === name);
  return { write, tells };
}

export const marksSeen = (items: readonly FetchItem[]): boolean =>
  items.some((item) => (item.type === 'section' || item.type === 'binary') && !item.peek);

/** What may be made for one FETCH, beside what it shares with the store: twice what all mail may be. */
export const hasRoomFor = (session: Session, octets: number): boolean =>
  session.reply.hasRoomFor(octets, 2 * session.store.quota);

export const tooMuch = no(
  'that is more than one command may ask for: fetch fewer messages at a time',
  'LIMIT',
);

function writerOf(session: Session, item: FetchItem): Writer {
  const { reply } = session;
  switch (item.type) {
    case 'attribute':
      return attributeWriter(session, item.name);
    case 'section': {
      const label = `${item.label}${origin(item.partial)} `;
      const made = isMade(item);
      return (message) => {
        reply.text(label);
        const octets = sectionOctets(message.content, item.section);
        if (octets && made && !hasRoomFor(session, octets.length)) return nil(session, tooMuch);
        if (octets) reply.literal(cut(octets, item.partial), { made });
        else reply.text('NIL');
        return undefined;
      };
    }
    case 'binary': {
      const label = `BINARY[${item.part.join('.')}]${origin(item.partial)} `;
      return (message) => {
        reply.text(label);
        const octets = binaryOctets(message.content, item.part);
        if (octets === 'unknown encoding') return nil(session, unknownEncoding);
        if (octets && !hasRoomFor(session, octets.length)) return nil(session, tooMuch);
        if (octets) {
          const wanted = cut(octets, item.partial);
          reply.literal(wanted, { binary: wanted.includes(0), made: true });
        } else reply.text('NIL');
        return undefined;
      };
    }
    case 'binary size': {
      const label = `BINARY.SIZE[${item.part.join('.')}] `;
      return (message) => {
        reply.text(label);
        const octets = binaryOctets(message.content, item.part);
        if (octets === 'unknown encoding') return nil(session, unknownEncoding, '0');
        reply.text(String(octets?.length ?? 0));
        return undefined;
      };
    }
  }
}

const unknownEncoding = no('a part is in a transfer encoding that this server cannot undo', 'UNKNOWN-CTE');

function nil(session: Session, problem: Completion, value = 'NIL'): Completion {
  session.reply.text(value);
  return problem;
}

const origin = (partial: Partial | undefined) => (partial ? `<${partial.start}>` : '');

const cut = (octets: Uint8Array, partial: Partial | undefined) =>
  partial ? octets.subarray(partial.start, partial.start + partial.count) : octets;

function attributeWriter(session: Session, name: Attribute): Writer {
  const { reply } = session;
  const value = VALUES[name];
  return (message) => {
    reply.text(name);
    reply.text(' ');
    const text = value(message, session);
    if (typeof text === 'string') reply.text(text);
    else reply.octets(text);
    return undefined;
  };
}

/** Each attribute's value as it stands on the wire. */
const VALUES: Readonly<Record<Attribute, (message: Message, session: Session) => string | Uint8Array>> = {
  FLAGS: (message, session) => session.flagsOf(message),
  UID: (message) => String(message.uid),
  INTERNALDATE: (message) => `"${formatDateTime(message.internalDate)}"`,
  'RFC822.SIZE': (message) => String(message.content.size),
  ENVELOPE: (message) => message.content.envelope,
  BODY: (message) => message.content.body,
  BODYSTRUCTURE: (message) => message.content.bodyStructure,
  MODSEQ: (message) => `(${message.modseq})`,
  SAVEDATE: (message) => `"${formatDateTime({ time: message.savedAt, zone: 0 })}"`,
  EMAILID: (message) => `(${message.emailId})`,
  THREADID: (message, session) => `(${threadIdOf(session.store, session.account, message)})`,
  PREVIEW: (message) => string(utf8Octets(message.content.preview)),
};
