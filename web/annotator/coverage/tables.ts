import type { Protocol } from '../../../relay/wire/protocol.ts';
import { IMAP_COVERAGE } from './imap.ts';
import { POP3_COVERAGE } from './pop3.ts';
import type { CoverageRow } from './row.ts';
import { SASL_COVERAGE } from './sasl.ts';
import { SMTP_COVERAGE } from './smtp.ts';

/** The whole checklist, and the protocol in which each table's samples speak. */
export const COVERAGE_TABLES: readonly {
  readonly protocol: Protocol;
  readonly rows: readonly CoverageRow[];
}[] = [
  { protocol: 'pop3', rows: POP3_COVERAGE },
  { protocol: 'smtp', rows: SMTP_COVERAGE },
  { protocol: 'imap', rows: IMAP_COVERAGE },
  // SASL is shown in POP3, whose exchange has the least around it.
  { protocol: 'pop3', rows: SASL_COVERAGE },
];
