import type { Protocol } from '../../relay/wire/protocol.ts';

/**
 * Where a line still being typed holds a secret: its first character, or undefined. What was sent is masked by the
 * annotator's spans; this is only for the line at hand and for the history.
 */
export function secretStart(protocol: Protocol, text: string, secretNext: boolean): number | undefined {
  if (secretNext) return 0;
  const pattern = PATTERNS[protocol];
  const match = pattern.exec(text);
  return match ? match[0].length : undefined;
}

/** Up to the secret: PASS, APOP's digest, an initial response of AUTH, LOGIN's second argument. */
const PATTERNS: Readonly<Record<Protocol, RegExp>> = {
  pop3: /^\s*(?:PASS |APOP +\S+ +|AUTH +\S+ +)/i,
  smtp: /^\s*AUTH +\S+ +/i,
  imap: /^\s*\S+ +(?:LOGIN +(?:"(?:[^"\\]|\\.)*"|[^ "]+) +|AUTHENTICATE +\S+ +)/i,
};
