import { type Bilingual, LANGS, type Lesson, type LessonText, type Step } from '../model.ts';
import { type Block, blocksOf, type Inline, inlinesOf } from '../prose.ts';
import { complaint, isComplaint } from './complaint.ts';
import { consolesOf, strangeConsoles } from './consoles.ts';
import { readLessonText } from './lesson-text.ts';
import { ProseReader } from './markdown.ts';
import type { LessonPlaces } from './places.ts';
import type { Problem } from './problem.ts';
import { type ChapterFile, type LessonFile, lessonFile } from './schema.ts';
import { type Action, parseScript } from './script.ts';
import { parseSession } from './session.ts';
import { readYaml } from './yaml.ts';

/** What a lesson is compiled with: its course's files, its chapter's defaults, the glossary's ids. */
export interface LessonSource {
  readonly id: string;
  readonly files: ReadonlyMap<string, string>;
  readonly chapter: ChapterFile;
  readonly terms: ReadonlySet<string>;
}

/** One lesson's folder, compiled; without the lesson when a problem leaves nothing to show. */
export function compileLesson(source: LessonSource): {
  lesson?: Lesson;
  places?: LessonPlaces;
  problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const read = (name: string): string => {
    const text = source.files.get(`${source.id}/${name}`);
    if (text === undefined)
      problems.push({ file: `${source.id}/${name}`, line: 1, complaint: complaint('missingFile') });
    return text ?? '';
  };
  const [yaml, session] = [read('lesson.yaml'), read('session.txt')];
  const prose = LANGS.map((lang) => [lang, read(`${lang}.md`)] as const);
  if (problems.length > 0) return { problems };

  const parsed = readYaml(`${source.id}/lesson.yaml`, yaml, lessonFile);
  if ('problems' in parsed) return { problems: parsed.problems };
  const file = parsed.value;
  const text = prose.map(([lang, markdown]) => {
    const reader = new ProseReader(`${source.id}/${lang}.md`, markdown, lang, source.terms);
    const result = readLessonText(reader, file);
    problems.push(...result.problems);
    return [lang, result.text] as const;
  });
  const both = Object.fromEntries(text) as unknown as Bilingual<LessonText>;
  const { replay, places: inText, problems: inSession } = parseSession(`${source.id}/session.txt`, session);
  const places: LessonPlaces = { yaml: parsed.lineOf, session: inText };
  problems.push(
    ...inSession,
    ...compareMarkers(source.id, file, replay.markers),
    ...strangeConsoles(source.id, file, replay, places),
    ...compareLanguages(source.id, both),
  );

  const protocol = file.protocol ?? source.chapter.protocol;
  const lesson: Lesson = {
    id: source.id,
    protocol,
    seed: file.seed ?? source.chapter.seed,
    sandbox: file.sandbox,
    consoles: consolesOf(file),
    article: file.article,
    varies: file.varies,
    secrets: file.secrets,
    steps: file.steps.map(
      (step): Step => ({
        ...step,
        protocol: step.protocol ?? protocol,
        solution: actions(step.solution),
        alternatives: step.alternatives.map(actions),
        mustFail: step.mustFail.map(actions),
      }),
    ),
    replay,
    text: both,
    rfcs: [
      ...new Set(proseOf(both.en).inlines.flatMap((node) => (node.type === 'rfc' ? [node.reference] : []))),
    ],
  };
  if (problems.length > 0) return { problems };
  return { lesson, places, problems };
}

/** A script that the schema has checked. */
function actions(script: string): readonly Action[] {
  const parsed = parseScript(script);
  return isComplaint(parsed) ? [] : parsed;
}

/** The session to watch passes through every step, in order. */
function compareMarkers(id: string, file: LessonFile, markers: readonly { step: string }[]): Problem[] {
  const wanted = file.steps.map((step) => step.id).join(', ');
  const found = markers.map((marker) => marker.step).join(', ');
  if (found === wanted) return [];
  const wrong = found ? complaint('wrongMarkers', { wanted, found }) : complaint('noMarkers', { wanted });
  return [{ file: `${id}/session.txt`, line: 1, complaint: wrong }];
}

/** Both languages offer the same commands, remarks, RFC sections and pictures. */
function compareLanguages(id: string, text: Bilingual<LessonText>): Problem[] {
  const [fr, en] = [fingerprint(text.fr), fingerprint(text.en)];
  const differing = fr.find((item) => !en.includes(item)) ?? en.find((item) => !fr.includes(item));
  if (differing === undefined) return [];
  const lacking = fr.includes(differing) ? 'en' : 'fr';
  return [
    {
      file: `${id}/${lacking}.md`,
      line: 1,
      complaint: complaint('languagesDiffer', { item: differing }),
    },
  ];
}

/** What stands in both languages because it is live. */
const WIDGETS: readonly Block['type'][] = [
  'states',
  'mailbox',
  'digest',
  'eavesdropper',
  'traffic',
  'repeat',
];

function fingerprint(text: LessonText): string[] {
  const { blocks, inlines } = proseOf(text);
  return [
    ...inlines.flatMap((node) => {
      if (node.type === 'command') return [`:cmd[${node.text}]`];
      return node.type === 'rfc' ? [`:rfc[${node.reference}]`] : [];
    }),
    ...blocks.flatMap((node) => {
      if (node.type === 'remark') return [`:::remark{e=${node.erratum}}`];
      return WIDGETS.includes(node.type) ? [`::${node.type}`] : [];
    }),
  ];
}

/** All the prose of a lesson, in reading order. */
function proseOf(text: LessonText): { blocks: Block[]; inlines: Inline[] } {
  const steps = Object.values(text.steps);
  const roots = [
    ...text.intro,
    ...steps.flatMap((step) => [...step.body, ...Object.values(step.hints).flat()]),
  ];
  const all = [...roots, ...text.now];
  return { blocks: [...blocksOf(all)], inlines: [...inlinesOf(all)] };
}
