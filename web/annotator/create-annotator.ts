import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Annotator } from './annotator.ts';
import { ImapAnnotator } from './imap/annotator.ts';
import { Pop3Annotator } from './pop3/annotator.ts';
import { SmtpAnnotator } from './smtp/annotator.ts';

const ANNOTATORS: Readonly<Partial<Record<Protocol, new () => Annotator>>> = {
  imap: ImapAnnotator,
  pop3: Pop3Annotator,
  smtp: SmtpAnnotator,
};

/** An annotator for a new log of `protocol`. */
export function createAnnotator(protocol: Protocol): Annotator {
  const Kind = ANNOTATORS[protocol];
  if (!Kind) throw new Error(`no annotator for ${protocol}`);
  return new Kind();
}
