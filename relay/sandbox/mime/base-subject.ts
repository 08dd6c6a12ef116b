/** The base subject, by which replies and forwards are gathered (RFC 5256 §2.1). */
export interface BaseSubject {
  readonly base: string;
  /** True when something was taken away that marks a reply or a forward. */
  readonly isReply: boolean;
}

const BLOB = /\[[^[\]]*\]\s*/y;
const REPLY_MARK = /(?:re|fwd?)\s*(?:\[[^[\]]*\]\s*)?:\s*/iy;
const FORWARDED = /^\[fwd:(.*)\]$/i;
/** Characters of a subject looked at: a longer one has its base among them. */
const LOOK = 1000;

/** `subject` is decoded text. */
export function baseSubject(subject: string): BaseSubject {
  let base = subject.slice(0, LOOK).replace(/\s+/g, ' ');
  let isReply = false;
  for (;;) {
    const trimmed = withoutTrailers(base);
    const bare = withoutLeaders(trimmed.base.trimStart());
    isReply ||= trimmed.isReply || bare.isReply;
    const forwarded = FORWARDED.exec(bare.base);
    if (!forwarded) return { base: bare.base, isReply };
    base = forwarded[1]!;
    isReply = true;
  }
}

/** Without what subj-trailer names: white space and `(fwd)`. */
function withoutTrailers(text: string): BaseSubject {
  let base = text.trimEnd();
  let isReply = false;
  while (base.slice(-5).toLowerCase() === '(fwd)') {
    base = base.slice(0, -5).trimEnd();
    isReply = true;
  }
  return { base, isReply };
}

/**
 * Without what subj-leader and subj-blob name: `[blob] Re:`, and blobs unless nothing else is left. Each character is
 * looked at once: a SORT of a mailbox full of subjects made of blobs would else keep every other session waiting.
 */
function withoutLeaders(text: string): BaseSubject {
  let isReply = false;
  for (let at = 0; ; ) {
    let end = at;
    let lastBlob = at;
    for (let next = endOf(BLOB, text, end); next > end; next = endOf(BLOB, text, end)) {
      lastBlob = end;
      end = next;
    }
    at = endOf(REPLY_MARK, text, end);
    if (at === end) return { base: text.slice(end < text.length ? end : lastBlob), isReply };
    isReply = true;
  }
}

/** Where what `pattern` (sticky) finds at `at` ends; `at` where it finds nothing. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
