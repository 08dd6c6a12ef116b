import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { MailServer } from './mail-server.ts';
import { fillInbox } from './servers.ts';

/**
 * The server of the suite that is being described: it runs while the suite does, unless that is skipped, and each test
 * finds the awkward messages in INBOX, and nothing else.
 */
export function withFreshInbox(start: () => Promise<MailServer>, skip: boolean): MailServer {
  const server = {} as MailServer;
  beforeAll(async () => {
    if (!skip) Object.assign(server, await start());
  });
  beforeEach(async () => {
    if (!skip) await fillInbox(server);
  });
  afterAll(() => (skip ? undefined : server.stop?.()));
  return server;
}
