import { isProtocol, PROTOCOLS, type Protocol } from '../../relay/wire/protocol.ts';
import { type Complaint, complaint, isComplaint } from './complaint.ts';

/** The console of a lesson that has only one; a second is "B". */
export const FIRST_CONSOLE = 'A';

/** One thing done in a console: what solutions, alternatives and recordings are made of. */
export type Action =
  /** A line typed; its CR LF is understood. */
  | { readonly kind: 'type'; readonly text: string }
  /** `@connect` or `@connect pop3`: a new connection, the one before being left as it is. */
  | { readonly kind: 'connect'; readonly protocol: Protocol | undefined }
  /** `@cut`: the connection lost without a word, as when a cable is pulled. */
  | { readonly kind: 'cut' }
  /** `@console B`: what follows is done in that console. */
  | { readonly kind: 'console'; readonly name: string }
  /** `@wait EXISTS`: until the server has said, unasked, a line that fits the regular expression. */
  | { readonly kind: 'wait'; readonly pattern: string };

/** Most lines that one `@repeat` stands for. */
const MOST_REPEATED = 200;

/** The actions of a script, one a line; or what is wrong with it. */
export function parseScript(text: string): Action[] | Complaint {
  const lines = text.replace(/\n$/, '').split('\n');
  const actions: Action[] = [];
  for (const line of text === '' ? [] : lines) {
    const parsed = line.startsWith('@repeat') ? parseRepeat(line) : parseAction(line);
    if (Array.isArray(parsed)) actions.push(...parsed);
    else if (isComplaint(parsed)) return parsed;
    else actions.push(parsed);
  }
  return actions;
}

/** One line of a script; a line beginning with `@` is an action other than typing. */
export function parseAction(line: string): Action | Complaint {
  if (!line.startsWith('@')) return { kind: 'type', text: line };
  const [name, argument, ...rest] = line.slice(1).trim().split(/ +/);
  if (name === 'cut' && argument === undefined) return { kind: 'cut' };
  if (name === 'connect' && rest.length === 0) {
    if (argument === undefined) return { kind: 'connect', protocol: undefined };
    if (isProtocol(argument)) return { kind: 'connect', protocol: argument };
  }
  if (name === 'console' && rest.length === 0 && /^[A-Z]$/.test(argument ?? '')) {
    return { kind: 'console', name: argument! };
  }
  if (name === 'wait' && argument !== undefined) {
    const pattern = line.slice('@wait '.length).trim();
    return isPattern(pattern) ? { kind: 'wait', pattern } : complaint('badPattern', { pattern });
  }
  return complaint('unknownAction', { line, known: ACTIONS.map((action) => `"${action}"`).join(', ') });
}

const ACTIONS = [
  '@connect',
  `@connect ${PROTOCOLS.join('|')}`,
  '@cut',
  '@console B',
  '@wait PATTERN',
  '@repeat 1-50 TOP # 0',
];

/** `@repeat 1-50 TOP # 0`: the line once for each number, which takes the place of `#`. */
export function parseRepeat(line: string): Action[] | Complaint {
  const parts = /^@repeat (\d{1,6})-(\d{1,6}) (.*#.*)$/.exec(line);
  if (!parts) return complaint('repeatsNothing', { line });
  const [from, to, text] = [Number(parts[1]), Number(parts[2]), parts[3]!];
  const times = to - from + 1;
  if (times < 1 || times > MOST_REPEATED)
    return complaint('repeatsTooOften', { line, times, most: MOST_REPEATED });
  return Array.from({ length: times }, (_, i) => ({
    kind: 'type',
    text: text.replaceAll('#', String(from + i)),
  }));
}

export function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
