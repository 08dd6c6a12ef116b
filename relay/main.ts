#!/usr/bin/env node
import { join } from 'node:path';
import pino from 'pino';
import { openBrowser } from './browser.ts';
import { CourseHandler } from './course.ts';
import { readCommandLine } from './options.ts';
import { OwnCourse } from './own-course.ts';
import { type Plusok, type PlusokOptions, ROOT, startPlusok } from './plusok.ts';
import { PortError, type PortWish } from './ports.ts';
import { readTlsFiles } from './tls-files.ts';

async function main(): Promise<void> {
  const { plusok, open, tls, course, logLevel } = readCommandLine(process.argv.slice(2));
  const logger = pino({ level: logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
  const own = course === undefined ? undefined : new OwnCourse(course, tell);
  await own?.open();
  const handler = new CourseHandler(join(ROOT, 'lessons'), { own: own !== undefined });
  // Compiling takes about a second: done now, it keeps nobody waiting. Problems are told to whoever asks for the course.
  handler.answers().catch(() => {});
  const running = await startPlusok({
    ...plusok,
    ...(tls && { tls: readTlsFiles(tls.cert, tls.key, Date.now()) }),
    logger,
    handlers: own ? [own.handle, handler.handle] : [handler.handle],
  });
  stopOnSignal(running);
  console.log(announcement(running, plusok));
  if (open) openBrowser(running.url);
}

/** For an author who watches the terminal. */
function tell(lines: readonly string[]): void {
  for (const line of lines) console.error(line);
}

/** One line: where the page is and the sandbox's ports; for those that were taken, which ones. */
function announcement({ url, port, ports }: Plusok, wishes: PlusokOptions): string {
  const at = (wish: PortWish | undefined, got: number) =>
    wish && wish.port !== 0 && wish.port !== got ? `${got} (${wish.port} is taken)` : `${got}`;
  // Strangers know a public page by its name only: the address it listens at refuses them.
  const address = (wishes.public && wishes.origins?.[0]) || url;
  const page =
    at(wishes.port, port) === `${port}` ? address : `${address} (port ${wishes.port?.port} is taken)`;
  const { pop3, imap, smtp } = wishes.ports ?? {};
  return `PlusOK: ${page}   POP3 ${at(pop3, ports.pop3)}   IMAP ${at(imap, ports.imap)}   SMTP ${at(smtp, ports.smtp)}`;
}

/** Ctrl-C and SIGTERM end in order; a second one at once. */
function stopOnSignal(running: Plusok): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    void running.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

main().catch((error: Error) => {
  const expected = error instanceof PortError || error instanceof RangeError;
  console.error(expected ? error.message : error);
  process.exit(1);
});
