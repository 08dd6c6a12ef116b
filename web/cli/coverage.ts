import type { Protocol } from '../../relay/wire/protocol.ts';
import { uncovered } from '../annotator/coverage/check.ts';
import { POP3_COVERAGE } from '../annotator/coverage/pop3.ts';
import type { CoverageRow } from '../annotator/coverage/row.ts';
import { SASL_COVERAGE } from '../annotator/coverage/sasl.ts';
import { SMTP_COVERAGE } from '../annotator/coverage/smtp.ts';

const TABLES: readonly { readonly protocol: Protocol; readonly rows: readonly CoverageRow[] }[] = [
  { protocol: 'pop3', rows: POP3_COVERAGE },
  { protocol: 'smtp', rows: SMTP_COVERAGE },
  // SASL rows are shown in POP3, whose exchange has the least around it.
  { protocol: 'pop3', rows: SASL_COVERAGE },
];

interface Count {
  covered: number;
  total: number;
}

/** Runs every checklist row's sample and prints covered N of M, per group and per tier; then the rows that fail. */
export function printCoverage(print: (line: string) => void): void {
  const counts = new Map<string, Count>();
  const failures: string[] = [];
  for (const { protocol, rows } of TABLES) {
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
