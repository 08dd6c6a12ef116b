import { formatDateTime } from '../../../wire/imap/date-time.ts';
import type { Message } from '../../store/model.ts';
import type { Completion } from '../completion.ts';
import type { Session } from '../session.ts';
import type { Attribute, FetchItem, Partial } from './items.ts';
import { sectionOctets } from './sections.ts';

/** Writes one item's name and value of a message; returns why it could not, when it could not. */
type Writer = (message: Message) => Completion | undefined;

/** What a FETCH writes of each message, made once per command so that the loop over messages only runs it. */
export interface Writers {
  readonly write: Writer;
  /** FLAGS is among the items: a \Seen just set needs no further mention. */
  readonly tellsFlags: boolean;
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
  const tellsFlags = items.some((item) => item.type === 'attribute' && item.name === 'FLAGS');
  return { write, tellsFlags };
}

export const marksSeen = (items: readonly FetchItem[]): boolean =>
  items.some((item) => item.type === 'section' && !item.peek);

function writerOf(session: Session, item: FetchItem): Writer {
  const { reply } = session;
  switch (item.type) {
    case 'attribute':
      return attributeWriter(session, item.name);
    case 'section': {
      const label = `${item.label}${origin(item.partial)} `;
      return (message) => {
        reply.text(label);
        const octets = sectionOctets(message.content, item.section);
        if (octets) reply.literal(cut(octets, item.partial));
        else reply.text('NIL');
        return undefined;
      };
    }
  }
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
  MODSEQ: (message) => `(${message.modseq})`,
  SAVEDATE: (message) => `"${formatDateTime({ time: message.savedAt, zone: 0 })}"`,
  EMAILID: (message) => `(${message.emailId})`,
};
