import type { CoverageRow } from './row.ts';

type Place = 'N' | 'A' | 'S' | 'A2' | 'S2' | 'N2' | 'N*' | 'A*' | 'S*' | 'L*';

const SELECTED = ['C: s SELECT INBOX', 'S: s OK [READ-WRITE] open'];

/** How a session comes to each place; a star stands for a sample that begins with the connection itself. */
const PRELUDES: Readonly<Record<Place, readonly string[]>> = {
  N: ['S: * OK hello'],
  A: ['S: * PREAUTH hello'],
  S: ['S: * PREAUTH hello', ...SELECTED],
  N2: ['S: * OK [CAPABILITY IMAP4rev2] hello'],
  A2: ['S: * PREAUTH [CAPABILITY IMAP4rev2] hello'],
  S2: ['S: * PREAUTH [CAPABILITY IMAP4rev2] hello', ...SELECTED],
  'N*': [],
  'A*': [],
  'S*': [],
  'L*': [],
};

const STATES: Readonly<Record<string, string>> = {
  N: 'NOT AUTHENTICATED',
  A: 'AUTHENTICATED',
  S: 'SELECTED',
  L: 'LOGOUT',
};

/**
 * A row whose token stands in the last of `lines`.
 * @param place the state it is met in: Not authenticated, Authenticated, Selected; with 2, in a session of IMAP4rev2
 */
export function row(
  number: string,
  token: string,
  tier: CoverageRow['tier'],
  id: string,
  rfc: string | undefined,
  place: Place,
  ...lines: readonly string[]
): CoverageRow {
  const from = lines.at(-1)!.startsWith('C') ? 'client' : 'server';
  const sample = [...PRELUDES[place], ...lines];
  return { row: number, token, tier, id, rfc, from, state: STATES[place[0]!]!, sample };
}
