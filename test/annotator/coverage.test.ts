import { describe, expect, it } from 'vitest';
import { uncovered } from '../../web/annotator/coverage/check.ts';
import { POP3_COVERAGE } from '../../web/annotator/coverage/pop3.ts';
import { SASL_COVERAGE } from '../../web/annotator/coverage/sasl.ts';
import { SMTP_COVERAGE } from '../../web/annotator/coverage/smtp.ts';
import { loadExplainer } from '../../web/annotator/explanations/load.ts';

const TABLES = [
  { name: 'POP3', protocol: 'pop3', rows: POP3_COVERAGE, size: 55 },
  { name: 'SMTP', protocol: 'smtp', rows: SMTP_COVERAGE, size: 210 },
  { name: 'SASL', protocol: 'pop3', rows: SASL_COVERAGE, size: 32 },
] as const;

describe.each(TABLES)('the checklist of $name', ({ protocol, rows, size }) => {
  it('has every row once', () => {
    expect(new Set(rows.map((row) => row.row)).size).toBe(size);
    expect(rows.length).toBe(size);
  });

  it('is explained, each token in its own words', async () => {
    const english = await loadExplainer(protocol, 'en');
    const french = await loadExplainer(protocol, 'fr');
    const problems = rows.flatMap((row) => {
      const problem = english.has(row.id) && french.has(row.id) ? uncovered(protocol, row) : 'no explanation';
      return problem ? [`${row.row} ${row.token}: ${problem}`] : [];
    });
    expect(problems).toEqual([]);
  });
});
