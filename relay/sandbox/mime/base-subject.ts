/** The base subject, by which replies and forwards are gathered (RFC 5256 §2.1). */
export interface BaseSubject {
  readonly base: string;
  /** True when something was taken away that marks a reply or a forward. */
  readonly isReply: boolean;
}

const TRAILER = /(?:\s|\(fwd\))$/i;
const BLOB = /^\[[^[\]]*\]\s*/;
const LEADER = /^(?:\[[^[\]]*\]\s*)*(?:re|fwd?)\s*(?:\[[^[\]]*\]\s*)?:/i;
const FORWARDED = /^\[fwd:(.*)\]$/i;

/** `subject` is decoded text. */
export function baseSubject(subject: string): BaseSubject {
  let base = subject.slice(0, 1000).replace(/\s+/g, ' ');
  let isReply = false;
  for (;;) {
    const trimmed = withoutTrailers(base);
    isReply ||= /\(fwd\)$/i.test(base.trimEnd());
    const bare = withoutLeaders(trimmed);
    isReply ||= bare.isReply;
    const forwarded = FORWARDED.exec(bare.base);
    if (!forwarded) return { base: bare.base, isReply };
    base = forwarded[1]!;
    isReply = true;
  }
}

function withoutTrailers(text: string): string {
  let rest = text;
  while (TRAILER.test(rest)) rest = rest.replace(TRAILER, '');
  return rest;
}

function withoutLeaders(text: string): BaseSubject {
  let base = text;
  let isReply = false;
  for (;;) {
    const trimmed = base.trimStart();
    const leader = LEADER.exec(trimmed);
    const blob = BLOB.exec(trimmed);
    if (leader) {
      isReply = true;
      base = trimmed.slice(leader[0].length);
    } else if (blob && blob[0].length < trimmed.length) base = trimmed.slice(blob[0].length);
    else return { base: trimmed, isReply };
  }
}
