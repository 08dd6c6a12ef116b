import type { Browser, CDPSession, Page } from 'playwright-core';

/** The longest task of a page's main thread, in milliseconds. */
export interface Longest {
  /** Of the processor: what the page itself did. */
  readonly processor: number;
  /** By the clock: with the time for which the system gave the processor to others. */
  readonly clock: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number; // microseconds
  readonly tdur?: number; // microseconds of the processor
}

const MARK = 'this page';
const CATEGORIES = ['toplevel', 'blink.user_timing'];

/** Records a page's tasks by Chromium's own tracing: the page's long-task API tells no processor time. */
export class TaskRecorder {
  private readonly devtools: CDPSession;
  private readonly page: Page;

  private constructor(devtools: CDPSession, page: Page) {
    this.devtools = devtools;
    this.page = page;
  }

  static async start(browser: Browser, page: Page): Promise<TaskRecorder> {
    const recorder = new TaskRecorder(await browser.newBrowserCDPSession(), page);
    await recorder.begin();
    return recorder;
  }

  /** The longest task since the last call, or since the start. */
  async longest(): Promise<Longest> {
    const events = await this.end();
    await this.begin();
    const here = events.find(({ name }) => name === MARK);
    const tasks = events.filter(
      ({ name, pid, tid }) =>
        name === 'ThreadControllerImpl::RunTask' && pid === here?.pid && tid === here.tid,
    );
    if (tasks.length === 0) throw new Error('no task of the page was recorded');
    const most = (part: 'dur' | 'tdur') => Math.max(...tasks.map((task) => task[part] ?? 0)) / 1000;
    return { processor: most('tdur'), clock: most('dur') };
  }

  async stop(): Promise<void> {
    await this.end();
    await this.devtools.detach();
  }

  private async begin(): Promise<void> {
    await this.devtools.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: CATEGORIES },
    });
    await this.page.evaluate((mark) => performance.mark(mark), MARK);
  }

  private async end(): Promise<TraceEvent[]> {
    const events: TraceEvent[] = [];
    const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
    this.devtools.on('Tracing.dataCollected', collect);
    const complete = new Promise((resolve) => this.devtools.once('Tracing.tracingComplete', resolve));
    await this.devtools.send('Tracing.end');
    await complete;
    this.devtools.off('Tracing.dataCollected', collect);
    return events;
  }
}
