import { Session } from 'node:inspector/promises';

/**
 * Counts work instead of measuring time: how often the blocks of our code run (V8's block coverage), and how many
 * octets and characters the built-in operations beneath it read or copy. The same input gives the same count on any
 * machine, however busy. Begin before the code to be counted is imported.
 */
export class WorkCounter {
  private readonly session = new Session();
  private readonly paths: readonly string[];
  private builtIn = 0;
  private readonly restore: (() => void)[] = [];

  /** @param paths parts of the paths of the files whose blocks count */
  constructor(paths: readonly string[]) {
    this.paths = paths;
  }

  async begin(): Promise<void> {
    this.session.connect();
    await this.session.post('Profiler.enable');
    await this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    this.wrap(Uint8Array.prototype, 'set', (_, [source]) => lengthOf(source));
    this.wrap(Uint8Array.prototype, 'slice', (_, __, result) => lengthOf(result));
    this.wrap(Uint8Array.prototype, 'indexOf', (array, [, from = 0], found) =>
      found === -1 ? lengthOf(array) - Number(from) : Number(found) + 1 - Number(from),
    );
    this.wrap(Array.prototype, 'slice', (_, __, result) => lengthOf(result));
    this.wrap(Array.prototype, 'includes', (array) => lengthOf(array));
    this.wrap(Array.prototype, 'splice', (array) => lengthOf(array));
    this.wrap(String, 'fromCharCode', (_, codes) => codes.length);
  }

  /** How much work `run` is. */
  async of(run: () => void): Promise<number> {
    await this.take();
    this.builtIn = 0;
    run();
    const { builtIn } = this;
    return builtIn + (await this.take());
  }

  async end(): Promise<void> {
    for (const undo of this.restore) undo();
    await this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** Blocks run since the last call. */
  private async take(): Promise<number> {
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    let count = 0;
    for (const { url, functions } of result) {
      if (!this.paths.some((path) => url.includes(path))) continue;
      for (const { ranges } of functions) for (const range of ranges) count += range.count;
    }
    return count;
  }

  private wrap<T extends object>(
    owner: T,
    name: keyof T & string,
    octets: (self: unknown, values: readonly unknown[], result: unknown) => number,
  ): void {
    const counter = this;
    const own = Object.getOwnPropertyDescriptor(owner, name);
    const original = owner[name] as (...values: unknown[]) => unknown;
    const value = function (this: unknown, ...values: unknown[]) {
      const result = Reflect.apply(original, this, values);
      counter.builtIn += octets(this, values, result);
      return result;
    };
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
    this.restore.push(() => {
      if (own) Object.defineProperty(owner, name, own);
      else delete owner[name];
    });
  }
}

const lengthOf = (list: unknown): number => (list as ArrayLike<unknown>).length;
