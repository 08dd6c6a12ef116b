import { readdirSync, readFileSync } from 'node:fs';
import type { Protocol } from '../../../relay/wire/protocol.ts';

/** A conversation that an RFC prints. */
export interface Example {
  readonly protocol: Protocol;
  /** "3501": the RFC's number. */
  readonly rfc: string;
  /** "§6.3.8 LIST". */
  readonly section: string;
  /** Its lines, `C: ` or `S: ` before each. */
  readonly lines: readonly string[];
}

const PROTOCOLS = ['imap', 'pop3', 'smtp'] as const satisfies readonly Protocol[];

/** Every example, by protocol, RFC and section. */
export const EXAMPLES: readonly Example[] = PROTOCOLS.flatMap((protocol) => {
  const folder = `${import.meta.dirname}/${protocol}`;
  return readdirSync(folder)
    .sort()
    .flatMap((file) => read(protocol, /\d+/.exec(file)![0], readFileSync(`${folder}/${file}`, 'utf8')));
});

function read(protocol: Protocol, rfc: string, text: string): Example[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [section = '', ...lines] = part.trimEnd().split('\n');
      return { protocol, rfc, section, lines: lines.filter((line) => line !== '') };
    });
}
