import type { Visitor } from './browser.ts';

/** A page as a visitor meets it: its address, and what to do there before looking. */
export interface VisitedPage {
  readonly name: string;
  readonly path: string;
  readonly prepare: (visitor: Visitor) => Promise<void>;
}

/** After the greeting, a command, a refusal. */
const refused = (greeting: RegExp, command: string, refusal: RegExp) => async (visitor: Visitor) => {
  await visitor.hears(greeting);
  await visitor.say(command, refusal);
};

const shows = (selector: string) => (visitor: Visitor) => visitor.page.locator(selector).first().waitFor();

const watched = async (visitor: Visitor) => {
  const { page } = visitor;
  await page.getByRole('button', { name: /^(Watch|Regarder)$/ }).click();
  for (let turns = 0; turns < 8; turns++) {
    await page.getByRole('button', { name: /^(Step forward|Avancer d’un échange)$/ }).click();
  }
};

/** Every page of PlusOK. */
export const PAGES: readonly VisitedPage[] = [
  { name: 'the first page', path: '', prepare: shows('.card') },
  { name: 'the POP3 console', path: 'console/pop3', prepare: refused(/^\+OK/, 'RETR 1', /^-ERR/) },
  { name: 'the IMAP console', path: 'console/imap', prepare: refused(/^\* OK/, 'a1 FETCH 1 FLAGS', /^a1 /) },
  { name: 'the SMTP console', path: 'console/smtp', prepare: refused(/^220 /, 'DATA', /^5/) },
  {
    name: 'an explained log',
    path: 'explain',
    prepare: async (visitor) => {
      await visitor.page.getByRole('button', { name: /^(An example|Un exemple)$/ }).click();
      await visitor.hears(/^-ERR/);
    },
  },
  { name: 'the course', path: 'course', prepare: shows('main h1') },
  ...[
    'smtp/by-hand',
    'pop3/apop',
    'pop3/states',
    'pop3/delete-and-undo',
    'imap/select',
    'imap/structure',
    'imap/two-clients',
    'choose/pop-or-imap/by-hand',
  ].map((id) => ({ name: `the lesson ${id}`, path: `lesson/${id}`, prepare: shows('section.conditions') })),
  { name: 'a lesson watched', path: 'lesson/pop3/list-and-read', prepare: watched },
  { name: 'a lesson in two consoles watched', path: 'lesson/imap/two-clients', prepare: watched },
  {
    name: 'a lesson presented',
    path: 'present/pop3/list-and-read',
    prepare: async (visitor) => {
      await visitor.hears(/^\+OK/);
      await visitor.page.keyboard.press('PageDown');
      await visitor.page.keyboard.press('PageDown');
      await visitor.hears(/^USER/);
    },
  },
  { name: 'the speaker’s notes', path: 'notes/pop3/list-and-read', prepare: shows('.notes h1') },
  { name: 'an unknown address', path: 'nowhere', prepare: shows('main h1, main p') },
];
