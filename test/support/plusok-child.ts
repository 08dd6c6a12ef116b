/** PlusOK as a process of its own, told its options by whoever forked it (own-process.ts); it answers questions. */
import type { PlusokOptions } from '../../relay/plusok.ts';
import { startPlusok } from './server.ts';

const plusok = await startPlusok(JSON.parse(process.argv[2]!) as PlusokOptions);

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

process.on('message', (question: 'memory' | 'sessions') => {
  process.send!(question === 'memory' ? memory() : plusok.sessions);
});
process.once('SIGTERM', () => void plusok.stop().then(() => process.exit(0)));
process.once('disconnect', () => process.exit(1));
process.send!({ port: plusok.port, ports: plusok.ports });
