import type { smtp as en } from '../en/smtp.ts';
import { smtpCommands } from './smtp-commands.ts';
import { smtpEnhanced } from './smtp-enhanced.ts';
import { smtpNotes } from './smtp-notes.ts';
import { smtpReplies } from './smtp-replies.ts';

/** All that SMTP has to explain. Explanations in French. */
export const smtp = {
  ...smtpCommands,
  ...smtpEnhanced,
  ...smtpNotes,
  ...smtpReplies,
} satisfies Record<keyof typeof en, string>;
