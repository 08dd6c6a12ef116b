/**
 * `npm run bench -- sandbox`: the sandbox beside Debian's Dovecot (Maildir on a memory disk, no fsync) and Postfix.
 * Each server is a process of its own; the load comes from this one, for SMTP from Postfix's `smtp-source`.
 * `FIGURES=APPEND,SMTP` measures those only whose names have one of these words, `ROUNDS=9` more rounds than five.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Comparison, compare, geometricMean, type Result } from './measure.ts';
import { dot, line, RawClient, tagged } from './raw-client.ts';
import {
  append,
  type BenchServer,
  dovecotProcess,
  fill,
  message,
  plusokProcess,
  postfixProcess,
} from './servers.ts';

const perSecond = async (count: number, atOnce: number, job: (worker: number) => Promise<void>) => {
  let left = count;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async (_, worker) => {
      while (left-- > 0) await job(worker);
    }),
  );
  return count / ((performance.now() - start) / 1000);
};

const userOf = (worker: number) => `user${worker}`;

async function pop3Session(port: number, user: string): Promise<void> {
  const client = await RawClient.connect(port);
  await client.until(line);
  await client.command(`USER ${user}`, line);
  await client.command('PASS secret', line);
  await client.command('STAT', line);
  await client.command('LIST', dot);
  await client.command('RETR 1', dot);
  await client.command('QUIT', line);
  await client.close();
}

async function imapLogin(port: number, user: string): Promise<RawClient> {
  const client = await RawClient.connect(port);
  await client.until(line);
  await client.command(`a LOGIN ${user} secret`, tagged('a'));
  return client;
}

async function imapSession(port: number): Promise<void> {
  const client = await imapLogin(port, userOf(0));
  await client.command('b LOGOUT', tagged('b'));
  await client.close();
}

/** SELECT, FETCH 1:50, NOOP in a loop on kept connections; commands per second. */
function imapLoop(server: BenchServer, connections: number) {
  return async () => {
    const clients = await Promise.all(
      Array.from({ length: connections }, (_, i) => imapLogin(server.imap, userOf(i))),
    );
    const rounds = await perSecond(2000, connections, async (worker) => {
      const client = clients[worker]!;
      await client.command('c SELECT INBOX', tagged('c'));
      await client.command('d FETCH 1:50 (FLAGS RFC822.SIZE ENVELOPE)', tagged('d'));
      await client.command('e NOOP', tagged('e'));
    });
    await Promise.all(clients.map((client) => client.close()));
    return rounds * 3;
  };
}

/** Milliseconds of one command on the mailbox of 10,000 messages, on a connection that has already asked once. */
function big(server: BenchServer, command: string) {
  return async () => {
    const client = await imapLogin(server.imap, 'big');
    await client.command('s SELECT INBOX', tagged('s'));
    const start = performance.now();
    await client.command(`t ${command}`, tagged('t'));
    const taken = performance.now() - start;
    await client.close();
    return taken;
  };
}

/** The first of such size cost a server the pages that the system gives it, which it then keeps and uses again. */
const APPENDS = { warmUp: 20, rounds: 25 };
const TEN_MIB = message(1, 10 * 1024 * 1024);

async function retr(port: number): Promise<number> {
  const client = await RawClient.connect(port);
  await client.until(line);
  await client.command('USER huge', line);
  await client.command('PASS secret', line);
  const start = performance.now();
  const got = await client.command('RETR 1', dot);
  const taken = performance.now() - start;
  await client.command('QUIT', line);
  await client.close();
  return got.length / 1e6 / (taken / 1000);
}

async function fetchWhole(port: number): Promise<number> {
  const client = await imapLogin(port, 'huge');
  await client.command('s SELECT INBOX', tagged('s'));
  const start = performance.now();
  const got = await client.command('t FETCH 1 BODY.PEEK[]', tagged('t'));
  const taken = performance.now() - start;
  await client.close();
  return got.length / 1e6 / (taken / 1000);
}

/** To a mailbox that is made for it and deleted. */
async function appendToNew(port: number): Promise<number> {
  const client = await imapLogin(port, 'huge');
  await client.command('c CREATE Load', tagged('c'));
  const rate = await appendWhole(client, 'Load');
  await client.command('d DELETE Load', tagged('d'));
  await client.close();
  return rate;
}

/** To the mailbox of 10,000 messages, as mail is filed every day. */
async function appendToMany(port: number): Promise<number> {
  const client = await imapLogin(port, 'big');
  const rate = await appendWhole(client, 'INBOX');
  await client.command('s SELECT INBOX', tagged('s'));
  await client.command('t UID STORE * +FLAGS.SILENT (\\Deleted)', tagged('t'));
  await client.command('e EXPUNGE', tagged('e'));
  await client.close();
  return rate;
}

async function appendWhole(client: RawClient, mailbox: string): Promise<number> {
  const start = performance.now();
  await append(client, mailbox, TEN_MIB);
  return TEN_MIB.length / 1e6 / ((performance.now() - start) / 1000);
}

/**
 * Messages per second by Postfix's own load generator, on connections that are kept (`-d`), until the last is in the
 * mailbox: the sandbox says 250 when it is, Postfix when it is in the queue.
 */
function smtp(server: BenchServer, atOnce: number) {
  const count = atOnce > 1 ? 2000 : 500;
  const load = ['-d', '-s', atOnce, '-m', count, '-f', 'alice@plusok.test', '-t', 'sink@plusok.test'].map(
    String,
  );
  return async () => {
    const start = performance.now();
    await promisify(execFile)('smtp-source', [...load, `inet:127.0.0.1:${server.smtp}`]);
    await server.delivered();
    const taken = performance.now() - start;
    await server.clear();
    return count / (taken / 1000);
  };
}

export async function benchSandbox(): Promise<void> {
  const [plusok, dovecot, postfix, postfixInMemory] = await Promise.all([
    plusokProcess(),
    dovecotProcess(),
    postfixProcess('disk'),
    postfixProcess('memory disk'),
  ]);
  const results: Result[] = [];
  const asked = (what: string) => process.env.FIGURES?.split(',').some((name) => what.includes(name)) ?? true;
  const beside = async (comparison: Comparison, job: (server: BenchServer) => () => Promise<number>) => {
    if (!asked(comparison.what)) return;
    const contestants = [plusok, dovecot].map((server) => ({ name: server.name, run: job(server) }));
    results.push(await compare(comparison, contestants));
  };
  const rate = (what: string, goal: number, unit = 'per s'): Comparison => ({
    what,
    unit,
    larger: true,
    goal,
  });
  const time = (what: string, goal: number): Comparison => ({ what, unit: 'ms', larger: false, goal });
  try {
    await Promise.all([fill(plusok, TEN_MIB), fill(dovecot, TEN_MIB)]);
    await beside(
      rate('POP3 sessions, 1 at once', 3),
      ({ pop3 }) =>
        () =>
          perSecond(200, 1, () => pop3Session(pop3, userOf(0))),
    );
    await beside(
      rate('POP3 sessions, 50 at once', 2),
      ({ pop3 }) =>
        () =>
          perSecond(500, 50, (w) => pop3Session(pop3, userOf(w))),
    );
    await beside(
      rate('IMAP login and logout', 3),
      ({ imap }) =>
        () =>
          perSecond(200, 1, () => imapSession(imap)),
    );
    await beside(rate('SELECT, FETCH 1:50, NOOP, 1 connection', 1), (server) => imapLoop(server, 1));
    await beside(rate('SELECT, FETCH 1:50, NOOP, 50 connections', 1.5), (server) => imapLoop(server, 50));
    await beside(time('SEARCH SUBJECT', 3), (server) => big(server, 'SEARCH SUBJECT "number 77"'));
    await beside(time('SEARCH BODY', 3), (server) => big(server, 'SEARCH BODY "needle"'));
    await beside(time('FETCH 1:* ENVELOPE', 1.5), (server) => big(server, 'FETCH 1:* ENVELOPE'));
    await beside(time('FETCH 1:* BODYSTRUCTURE', 0.5), (server) => big(server, 'FETCH 1:* BODYSTRUCTURE'));
    await beside(time('SORT (SUBJECT)', 0.5), (server) => big(server, 'SORT (SUBJECT) UTF-8 ALL'));
    await beside(time('SORT (DATE)', 0.5), (server) => big(server, 'SORT (DATE) UTF-8 ALL'));
    await beside(time('STORE 1:*', 3), (server) => {
      let times = 0;
      return () => big(server, `STORE 1:* ${times++ % 2 ? '-' : '+'}FLAGS (\\Flagged)`)();
    });
    await beside(
      rate('RETR of 10 MiB', 1, 'MB/s'),
      ({ pop3 }) =>
        () =>
          retr(pop3),
    );
    await beside(
      rate('FETCH of 10 MiB', 1, 'MB/s'),
      ({ imap }) =>
        () =>
          fetchWhole(imap),
    );
    await beside(
      { ...rate('APPEND of 10 MiB', 1, 'MB/s'), ...APPENDS },
      ({ imap }) =>
        () =>
          appendToMany(imap),
    );
    await beside(
      { ...rate('APPEND of 10 MiB to a new mailbox', 1, 'MB/s'), ...APPENDS },
      ({ imap }) =>
        () =>
          appendToNew(imap),
    );
    for (const [atOnce, goal] of [
      [1, 3],
      [10, 5],
    ] as const) {
      // Postfix syncs each message to its disk, which the sandbox does not have: the third tells what that costs.
      const comparison = rate(`SMTP messages, ${atOnce} at once`, goal);
      if (!asked(comparison.what)) continue;
      const contestants = [plusok, postfix, postfixInMemory].map((server) => ({
        name: server.name,
        run: smtp(server, atOnce),
      }));
      results.push(await compare(comparison, contestants));
    }
    const ratios = results.map((result) => result.ratio!);
    console.log(
      `geometric mean ${geometricMean(ratios).toFixed(2)} (goal 2), lowest ${Math.min(...ratios).toFixed(2)} (goal 0.5)`,
    );
  } finally {
    await Promise.all([plusok, dovecot, postfix, postfixInMemory].map((server) => server.stop()));
  }
}
