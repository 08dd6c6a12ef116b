import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/** What opens an address in the person's browser, per system. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens `url` in the browser; where there is none, nothing happens: the address has been printed. */
export function openBrowser(url: string): void {
  const [program, ...args] = OPENERS[platform()] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
