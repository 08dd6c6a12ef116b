import { smtpCommands } from './smtp-commands.ts';
import { smtpEnhanced } from './smtp-enhanced.ts';
import { smtpNotes } from './smtp-notes.ts';
import { smtpReplies } from './smtp-replies.ts';

/** All that SMTP has to explain. Explanations in English. */
export const smtp = {
  ...smtpCommands,
  ...smtpEnhanced,
  ...smtpNotes,
  ...smtpReplies,
} as const;
