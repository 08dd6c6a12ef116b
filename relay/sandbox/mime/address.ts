/** Addresses of From, To and the like (RFC 5322 §3.4), obsolete forms included, as ENVELOPE shows them. */
export type Address =
  | {
      readonly type: 'mailbox';
      /** The display name, or the comment behind a bare address, as `root@host (root)` has it. */
      readonly name: string | undefined;
      /** The source route of `<@a,@b:c@d>` (RFC 5322 §4.4). */
      readonly route: string | undefined;
      readonly local: string;
      readonly host: string;
    }
  | { readonly type: 'group start'; readonly name: string }
  | { readonly type: 'group end' };

const MAX_ADDRESSES = 5000;

type Token = { readonly type: 'word' | 'comment' | 'sign'; readonly text: string; readonly spaced: boolean };

/** One character per octet in, and out. What is no address is passed over. */
export function addressList(text: string): Address[] {
  const addresses: Address[] = [];
  let tokens: Token[] = [];
  let inGroup = false;
  let inRoute = false;
  const finish = () => {
    const address = mailbox(tokens);
    if (address) addresses.push(address);
    tokens = [];
    inRoute = false;
  };
  for (const token of tokenise(text)) {
    if (addresses.length >= MAX_ADDRESSES) return addresses;
    const sign = token.type === 'sign' ? token.text : '';
    if ((sign === ',' || sign === ';') && !(inRoute && sign === ',')) {
      finish();
      if (sign === ';' && inGroup) {
        addresses.push({ type: 'group end' });
        inGroup = false;
      }
    } else if (sign === ':' && !inRoute && !inGroup) {
      addresses.push({ type: 'group start', name: joined(tokens) });
      tokens = [];
      inGroup = true;
    } else {
      tokens.push(token);
      if (sign === '<' || sign === '>') inRoute = sign === '<';
    }
  }
  finish();
  if (inGroup) addresses.push({ type: 'group end' });
  return addresses;
}

function* tokenise(text: string): Generator<Token> {
  let spaced = false;
  for (let at = 0; at < text.length; ) {
    const sign = text[at]!;
    if (/\s/.test(sign)) {
      spaced = true;
      at++;
      continue;
    }
    let token: [type: Token['type'], text: string, end: number];
    if (sign === '"') token = ['word', ...delimited(text, at, '"')];
    else if (sign === '(') token = ['comment', ...delimited(text, at, ')')];
    else if ('<>@,;:'.includes(sign)) token = ['sign', sign, at + 1];
    else {
      const end = at + /^[^\s"(<>@,;:]+/.exec(text.slice(at, at + 4096))![0].length;
      token = ['word', text.slice(at, end), end];
    }
    yield { type: token[0], text: token[1], spaced };
    spaced = false;
    at = token[2];
  }
}

/** A quoted string or comment from its opening sign: what stands in it, escapes undone, and where it ends. */
function delimited(text: string, at: number, closing: '"' | ')'): [value: string, end: number] {
  let value = '';
  let depth = 1;
  for (let i = at + 1; i < text.length; i++) {
    const sign = text[i]!;
    if (sign === '\\') value += text[++i] ?? '';
    else if (sign === closing && --depth === 0) return [value, i + 1];
    else {
      if (closing === ')' && sign === '(') depth++;
      value += sign;
    }
  }
  return [value, text.length];
}

function mailbox(tokens: readonly Token[]): Address | undefined {
  const open = tokens.findIndex(({ type, text }) => type === 'sign' && text === '<');
  const comment = tokens.filter(({ type }) => type === 'comment').map(({ text }) => text)[0];
  const words = tokens.filter(({ type }) => type !== 'comment');
  if (words.length === 0) return undefined;
  if (open < 0) return bare(words, comment);
  const name = joined(tokens.slice(0, open).filter(({ type }) => type !== 'comment'));
  const close = tokens.findIndex(({ type, text }, i) => i > open && type === 'sign' && text === '>');
  const inside = tokens
    .slice(open + 1, close < 0 ? undefined : close)
    .filter(({ type }) => type !== 'comment');
  const colon = inside.findIndex(({ type, text }) => type === 'sign' && text === ':');
  const address = bare(inside.slice(colon + 1), undefined);
  if (address?.type !== 'mailbox') return undefined;
  const route = colon < 0 ? undefined : glued(inside.slice(0, colon));
  return { ...address, name: name === '' ? comment : name, route };
}

/** `local@host` without brackets; a word alone has no host. */
function bare(tokens: readonly Token[], name: string | undefined): Address {
  const at = tokens.map(({ type, text }) => type === 'sign' && text === '@').lastIndexOf(true);
  const local = at < 0 ? joined(tokens) : glued(tokens.slice(0, at));
  return { type: 'mailbox', name, route: undefined, local, host: at < 0 ? '' : glued(tokens.slice(at + 1)) };
}

const glued = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join('');

/** Words with single spaces where there was white space between them. */
const joined = (tokens: readonly Token[]) =>
  tokens.map(({ text, spaced }, i) => (i > 0 && spaced ? ` ${text}` : text)).join('');
