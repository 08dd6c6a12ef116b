import type { ContainerDirective } from 'mdast-util-directive';
import type { LessonText, StepText } from '../model.ts';
import type { Block, Inline } from '../prose.ts';
import type { ProseReader } from './markdown.ts';
import type { Problem } from './problem.ts';
import type { LessonFile } from './schema.ts';
import { onlyParagraph, readPage, type Section } from './sections.ts';

/** The section of "what you can do now", which belongs to no step. */
const NOW = 'now';

/** Reads `fr.md` or `en.md` of a lesson, and holds it against the steps of its `lesson.yaml`. */
export function readLessonText(
  reader: ProseReader,
  lesson: LessonFile,
): { text: LessonText; problems: readonly Problem[] } {
  const page = readPage(reader);
  const steps: Record<string, StepText> = {};
  let now: Block[] | undefined;
  for (const section of page.sections) {
    const step = lesson.steps.find(({ id }) => id === section.id);
    if (section.id === NOW) now = reader.blocks(section.body);
    else if (step) steps[section.id] = readStep(section, step, reader);
    else reader.problem(section.heading, 'noSuchStep', { id: section.id });
  }
  const missing = lesson.steps.filter(({ id }) => !steps[id]).map(({ id }) => id);
  if (!now) missing.push(NOW);
  for (const id of missing) {
    reader.problem(lastLine(reader.source), 'missingSection', { id });
  }
  const { title, purpose } = page;
  const text = { title, purpose, intro: reader.blocks(page.intro), steps, now: now ?? [] };
  return { text, problems: reader.problems };
}

function lastLine(source: string) {
  const line = source.trimEnd().split('\n').length;
  const point = { line, column: 1 };
  return { type: 'thematicBreak', position: { start: point, end: point } } as const;
}

/** The parts of a step's section that are not its body: `:::hint{#id}`, `:::check{#id}`, `:::predict{#id}`, `:::speaker`. */
type Part = 'hint' | 'check' | 'predict' | 'speaker';
const PARTS: readonly string[] = ['hint', 'check', 'predict', 'speaker'] satisfies Part[];

function readStep(section: Section, step: LessonFile['steps'][number], reader: ProseReader): StepText {
  const parts = section.body.filter(
    (node): node is ContainerDirective => node.type === 'containerDirective' && PARTS.includes(node.name),
  );
  const named = (name: Part) => parts.filter((part) => part.name === name);
  const byId = <T>(name: Part, wanted: readonly string[], read: (part: ContainerDirective) => T) => {
    const found = named(name).map((part) => [part.attributes?.id ?? '', part] as const);
    for (const [id, part] of found) {
      if (!wanted.includes(id)) reader.problem(part, 'strangePart', { part: name, id, step: step.id });
    }
    for (const id of wanted) {
      if (!found.some(([other]) => other === id)) {
        reader.problem(section.heading, 'missingPart', { part: name, id, step: step.id });
      }
    }
    return Object.fromEntries(found.map(([id, part]) => [id, read(part)]));
  };
  const speaker = named('speaker');
  if (speaker.length !== 1) reader.problem(section.heading, 'oneSpeaker', { step: step.id });
  return {
    title: section.title,
    body: reader.blocks(section.body.filter((node) => !(parts as readonly unknown[]).includes(node))),
    speaker: speaker.flatMap((part) => reader.blocks(part.children)),
    hints: byId(
      'hint',
      step.hints.map(({ id }) => id),
      (part) => reader.blocks(part.children),
    ),
    checks: byId('check', step.passes.flatMap(saysIn), (part): Inline[] =>
      onlyParagraph(part.children, reader),
    ),
    predict: byId(
      'predict',
      step.predict.map(({ id }) => id),
      (part) => ({
        question: onlyParagraph(part.children, reader),
        explanation: reader.blocks(part.children.slice(1)),
      }),
    ),
  };
}

type StepCheck = LessonFile['steps'][number]['passes'][number];

/** The ids of the lesson's own words in a condition and those it is made of. */
function saysIn(check: StepCheck): string[] {
  const parts = [...(check.all ?? []), ...(check.any ?? []), ...(check.not ? [check.not] : [])];
  return [...(check.says === undefined ? [] : [check.says]), ...parts.flatMap(saysIn)];
}
