import { PROTOCOLS, type Protocol } from '../../relay/wire/protocol.ts';

/** One thing done in a console: what solutions, alternatives and recordings are made of. */
export type Action =
  /** A line typed; its CR LF is understood. */
  | { readonly kind: 'type'; readonly text: string }
  /** `@connect` or `@connect pop3`: a new connection, the one before being left as it is. */
  | { readonly kind: 'connect'; readonly protocol: Protocol | undefined }
  /** `@cut`: the connection lost without a word, as when a cable is pulled. */
  | { readonly kind: 'cut' };

/** The actions of a script, one a line; or, as a string, what is wrong with it. */
export function parseScript(text: string): Action[] | string {
  const lines = text.replace(/\n$/, '').split('\n');
  const actions: Action[] = [];
  for (const line of text === '' ? [] : lines) {
    const action = parseAction(line);
    if (typeof action === 'string') return action;
    actions.push(action);
  }
  return actions;
}

/** One line of a script; a line beginning with `@` is an action other than typing. */
export function parseAction(line: string): Action | string {
  if (!line.startsWith('@')) return { kind: 'type', text: line };
  const [name, protocol, ...rest] = line.slice(1).trim().split(/ +/);
  if (name === 'cut' && protocol === undefined) return { kind: 'cut' };
  if (name === 'connect' && rest.length === 0) {
    if (protocol === undefined) return { kind: 'connect', protocol: undefined };
    if (isProtocol(protocol)) return { kind: 'connect', protocol };
  }
  return `"${line}" is not an action; there are "@connect", "@connect ${PROTOCOLS.join('|')}" and "@cut"`;
}

function isProtocol(word: string): word is Protocol {
  return (PROTOCOLS as readonly string[]).includes(word);
}
