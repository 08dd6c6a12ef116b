/** A course of one small lesson, for tests that spoil it in one place. */
export function smallCourse(changes: Readonly<Record<string, string>> = {}): Map<string, string> {
  return new Map(Object.entries({ ...FILES, ...changes }));
}

export const LESSON_YAML = `steps:
  - id: enter
    passes:
      - state: TRANSACTION
    solution: |
      USER nicolas
      PASS mot_passe
    hints:
      - id: order
        when: { command: [PASS], outcome: refused }
`;

export const LESSON_EN = `# Enter

Open a mailbox.

## Sign in {#enter}

Type :cmd[USER nicolas], see :rfc[1939 §7].

:::hint{#order}
First the name.
:::

:::speaker
Slowly.
:::

## Now {#now}

- You can enter.
`;

const FILES = {
  'course.yaml': 'chapters:\n  - id: pop3\n    lessons: [enter]\n',
  'fr.md': '# Cours\n\nUn cours.\n',
  'en.md': '# Course\n\nA course.\n',
  'pop3/chapter.yaml': 'protocol: pop3\nseed: article-pop3\n',
  'pop3/fr.md': '# POP3\n\nRelever.\n',
  'pop3/en.md': '# POP3\n\nCollecting.\n',
  'pop3/enter/lesson.yaml': LESSON_YAML,
  'pop3/enter/en.md': LESSON_EN,
  'pop3/enter/fr.md': LESSON_EN.replace('Open a mailbox.', "Ouvrir l'accès : « vite » !"),
  'pop3/enter/session.txt': '[enter]\nS: +OK\nC: USER nicolas\n',
};
