import { afterEach, expect, it } from 'vitest';
import { OwnProcess } from '../support/own-process.ts';
import { eventually, FeedClient, RelayClient } from '../support/relay-client.ts';

let relay: OwnProcess | undefined;
afterEach(() => {
  relay?.child.kill('SIGKILL');
});

/** Longer than a page may take to answer our close. */
const IN_TIME = 10_000;

it('SIGTERM with 1,000 live sessions, some deaf: each is told and closed with 1001, and the process ends in time', async () => {
  relay = await OwnProcess.start({ seed: 'default' });
  const clients: RelayClient[] = [];
  for (let batch = 0; batch < 10; batch++) {
    const some = await Promise.all(Array.from({ length: 100 }, () => RelayClient.connect(relay!)));
    const protocol = (['pop3', 'imap', 'smtp'] as const)[batch % 3]!;
    await Promise.all(some.map((client) => client.open('sandbox:shared', protocol)));
    clients.push(...some);
  }
  expect(await relay.sessions()).toBe(1000);
  const feed = await FeedClient.connect(relay);
  let feedCode: number | undefined;
  feed.ws.once('close', (code) => {
    feedCode = code;
  });
  // In the midst of things: some talk, some do not listen.
  for (const [i, client] of clients.entries()) {
    if (i % 10 === 0) client.ws.pause();
    else if (i % 10 < 5) client.send('a CAPABILITY\r\n');
  }
  const deaf = clients.filter((_, i) => i % 10 === 0);
  const asked = performance.now();
  expect(await relay.terminate()).toBe(0);
  expect(performance.now() - asked).toBeLessThan(IN_TIME);
  for (const client of deaf) client.ws.resume();
  for (const client of clients) {
    expect(await client.message('closed')).toMatchObject({ by: 'relay', code: 'shutdown' });
    await eventually(() => client.closeCode === 1001, 'close code 1001');
  }
  await eventually(() => feedCode === 1001, "the feed's close code");
});
