/** What this page shows for each target it opens, as its feeds were told. One page, one set: feeds write, links read. */
const tokens = new Map<string, string>();

export function keepToken(target: string, token: string): void {
  tokens.set(target, token);
}

/** The latest token for `target`; none is the empty one, which the relay refuses. */
export function tokenFor(target: string): string {
  return tokens.get(target) ?? '';
}
