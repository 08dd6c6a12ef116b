import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { ACKNOWLEDGE_EVERY } from '../../relay/wire/control.ts';
import type { FeedMessage } from '../../relay/wire/feed.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';

/** What a class has measured so far. */
export interface Tally {
  /** From a command to the end of its reply, in milliseconds. */
  readonly trips: number[];
  readonly errors: string[];
}

/** How a person types: think, and now and then know the next commands already. */
export interface Pace {
  /** Longest thought before a command, in milliseconds; half of it on average. */
  readonly thought: number;
  /** Share of the commands that follow at once. */
  readonly burst: number;
}

type Step = readonly [command: string, ends: RegExp];
const line = /\r\n$/;
const dot = /\r\n\.\r\n$/;
const said = /^\d{3} .*\r\n$/m;
const tagged = (tag: string) => new RegExp(`^${tag} OK.*\\r\\n$`, 'm');
const imap = (...commands: readonly string[]): Step[] =>
  commands.map((command, i) => [`a${i} ${command}`, tagged(`a${i}`)]);

/** A lesson's worth of each protocol, and the seed it is done on. */
const LESSONS: readonly { protocol: Protocol; seed: string; steps: readonly Step[] }[] = [
  {
    protocol: 'pop3',
    seed: 'article-pop3',
    steps: [
      ['USER nicolas', line],
      ['PASS mot_passe', line],
      ['NOOP', line],
      ['STAT', line],
      ['LIST', dot],
      ['UIDL', dot],
      ['TOP 1 5', dot],
      ['RETR 1', dot],
      ['DELE 1', line],
      ['STAT', line],
      ['RSET', line],
      ['QUIT', line],
    ],
  },
  {
    protocol: 'imap',
    seed: 'article-imap',
    steps: imap(
      'CAPABILITY',
      'LOGIN nicolas mot_passe',
      'LIST "" "*"',
      'STATUS INBOX (MESSAGES UNSEEN)',
      'SELECT INBOX',
      'FETCH 1:* (FLAGS ENVELOPE)',
      'FETCH 1 BODY[]',
      'STORE 1 +FLAGS (\\Flagged)',
      'SEARCH UNSEEN',
      'NOOP',
      'LOGOUT',
    ),
  },
  {
    protocol: 'smtp',
    seed: 'default',
    steps: [
      ['EHLO class.test', said],
      ['MAIL FROM:<pupil@plusok.test>', said],
      ['RCPT TO:<nicolas@plusok.test>', said],
      ['DATA', said],
      ['Subject: hello\r\n\r\nA message of the class.\r\n.', said],
      ['NOOP', said],
      ['QUIT', said],
    ],
  },
];

/** A page with a sandbox of its own, whose person does a lesson over and over until `over`. */
export async function attend(
  port: number,
  number: number,
  pace: Pace,
  tally: Tally,
  over: () => boolean,
): Promise<void> {
  const lesson = LESSONS[number % LESSONS.length]!;
  const feed = connected(port, '/sandbox');
  try {
    const sandbox = await sandboxFor(feed, lesson.seed);
    while (!over()) {
      const { target, token } = sandbox;
      const session = await open(port, { target, token, protocol: lesson.protocol });
      await converse(session, lesson.steps, pace, tally, over);
      session.ws.terminate();
    }
  } catch (error) {
    tally.errors.push(`page ${number}: ${error instanceof Error ? error.message : error}`);
  } finally {
    feed.terminate();
  }
}

async function converse(
  session: Session,
  steps: readonly Step[],
  pace: Pace,
  tally: Tally,
  over: () => boolean,
): Promise<void> {
  await session.answer(line);
  for (const [command, ends] of steps) {
    if (Math.random() > pace.burst) await sleep(Math.random() * pace.thought);
    if (over()) return;
    const began = performance.now();
    session.send(`${command}\r\n`);
    const reply = await session.answer(ends);
    tally.trips.push(performance.now() - began);
    if (/^(?:-ERR|[45]\d\d|\S+ (?:NO|BAD))/.test(reply)) tally.errors.push(`${command}: ${reply}`);
  }
}

function connected(port: number, path: string): WebSocket {
  const at = `127.0.0.1:${port}`;
  return new WebSocket(`ws://${at}${path}`, { origin: `http://${at}`, perMessageDeflate: false });
}

type SandboxMessage = FeedMessage & { readonly type: 'sandbox' };

/** Asks the feed for a sandbox; what it tells of mail is read as by a page, and dropped. */
async function sandboxFor(feed: WebSocket, seed: string): Promise<SandboxMessage> {
  await once(feed, 'open');
  feed.send(JSON.stringify({ type: 'use', seed }));
  return new Promise((resolve, reject) => {
    feed.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as FeedMessage;
      if (message.type === 'sandbox') resolve(message);
      else if (message.type === 'refused') reject(new Error(message.reason));
    });
    feed.once('close', () => reject(new Error('the feed closed')));
  });
}

interface Session {
  readonly ws: WebSocket;
  send(text: string): void;
  /** All that has come since the last answer, once it ends so. */
  answer(ends: RegExp): Promise<string>;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 20_000;

async function open(port: number, request: object): Promise<Session> {
  const ws = connected(port, '/relay');
  let text = '';
  let unacknowledged = 0;
  let look: () => void = () => {};
  let fail: (error: Error) => void = () => {};
  ws.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) {
      if (/"(?:refused|closed)"/.test(data.toString())) fail(new Error(data.toString()));
      return;
    }
    text += data.toString('latin1');
    unacknowledged += data.length;
    if (unacknowledged >= ACKNOWLEDGE_EVERY) {
      ws.send(JSON.stringify({ type: 'ack', octets: unacknowledged }));
      unacknowledged = 0;
    }
    look();
  });
  ws.on('error', (error) => fail(error)).once('close', () => fail(new Error('the session closed')));
  await once(ws, 'open');
  ws.send(JSON.stringify({ type: 'open', tls: false, ...request }));
  return {
    ws,
    send: (line) => ws.send(Buffer.from(line, 'latin1'), { binary: true }),
    answer: (ends) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no answer, but ${JSON.stringify(text)}`)), PATIENCE);
        fail = (error) => {
          clearTimeout(late);
          reject(error);
        };
        look = () => {
          if (!ends.test(text)) return;
          clearTimeout(late);
          look = () => {};
          resolve(text);
          text = '';
        };
        look();
      }),
  };
}
