import { hostWith, letter } from './host.ts';

/** A server of IMAP4rev1 and the named extensions only: its replies stay as the RFCs print them. */
export const rev1 = (more: readonly string[] = [], messages = ['one', 'two', 'three'].map(letter)) => {
  const host = hostWith(messages);
  const capabilities = { before: ['IMAP4rev1'], after: ['IMAP4rev1', ...more] };
  return { ...host, face: { imap: { ...host.face.imap, capabilities } } };
};

/** The greeting and LOGIN of client `name`; `more` is what follows IMAP4rev1 among the capabilities. */
export const opened = (name = '', more = '') => `
  S${name}: * OK [CAPABILITY IMAP4rev1] mail.test PlusOK IMAP server ready
  C${name}: a LOGIN nicolas mot_passe
  S${name}: a OK [CAPABILITY IMAP4rev1${more}] User nicolas authenticated`;

/** Signs client `name` in and selects INBOX, whatever is told of it. */
export const inbox = (name = '') => `
  S${name}: …
  C${name}: a LOGIN nicolas mot_passe
  S${name}: a OK …
  C${name}: b SELECT INBOX
  S${name}: …
  S${name}: b OK [READ-WRITE] SELECT completed`;

/** Signs client `name` in. */
export const signedIn = (name = '') => `
  S${name}: …
  C${name}: a LOGIN nicolas mot_passe
  S${name}: a OK …`;

/** Signs client `name` in and enables the capability. */
export const signedInWith = (capability: string, name = '') => `${signedIn(name)}
  C${name}: b ENABLE ${capability}
  S${name}: * ENABLED ${capability}
  S${name}: b OK ENABLE completed`;

/** Signs client `name` in, enables the capability and selects INBOX. */
export const enabled = (capability: string, name = '') => `${signedInWith(capability, name)}
  C${name}: c SELECT INBOX
  S${name}: …
  S${name}: c OK [READ-WRITE] SELECT completed`;
