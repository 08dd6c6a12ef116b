import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Annotator } from '../annotator/annotator.ts';

export type MakeAnnotator = () => Annotator;

/** The annotator of a protocol, loaded when a page first needs it: each is a file of its own. */
export async function loadAnnotator(protocol: Protocol): Promise<MakeAnnotator> {
  const load = LOADERS[protocol];
  if (!load) throw new Error(`no annotator for ${protocol}`);
  return load();
}

const LOADERS: Readonly<Partial<Record<Protocol, () => Promise<MakeAnnotator>>>> = {
  pop3: async () => {
    const { Pop3Annotator } = await import('../annotator/pop3/annotator.ts');
    return () => new Pop3Annotator();
  },
  smtp: async () => {
    const { SmtpAnnotator } = await import('../annotator/smtp/annotator.ts');
    return () => new SmtpAnnotator();
  },
};
