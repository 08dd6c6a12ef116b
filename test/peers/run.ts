import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly code: number;
}

/** Runs a client program to its end; it never throws on the program's own failure. 60 s at most. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string | Uint8Array } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      {
        encoding: 'buffer',
        timeout: 60_000,
        maxBuffer: 64 * 1024 * 1024,
        ...(options.cwd ? { cwd: options.cwd } : {}),
        env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', ...options.env },
      },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
        resolve({ stdout, stderr: stderr.toString('latin1'), code });
      },
    );
    child.stdin?.on('error', () => {}); // a client that exits without reading its input
    child.stdin?.end(options.input ?? '');
  });
}

/** Gives `job` an empty folder of its own, with the files named, and removes it after. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  job: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plusok-peer-'));
  try {
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    return await job(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
