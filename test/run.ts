/**
 * `npm test`: brings what the tests need or says what to install, builds, runs every test, and ends with a plain line
 * "N passed, N failed, N skipped".
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { startVitest, type TestModule } from 'vitest/node';
import { missingTools, PACKAGES } from './support/tools.ts';

const inCi = Boolean(process.env.CI);

function installMissing(): void {
  const missing = missingTools();
  if (missing.length === 0) return;
  const packages = [...new Set(missing.flatMap((tool) => PACKAGES[tool].split(' ')))];
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const canInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!inCi || !canInstall) {
    console.log(`Not found: ${missing.join(', ')}. Tests that need them are skipped. On Debian: ${command}`);
    return;
  }
  console.log(`Installing ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function count(modules: readonly TestModule[]): { passed: number; failed: number; skipped: number } {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    if (module.state() === 'failed' && module.errors().length > 0) total.failed++;
    for (const test of module.children.allTests()) {
      const state = test.result().state;
      if (state === 'passed') total.passed++;
      else if (state === 'failed') total.failed++;
      else total.skipped++;
    }
  }
  return total;
}

installMissing();
execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });

const filters = process.argv.slice(2);
const vitest = await startVitest('test', filters, {
  config: `${import.meta.dirname}/vitest.config.ts`,
  watch: false,
});
const total = count(vitest.state.getTestModules());
const unhandled = vitest.state.getUnhandledErrors().length;
await vitest.close();
console.log(`${total.passed} passed, ${total.failed + unhandled} failed, ${total.skipped} skipped`);
process.exit(total.failed + unhandled > 0 || total.passed === 0 ? 1 : 0);
