import { concat, latin1 } from '../../wire/bytes.ts';
import { utf8 } from '../../wire/utf8.ts';
import { hex } from '../hex.ts';
import { withCrlf, withFinalCrlf } from '../line-ends.ts';
import { Content } from '../mime/content.ts';
import type { Recipient, SmtpSession, Transaction } from './session.ts';
import { beginsWithHeader } from './text.ts';

/** A mail that has been taken in, as it is about to be stored. */
export interface Delivery {
  /** 16 hexadecimal digits, in the Received field and the 250 reply. */
  readonly id: string;
  readonly content: Content;
  /** Names of the accounts, each once. */
  readonly accounts: readonly string[];
}

/** Final delivery (RFC 5321 §4.4): the trace fields go on top of the text. */
export function prepareDelivery(session: SmtpSession, transaction: Transaction, text: Uint8Array): Delivery {
  const id = hex(session.sandbox.surroundings.random(8)).toUpperCase();
  // RFC 5321 §2.3.8 allows no bare LF; servers mend it, so that it cannot mean two things.
  const body = withFinalCrlf(withCrlf(text));
  const start = latin1(body, 0, Math.min(body.length, 1000));
  const fields = traceFields(session, transaction, id);
  if (session.connection.submission) fields.push(...missingFields(session, body, id));
  // A text without header section would run into the trace fields and be read as more of them.
  const gap = beginsWithHeader(start.split('\r\n', 1)[0]!) && body.length > 0 ? '' : '\r\n';
  const head = utf8(`${fields.join('\r\n')}\r\n${gap}`);
  return {
    id,
    content: new Content(concat([head, body])),
    accounts: [...new Set(transaction.recipients.map(({ account }) => account))],
  };
}

export function deliver({ sandbox: { store } }: SmtpSession, { content, accounts }: Delivery): void {
  const emailId = store.newId('M');
  for (const account of accounts) store.append(account, 'INBOX', [{ content, emailId }], 'delivered');
}

function traceFields(
  session: SmtpSession,
  { sender, parameters, recipients }: Transaction,
  id: string,
): string[] {
  const { sandbox, connection, hello } = session;
  const only = recipients.length === 1 ? ` for <${recipients[0]!.path.text}>` : '';
  const fields = [
    `Return-Path: <${sender.text}>`,
    `Received: from ${hello} (${addressLiteral(connection.peer)})`,
    `\tby ${sandbox.domain} with ${protocolName(session, parameters.has('SMTPUTF8'))} id ${id}${only};`,
    `\t${dateTime(sandbox.surroundings.now())}`,
  ];
  return [...fields, ...notificationFields(parameters, recipients)];
}

/** What was asked about delivery status notifications (RFC 3461 §4), kept where it can be read. */
function notificationFields(
  parameters: ReadonlyMap<string, string>,
  recipients: readonly Recipient[],
): string[] {
  const fields: string[] = [];
  const envelope = ['ENVID', 'RET'].filter((key) => parameters.has(key));
  if (envelope.length > 0)
    fields.push(`X-DSN-Envelope: ${envelope.map((key) => `${key}=${parameters.get(key)}`).join(' ')}`);
  for (const { path, parameters: asked } of recipients) {
    if (asked.size === 0) continue;
    const list = [...asked].map(([key, value]) => `${key}=${value}`).join(' ');
    fields.push(`X-DSN-Recipient: <${path.text}> ${list}`);
  }
  return fields;
}

/** RFC 3848 and RFC 6531 §4.3: `ESMTPSA` is ESMTP over TLS with AUTH. */
function protocolName({ extended, secured, user }: SmtpSession, international: boolean): string {
  const base = international ? 'UTF8SMTP' : extended ? 'ESMTP' : 'SMTP';
  return extended ? `${base}${secured ? 'S' : ''}${user === undefined ? '' : 'A'}` : base;
}

const addressLiteral = (peer: string) => (peer.includes(':') ? `[IPv6:${peer}]` : `[${peer}]`);

/** A submission server adds the fields a client left out (RFC 6409 §8.2, §8.3). */
function missingFields(session: SmtpSession, body: Uint8Array, id: string): string[] {
  const end = latin1(body, 0, Math.min(body.length, 64 * 1024));
  const header = end.startsWith('\r\n') ? '' : end.split('\r\n\r\n', 1)[0]!;
  const { sandbox } = session;
  const fields: string[] = [];
  if (!/^Date[ \t]*:/im.test(header)) fields.push(`Date: ${dateTime(sandbox.surroundings.now())}`);
  if (!/^Message-ID[ \t]*:/im.test(header)) fields.push(`Message-ID: <${id}@${sandbox.domain}>`);
  return fields;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322 §3.3, in UTC. */
function dateTime(time: number): string {
  const date = new Date(time);
  const clock = date.toISOString().slice(11, 19);
  const day = `${DAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return `${day} ${date.getUTCFullYear()} ${clock} +0000`;
}
