import type { LiveSandbox } from './lesson-run.ts';
import { DEFAULT_DOMAIN } from './sandbox/sandbox.ts';
import { Sandboxes } from './sandboxes.ts';
import type { Switches } from './wire/switches.ts';

/** Live sandboxes for the proof of lessons: real TCP ports on loopback, one sandbox for each script. */
export async function provingGround(): Promise<{
  open(seed: string, switches: Switches): Promise<LiveSandbox>;
  close(): Promise<void>;
}> {
  const sandboxes = await Sandboxes.create({
    host: '127.0.0.1',
    sandbox: { domain: DEFAULT_DOMAIN, seed: 'empty' },
    maxSandboxes: Number.POSITIVE_INFINITY,
    maxPerOwner: Number.POSITIVE_INFINITY,
    maxConnections: 16,
    keep: 60_000,
  });
  const open = async (seed: string, switches: Switches): Promise<LiveSandbox> => {
    const host = await sandboxes.open(seed, '', switches);
    if (!host) throw new Error('no more sandboxes');
    const port = (protocol: 'pop3' | 'imap' | 'smtp') => host.listen({ protocol, tls: false });
    const [pop3, imap, smtp] = await Promise.all([port('pop3'), port('imap'), port('smtp')]);
    return { ports: { pop3, imap, smtp }, view: () => host.sandbox.view(), close: () => host.close() };
  };
  return { open, close: () => sandboxes.close() };
}
