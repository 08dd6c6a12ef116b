import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Annotator } from '../annotator/annotator.ts';

export type MakeAnnotator = () => Annotator;

/** The annotator of a protocol, loaded when a page first needs it: each is a file of its own. */
export async function loadAnnotator(protocol: Protocol): Promise<MakeAnnotator> {
  return LOADERS[protocol]();
}

const LOADERS: Readonly<Record<Protocol, () => Promise<MakeAnnotator>>> = {
  pop3: async () => {
    const { Pop3Annotator } = await import('../annotator/pop3/annotator.ts');
    return () => new Pop3Annotator();
  },
  imap: async () => {
    const { ImapAnnotator } = await import('../annotator/imap/annotator.ts');
    return () => new ImapAnnotator();
  },
  smtp: async () => {
    const { SmtpAnnotator } = await import('../annotator/smtp/annotator.ts');
    return () => new SmtpAnnotator();
  },
};
