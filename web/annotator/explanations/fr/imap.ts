import type { imap as en } from '../en/imap.ts';
import { imapArguments } from './imap-arguments.ts';
import { imapCapabilities } from './imap-capabilities.ts';
import { imapCodes } from './imap-codes.ts';
import { imapCommands } from './imap-commands.ts';
import { imapFetch } from './imap-fetch.ts';
import { imapNames } from './imap-names.ts';
import { imapNotes } from './imap-notes.ts';
import { imapResponses } from './imap-responses.ts';
import { imapSearch } from './imap-search.ts';

/** All that IMAP has to explain. Explanations in French. */
export const imap = {
  ...imapArguments,
  ...imapCapabilities,
  ...imapCodes,
  ...imapCommands,
  ...imapFetch,
  ...imapNames,
  ...imapNotes,
  ...imapResponses,
  ...imapSearch,
} satisfies Record<keyof typeof en, string>;
