/**
 * Side-by-side measurement on a shared, noisy machine: the contestants take turns within each round, several rounds,
 * and medians are compared. Absolute figures are for information; the ratio is the result.
 */
export interface Contestant {
  readonly name: string;
  /** Does the work once and returns its figure (operations or octets per second, or milliseconds). */
  run(): Promise<number>;
}

export interface Comparison {
  readonly what: string;
  readonly unit: string;
  /** Whether a larger figure is better. */
  readonly larger: boolean;
  /** At least this ratio of ours to the other's, above 1 meaning ours is better. */
  readonly goal?: number;
  /** At least this figure of ours, whatever the other's is. */
  readonly least?: number;
  /** How often each does the work before it is measured; not at all unless told. */
  readonly warmUp?: number;
  /** Rounds, where a collection of garbage that falls into some of them must not decide the median. */
  readonly rounds?: number;
}

export interface Result extends Comparison {
  readonly medians: ReadonlyMap<string, number>;
  readonly ratio: number | undefined;
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs the contestants in turn; the first is ours, the second the one it is compared with, if any. */
export async function compare(
  comparison: Comparison,
  contestants: readonly Contestant[],
  rounds = comparison.rounds ?? Number(process.env.ROUNDS ?? 5),
): Promise<Result> {
  for (let run = 0; run < (comparison.warmUp ?? 0); run++) {
    for (const contestant of contestants) await contestant.run();
  }
  const figures = new Map<string, number[]>(contestants.map((each) => [each.name, []]));
  for (let round = 0; round < rounds; round++) {
    const turn = round % 2 ? [...contestants].reverse() : contestants;
    for (const contestant of turn) figures.get(contestant.name)!.push(await contestant.run());
  }
  const medians = new Map([...figures].map(([name, all]) => [name, median(all)]));
  const [ours, theirs] = contestants.map((each) => medians.get(each.name)!);
  const ratio =
    ours === undefined || theirs === undefined
      ? undefined
      : comparison.larger
        ? ours / theirs
        : theirs / ours;
  const result = { ...comparison, medians, ratio };
  console.log(describeResult(result));
  return result;
}

function describeResult({ what, unit, medians, ratio, goal, least }: Result): string {
  const figures = [...medians].map(([name, figure]) => `${name} ${round(figure)} ${unit}`).join(', ');
  const [ours] = medians.values();
  const alone = `${what}: ${figures}${verdict(ours ?? 0, least)}`;
  return ratio === undefined ? alone : `${alone}; ratio ${ratio.toFixed(2)}${verdict(ratio, goal)}`;
}

const verdict = (reached: number, goal: number | undefined): string =>
  goal === undefined ? '' : ` (goal ${goal}: ${reached >= goal ? 'reached' : 'missed'})`;

const round = (figure: number) => (figure >= 100 ? Math.round(figure) : Number(figure.toPrecision(3)));

export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}
