import type { CoverageRow } from './row.ts';

export type Tier = CoverageRow['tier'];
type Sample = readonly string[];

const CONNECTED: Sample = ['S: 220 mx.example.org ESMTP'];
const READY: Sample = [...CONNECTED, 'C: EHLO client.example.org', 'S: 250 mx.example.org'];
const MAIL: Sample = [...READY, 'C: MAIL FROM:<a@example.org>', 'S: 250 ok'];
const RCPT: Sample = [...MAIL, 'C: RCPT TO:<b@example.org>', 'S: 250 ok'];
const DATA: Sample = [...RCPT, 'C: DATA', 'S: 354 go ahead'];

/** Conversations that lead to each state. */
export const AT = { CONNECTED, READY, MAIL, RCPT, DATA } as const;

/** MAIL or RCPT in full. */
export function say(verb: 'MAIL' | 'RCPT'): string {
  return verb === 'MAIL' ? 'MAIL FROM:<a@example.org>' : 'RCPT TO:<b@example.org>';
}

/** A command row: the client says `line` in `state`. */
export function command(
  number: string,
  line: string,
  rfc: string | undefined,
  state: keyof typeof AT,
  tier: Tier,
  text: string,
): CoverageRow {
  const id = `smtp.cmd.${line.split(' ', 1)[0]!}`;
  const sample = [...AT[state], `C: ${line}`];
  return { row: `S.cmd.${number}`, token: text, tier, id, rfc, from: 'client', state, text, sample };
}

/** A row for something the server says. */
export function reply(
  row: string,
  token: string,
  id: string,
  rfc: string | undefined,
  state: string,
  sample: Sample,
  text: string,
  tier: Tier,
): CoverageRow {
  return { row, token, tier, id, rfc, from: 'server', state, text, sample };
}
