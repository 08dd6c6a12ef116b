/**
 * `npm run bench -- annotator`: octets per second with full spans, beside imapflow's parser (which keeps no positions)
 * on the same IMAP lines, and on message bodies.
 */
import { parser } from 'imapflow/lib/handler/imap-handler.js';
import { concat, fromLatin1 } from '../../relay/wire/bytes.ts';
import type { LogEntry } from '../../relay/wire/log.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import { createAnnotator } from '../../web/annotator/create-annotator.ts';
import { compare } from './measure.ts';

const CHUNK = 1460; // a TCP segment, the usual cut

function envelopeLine(n: number): string {
  const person = `("Sender ${n % 97}" NIL "sender${n % 97}" "plusok.test")`;
  const envelope = `("Mon, 2 Mar 2026 10:${String(n % 60).padStart(2, '0')}:00 +0100" "number ${n}" (${person}) (${person}) (${person}) (("Nicolas" NIL "nicolas" "plusok.test")) NIL NIL NIL "<${n}@plusok.test>")`;
  const structure =
    '(("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "8BIT" 1152 23)("TEXT" "HTML" NIL NIL NIL "7BIT" 812 9) "ALTERNATIVE")';
  return `* ${n} FETCH (UID ${n + 100} FLAGS (\\Seen $Important) RFC822.SIZE ${n * 7} INTERNALDATE "02-Mar-2026 10:00:00 +0100" ENVELOPE ${envelope} BODY ${structure})\r\n`;
}

const imapLines = Array.from({ length: 5000 }, (_, i) => envelopeLine(i + 1));
const pop3Lines = Array.from({ length: 50_000 }, (_, i) => `${i + 1} ${(i * 37) % 100_000}\r\n`).join('');
const smtpLines = Array.from(
  { length: 12_000 },
  (_, i) => `250 2.1.5 <user${i}@plusok.test>: recipient ok\r\n`,
);

function entries(from: Side, bytes: Uint8Array): LogEntry[] {
  const list: LogEntry[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    list.push({ kind: 'bytes', at, from, bytes: bytes.subarray(at, at + CHUNK) });
  }
  return list;
}

const said = (from: Side, text: string): LogEntry => ({
  kind: 'bytes',
  at: 0,
  from,
  bytes: fromLatin1(text),
});

/** MB/s of annotating `octets` after the dialogue that leads to them. */
function annotate(protocol: Protocol, before: readonly LogEntry[], from: Side, octets: Uint8Array) {
  const log = entries(from, octets);
  return async () => {
    const annotator = createAnnotator(protocol);
    for (const entry of before) annotator.push(entry);
    const start = performance.now();
    let units = 0;
    for (const entry of log) units += annotator.push(entry).length;
    units += annotator.finish().length;
    if (units === 0) throw new Error('nothing was explained');
    return octets.length / 1e6 / ((performance.now() - start) / 1000);
  };
}

async function imapflowSpeed(): Promise<number> {
  const buffers = imapLines.map((line) => Buffer.from(line.slice(0, -2)));
  const octets = imapLines.reduce((sum, line) => sum + line.length, 0);
  const start = performance.now();
  for (const buffer of buffers) await parser(buffer);
  return octets / 1e6 / ((performance.now() - start) / 1000);
}

export async function benchAnnotator(): Promise<void> {
  const lines = { unit: 'MB/s', larger: true } as const;
  const imapBefore = [
    said('server', '* OK [CAPABILITY IMAP4rev1] ready\r\n'),
    said('client', 'a LOGIN nicolas secret\r\n'),
    said('server', 'a OK done\r\n'),
    said('client', 'b SELECT INBOX\r\n'),
    said('server', '* 5000 EXISTS\r\nb OK [READ-WRITE] done\r\n'),
    said('client', 'c FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE ENVELOPE BODY)\r\n'),
  ];
  const imap = annotate('imap', imapBefore, 'server', fromLatin1(imapLines.join('')));
  await compare({ ...lines, what: 'IMAP FETCH lines', goal: 1 }, [
    { name: 'PlusOK', run: imap },
    { name: 'imapflow', run: imapflowSpeed },
  ]);
  const pop3Before = [
    said('server', '+OK ready\r\n'),
    said('client', 'USER nicolas\r\n'),
    said('server', '+OK\r\n'),
    said('client', 'PASS secret\r\n'),
    said('server', '+OK\r\n'),
  ];
  const listing = concat([fromLatin1('+OK listing\r\n'), fromLatin1(pop3Lines), fromLatin1('.\r\n')]);
  const pop3 = annotate('pop3', [...pop3Before, said('client', 'LIST\r\n')], 'server', listing);
  await compare({ ...lines, what: 'POP3 LIST lines' }, [{ name: 'PlusOK', run: pop3 }]);
  const smtp = annotate('smtp', [said('server', '220 ready\r\n')], 'server', fromLatin1(smtpLines.join('')));
  await compare({ ...lines, what: 'SMTP replies' }, [{ name: 'PlusOK', run: smtp }]);
  const body = fromLatin1(
    `+OK\r\nSubject: big\r\n\r\n${'some ordinary text in a line of a message body, as they come\r\n'.repeat(300_000)}.\r\n`,
  );
  const bodies = annotate('pop3', [...pop3Before, said('client', 'RETR 1\r\n')], 'server', body);
  await compare({ ...lines, what: 'message body' }, [{ name: 'PlusOK', run: bodies }]);
}
