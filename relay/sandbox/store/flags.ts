/** Flag lists: canonical, sorted, without duplicates, and shared, since most messages carry one of a few sets. */
export type Flags = readonly string[];

export const SYSTEM_FLAGS = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'] as const;

const CANONICAL = new Map<string, string>(SYSTEM_FLAGS.map((flag) => [flag.toLowerCase(), flag]));
const RANK = new Map<string, number>(SYSTEM_FLAGS.map((flag, i) => [flag as string, i]));
export const NO_FLAGS: Flags = [];

/** The spelling of RFC 3501 for a system flag in any case; a keyword as it is. */
export function canonicalFlag(flag: string): string {
  return CANONICAL.get(flag.toLowerCase()) ?? flag;
}

const compare = (a: string, b: string) => {
  const rank = (RANK.get(a) ?? 99) - (RANK.get(b) ?? 99);
  return rank !== 0 ? rank : a < b ? -1 : a > b ? 1 : 0;
};

/** A canonical list from any list; keywords are compared without case (RFC 3501 §2.3.2), the first spelling stays. */
export function flagList(flags: Iterable<string>): Flags {
  const byKey = new Map<string, string>();
  for (const flag of flags) {
    const key = flag.toLowerCase();
    if (key !== '\\recent' && !byKey.has(key)) byKey.set(key, canonicalFlag(flag));
  }
  return byKey.size === 0 ? NO_FLAGS : [...byKey.values()].sort(compare);
}

export function hasFlag(flags: Flags, flag: string): boolean {
  if (flags.includes(flag)) return true;
  const key = flag.toLowerCase();
  return flags.some((each) => each.toLowerCase() === key);
}

export const addFlags = (flags: Flags, more: Flags): Flags => {
  const missing = more.filter((flag) => !hasFlag(flags, flag));
  return missing.length === 0 ? flags : flagList([...flags, ...missing]);
};

export const removeFlags = (flags: Flags, less: Flags): Flags => {
  const left = flags.filter((flag) => !hasFlag(less, flag));
  return left.length === flags.length ? flags : left.length === 0 ? NO_FLAGS : left;
};

export const sameFlags = (a: Flags, b: Flags): boolean =>
  a === b || (a.length === b.length && a.every((flag, i) => flag === b[i]));
