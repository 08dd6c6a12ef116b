/**
 * `npm run bench -- sandboxes`: a thousand sandboxes in one process, each listening on ports of its own; what one
 * costs while it is idle and empty-handed; and how long a mailbox of 10,000 messages takes to be put back.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Content } from '../../relay/sandbox/mime/content.ts';
import { Sandboxes } from '../../relay/sandboxes.ts';
import { median } from './measure.ts';

const COUNT = 1000;
const GOAL = { kib: 64, milliseconds: 5 };
const MESSAGES = 10_000;
const verdict = (reached: boolean) => (reached ? 'reached' : 'missed');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Octets of the heap and beside it that are in use. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export async function benchSandboxes(): Promise<void> {
  const sandboxes = await Sandboxes.create({
    host: '127.0.0.1',
    sandbox: { domain: 'plusok.test' },
    maxSandboxes: COUNT + 1,
    maxPerOwner: COUNT + 1,
    maxConnections: 100,
    keep: 3_600_000,
  });
  try {
    await sandboxes.open('empty', 'warm-up');
    const before = inUse();
    for (let i = 0; i < COUNT; i++) await sandboxes.open('empty', 'class');
    const kib = (inUse() - before) / COUNT / 1024;
    console.log(
      `${sandboxes.count} sandboxes listen; one costs ${kib.toFixed(1)} KiB (goal ${GOAL.kib}: ${verdict(kib <= GOAL.kib)})`,
    );
    const taken = restoring(sandboxes);
    console.log(
      `a mailbox of ${MESSAGES} messages put back: ${taken.toFixed(3)} ms (goal ${GOAL.milliseconds}: ${verdict(taken <= GOAL.milliseconds)})`,
    );
  } finally {
    await sandboxes.close();
  }
}

/** Milliseconds of putting the shared sandbox back to before a command, commands of several kinds in turn. */
function restoring({ shared: { sandbox } }: Sandboxes): number {
  const { store } = sandbox;
  const content = new Content(new TextEncoder().encode('Subject: x\r\n\r\nx\r\n'));
  const user = [...store.state.accounts.keys()][0]!;
  store.append(user, 'INBOX', Array(MESSAGES).fill({ content }));
  const all = new Set(store.expectMailbox(user, 'INBOX').messages.map(({ uid }) => uid));
  const commands = [
    () => store.append(user, 'INBOX', [{ content }]),
    () => store.setFlags(user, 'INBOX', all, 'add', ['\\Seen']),
    () => store.expunge(user, 'INBOX', all),
  ];
  const figures = Array.from({ length: 30 }, (_, i) => {
    const moment = sandbox.snapshot();
    commands[i % commands.length]!();
    const start = performance.now();
    sandbox.restore(moment);
    return performance.now() - start;
  });
  return median(figures);
}
