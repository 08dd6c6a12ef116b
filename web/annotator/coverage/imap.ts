import { IMAP_ARGUMENTS } from './imap-arguments.ts';
import { IMAP_CAPABILITIES } from './imap-capabilities.ts';
import { IMAP_CODES } from './imap-codes.ts';
import { IMAP_COMMANDS } from './imap-commands.ts';
import { IMAP_FETCH } from './imap-fetch.ts';
import { IMAP_FORMS } from './imap-forms.ts';
import { IMAP_NAMES } from './imap-names.ts';
import { IMAP_NOTIFY } from './imap-notify.ts';
import { IMAP_RESPONSES } from './imap-responses.ts';
import { IMAP_SEARCH } from './imap-search.ts';
import type { CoverageRow } from './row.ts';

/** The checklist's rows about IMAP, each with a conversation that shows its token. */
export const IMAP_COVERAGE: readonly CoverageRow[] = [
  ...IMAP_ARGUMENTS,
  ...IMAP_CAPABILITIES,
  ...IMAP_CODES,
  ...IMAP_COMMANDS,
  ...IMAP_FETCH,
  ...IMAP_FORMS,
  ...IMAP_NAMES,
  ...IMAP_NOTIFY,
  ...IMAP_RESPONSES,
  ...IMAP_SEARCH,
];
