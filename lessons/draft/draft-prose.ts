import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Bilingual, Lang } from '../model.ts';
import type { DraftStep } from './steps.ts';

/** The words that a draft begins with: each says what its author is to write in its place. */
interface Words {
  readonly course: string;
  readonly courseFor: string;
  readonly chapterFor: string;
  readonly title: (protocol: string) => string;
  readonly purpose: string;
  readonly intro: string;
  readonly type: string;
  readonly step: (number: number) => string;
  readonly speaker: string;
  readonly now: string;
  readonly nowItem: string;
  readonly seeSolution: string;
}

const WORDS: Bilingual<Words> = {
  fr: {
    course: 'Un cours',
    courseFor: 'Dites ici, en une phrase, à quoi sert ce cours.',
    chapterFor: 'Dites ici, en une phrase, à quoi sert ce chapitre.',
    title: (protocol) => `Une session ${protocol}`,
    purpose: 'Dites ici, en une phrase, à quoi sert cette leçon.',
    intro: 'Ce qu’il faut savoir avant de commencer.',
    type: 'Tapez',
    step: (number) => `Étape ${number}`,
    speaker: 'Ce que dit la personne qui présente la leçon.',
    now: 'Ce que vous savez faire maintenant',
    nowItem: 'Dites ici ce que l’on a appris.',
    seeSolution: 'Voyez la solution.',
  },
  en: {
    course: 'A course',
    courseFor: 'Say here, in one sentence, what this course is for.',
    chapterFor: 'Say here, in one sentence, what this chapter is for.',
    title: (protocol) => `A ${protocol} session`,
    purpose: 'Say here, in one sentence, what this lesson is for.',
    intro: 'What one should know before beginning.',
    type: 'Type',
    step: (number) => `Step ${number}`,
    speaker: 'What the person presenting the lesson says.',
    now: 'What you can do now',
    nowItem: 'Say here what has been learnt.',
    seeSolution: 'See the solution.',
  },
};

export function courseText(lang: Lang): string {
  return `# ${WORDS[lang].course}\n\n${WORDS[lang].courseFor}\n`;
}

export function chapterText(lang: Lang, protocol: Protocol): string {
  return `# ${protocol.toUpperCase()}\n\n${WORDS[lang].chapterFor}\n`;
}

export function lessonText(
  lang: Lang,
  protocol: Protocol,
  steps: readonly DraftStep[],
  typed: readonly string[],
): string {
  const words = WORDS[lang];
  const head = `# ${words.title(protocol.toUpperCase())}\n\n${words.purpose}\n\n${words.intro}\n`;
  const body = steps.map((step, i) =>
    stepText(step, titleOf(step, i, words), typed.slice(step.from, step.to), words),
  );
  return `${[head, ...body].join('\n')}\n## ${words.now} {#now}\n\n- ${words.nowItem}\n`;
}

/** The command, unless what was typed is none. */
function titleOf({ command }: DraftStep, index: number, words: Words): string {
  return /^[A-Z]+(?: [A-Z]+)?$/.test(command) ? command : words.step(index + 1);
}

function stepText({ id }: DraftStep, title: string, lines: readonly string[], words: Words): string {
  const parts = lines.every(isOneClick) ? inWords(lines, words) : asCode(lines, words);
  return `## ${title} {#${id}}

${parts.body}

:::hint{#say-it}
${parts.hint}
:::

:::speaker
${words.speaker}
:::
`;
}

function inWords(lines: readonly string[], words: Words): { body: string; hint: string } {
  const commands = lines.map((line) => `:cmd[${line}]`).join(', ');
  return { body: `${words.type} ${commands}.`, hint: commands };
}

function asCode(lines: readonly string[], words: Words): { body: string; hint: string } {
  const longest = Math.max(2, ...lines.map((line) => /`+/.exec(line)?.[0].length ?? 0));
  const fence = '`'.repeat(longest + 1);
  const colon = words === WORDS.fr ? ' :' : ':';
  return {
    body: `${words.type}${colon}\n\n${fence}\n${lines.join('\n')}\n${fence}`,
    hint: words.seeSolution,
  };
}

/** A line that stands between the brackets of `:cmd[…]`: not empty, its own brackets in pairs, no mark of Markdown. */
function isOneClick(line: string): boolean {
  if (line.trim() !== line || line === '' || /[\\`<&]/.test(line)) return false;
  let depth = 0;
  for (const character of line) {
    if (character === '[') depth++;
    else if (character === ']' && --depth < 0) return false;
  }
  return depth === 0;
}
