import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What `npm run lessons:check --` says, and how it ends. */
function lessonsCheck(...options: string[]): Promise<{ code: number; said: string }> {
  const args = ['--import', 'tsx', 'relay/lessons-check.ts', ...options];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: (stdout + stderr).trim() }),
    );
  });
}

it('lessons:check plays the example course', async () => {
  const { code, said } = await lessonsCheck('lessons/example');
  expect(said).toBe('ok   post/is-there-mail (3 steps)\n1 lesson is right.');
  expect(code).toBe(0);
});

it.each([
  ['--recrod', /^error: unknown option '--recrod'\n\(Did you mean --record\?\)/],
  ['no-such-folder', /^The course cannot be read or written: ENOENT.*no-such-folder'$/],
])('lessons:check %s is an error that says what is wrong', async (option, words) => {
  const { code, said } = await lessonsCheck(option);
  expect(said).toMatch(words);
  expect(code).toBe(1);
});
