import { stopServers } from './servers.ts';

/** `npm run bench [-- NAME …]`: measurements, side by side in one run, several rounds, medians. */
const BENCHMARKS: Readonly<Record<string, () => Promise<void>>> = {
  sandbox: async () => (await import('./sandbox.ts')).benchSandbox(),
  sandboxes: async () => (await import('./sandboxes.ts')).benchSandboxes(),
  fuzz: async () => (await import('./fuzz.ts')).benchFuzz(),
  frames: async () => (await import('./frames.ts')).benchFrames(),
  relay: async () => (await import('./relay.ts')).benchRelay(),
  class: async () => (await import('./class.ts')).benchClass(),
  annotator: async () => (await import('./annotator.ts')).benchAnnotator(),
  feel: async () => (await import('./feel.ts')).benchFeel(),
  'log-page': async () => (await import('./log-page.ts')).benchLogPage(),
  ready: async () => (await import('./ready.ts')).benchReady(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(
    `no benchmark called ${unknown.join(', ')}; there are: ${Object.keys(BENCHMARKS).join(', ')}`,
  );
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopServers().finally(() => process.exit(130)));
}
for (const name of asked.length > 0 ? asked : Object.keys(BENCHMARKS)) {
  console.log(`\n# ${name}`);
  await BENCHMARKS[name]!();
}
