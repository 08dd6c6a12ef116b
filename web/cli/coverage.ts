import { uncovered } from '../annotator/coverage/check.ts';
import { COVERAGE_TABLES } from '../annotator/coverage/tables.ts';

interface Count {
  covered: number;
  total: number;
}

/** Runs every checklist row's sample and prints covered N of M, per group and per tier; then the rows that fail. */
export function printCoverage(print: (line: string) => void): void {
  const counts = new Map<string, Count>();
  const failures: string[] = [];
  for (const { protocol, rows } of COVERAGE_TABLES) {
    for (const row of rows) {
      const problem = uncovered(protocol, row);
      if (problem) failures.push(`${row.row} ${row.token}: ${problem}`);
      const group = row.row.slice(0, row.row.lastIndexOf('.'));
      for (const key of [group, `${group} tier ${row.tier}`, 'all', `all tier ${row.tier}`]) {
        const count = counts.get(key) ?? { covered: 0, total: 0 };
        count.total++;
        if (!problem) count.covered++;
        counts.set(key, count);
      }
    }
  }
  const keys = [...counts.keys()].sort();
  const groups = keys.filter((key) => !key.includes(' '));
  for (const group of [...groups.filter((key) => key !== 'all'), 'all']) print(tableLine(group, counts));
  for (const failure of failures) print(`not covered: ${failure}`);
}

function tableLine(group: string, counts: ReadonlyMap<string, Count>): string {
  const cell = (key: string): string => {
    const count = counts.get(key);
    return (count ? `${count.covered} of ${count.total}` : '–').padEnd(14);
  };
  const tiers = [1, 2, 3].map((tier) => `tier ${tier}: ${cell(`${group} tier ${tier}`)}`);
  return `${group.padEnd(10)} ${cell(group)} ${tiers.join(' ')}`.trimEnd();
}
