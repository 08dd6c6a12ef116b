import type { Evidence } from '../../../lessons/checks/evidence.ts';
import { SessionRecord } from '../../../lessons/checks/evidence.ts';
import type { MailView, MessageView } from '../../../relay/wire/feed.ts';
import type { LogEntry } from '../../../relay/wire/log.ts';

import { utf8 } from '../../../relay/wire/utf8.ts';
import { createAnnotator } from '../../../web/annotator/create-annotator.ts';

/** A session as it stands after a dialogue, annotated as the page would. `@cut` ends it without a word. */
export function session(
  protocol: Parameters<typeof createAnnotator>[0],
  dialogue: string,
  console = 'A',
): SessionRecord {
  const annotator = createAnnotator(protocol);
  const record = new SessionRecord(protocol, annotator.facts, console);
  const log = (entry: LogEntry) => record.add(entry, annotator.push(entry), annotator.facts);
  log({ kind: 'event', at: 0, event: { type: 'connected', protocol, target: 'sandbox' } });
  for (const line of dialogue
    .trim()
    .split('\n')
    .map((text) => text.trim())) {
    if (line === '@cut' || line === '@closed') {
      const by = line === '@cut' ? 'client' : 'server';
      log({ kind: 'event', at: 0, event: { type: 'closed', by, code: 'ended', reason: '' } });
    } else {
      const from = line.startsWith('C:') ? 'client' : 'server';
      log({ kind: 'bytes', at: 0, from, bytes: utf8(`${line.slice(3)}\r\n`) });
    }
  }
  return record;
}

/** A store with one account and these messages in its INBOX. */
export function store(...messages: Partial<MessageView>[]): MailView {
  const inbox = {
    name: 'INBOX',
    uidValidity: 1,
    uidNext: messages.length + 1,
    noSelect: false,
    subscribed: true,
    messages: messages.map((message, index) => ({ ...MESSAGE, uid: index + 1, ...message })),
  };
  return { accounts: [{ name: 'nicolas', mailboxes: [inbox] }] };
}

const MESSAGE: MessageView = {
  uid: 1,
  flags: [],
  size: 20,
  subject: 'coucou',
  from: 'nicolas@salemioche.com',
  internalDate: '2002-11-20T18:27:45.000Z',
  marked: false,
  source: 'Subject: coucou\r\n\r\n.hello\r\nbye\r\n',
};

export function evidence(sessions: readonly SessionRecord[], view = store({}), before = view): Evidence {
  return { sessions, before, view, predictions: {} };
}
