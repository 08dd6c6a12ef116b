import { describe, expect, it } from 'vitest';
import { uncovered } from '../../web/annotator/coverage/check.ts';
import type { CoverageRow } from '../../web/annotator/coverage/row.ts';
import { COVERAGE_TABLES } from '../../web/annotator/coverage/tables.ts';
import { loadExplainer } from '../../web/annotator/explanations/load.ts';

/** Rows of the checklist in each group, and how many of each tier must be explained: tier 3 may miss a fifth. */
const SIZES = { P: 55, I: 548, S: 210, A: 32 };
const GOALS: Readonly<Record<CoverageRow['tier'], number>> = { 1: 1, 2: 1, 3: 0.8 };

const rows = COVERAGE_TABLES.flatMap(({ protocol, rows }) => rows.map((row) => ({ protocol, row })));

describe('the protocol checklist', () => {
  it.each(Object.entries(SIZES))('has every row of %s once', (protocol, size) => {
    const own = rows.filter(({ row }) => row.row.startsWith(`${protocol}.`)).map(({ row }) => row.row);
    expect([own.length, new Set(own).size]).toEqual([size, size]);
  });

  it.each([1, 2, 3] as const)('is explained, each token in its own words: tier %i', (tier) => {
    const own = rows.filter(({ row }) => row.tier === tier);
    const problems = own.flatMap(({ protocol, row }) => {
      const problem = uncovered(protocol, row);
      return problem ? [`${row.row} ${row.token}: ${problem}`] : [];
    });
    expect(
      problems.slice(0, Math.max(0, problems.length - Math.floor(own.length * (1 - GOALS[tier])))),
    ).toEqual([]);
  });

  it.each(['en', 'fr'] as const)('has a sentence for each row: %s', async (language) => {
    for (const { protocol, rows } of COVERAGE_TABLES) {
      const explainer = await loadExplainer(protocol, language);
      expect(rows.filter((row) => !explainer.has(row.id)).map((row) => `${row.row} ${row.id}`)).toEqual([]);
    }
  });
});
