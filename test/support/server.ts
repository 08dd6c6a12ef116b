import { type Plusok, type PlusokOptions, startPlusok as start } from '../../relay/plusok.ts';
import { ANY_PORT } from '../../relay/ports.ts';

/** The whole of PlusOK in this process, on free ports of loopback. The caller stops it. */
export function startPlusok(options: PlusokOptions = {}): Promise<Plusok> {
  const ports = { pop3: ANY_PORT, imap: ANY_PORT, smtp: ANY_PORT, ...options.ports };
  return start({ port: ANY_PORT, ...options, ports });
}
