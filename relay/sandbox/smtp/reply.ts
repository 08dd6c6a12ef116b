import type { Outcome } from '../engine.ts';

/** A reply (RFC 5321 §4.2): a code, an enhanced status code where RFC 2034 has one, and one or more lines. */
export interface Reply {
  readonly code: number;
  /** `2.1.0`, sent once EHLO has announced ENHANCEDSTATUSCODES; empty for the replies that carry none. */
  readonly enhanced: string;
  readonly lines: readonly string[];
  /** What the driver does once this is written. */
  readonly after?: Outcome;
}

export const reply = (code: number, enhanced: string, ...lines: string[]): Reply => ({
  code,
  enhanced,
  lines,
});

export const isRefusal = ({ code }: Reply): boolean => code >= 400;

/** The lines on the wire, without their CRLF: all but the last have a hyphen behind the code (§4.2.1). */
export function replyLines({ code, enhanced, lines }: Reply, withEnhanced: boolean): string[] {
  const prefix = withEnhanced && enhanced !== '' ? `${enhanced} ` : '';
  return lines.map((line, i) => `${code}${i < lines.length - 1 ? '-' : ' '}${prefix}${line}`);
}
