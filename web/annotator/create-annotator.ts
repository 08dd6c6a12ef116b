import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Annotator } from './annotator.ts';
import { Pop3Annotator } from './pop3/annotator.ts';
import { SmtpAnnotator } from './smtp/annotator.ts';

const ANNOTATORS = { pop3: Pop3Annotator, smtp: SmtpAnnotator };

/** An annotator for a new log of `protocol`. */
export function createAnnotator(protocol: Protocol & keyof typeof ANNOTATORS): Annotator {
  return new ANNOTATORS[protocol]();
}
