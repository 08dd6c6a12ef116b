import { compileLesson } from './format/compile-lesson.ts';
import { readGlossary } from './format/glossary.ts';
import { ProseReader } from './format/markdown.ts';
import type { LessonPlaces } from './format/places.ts';
import type { Problem } from './format/problem.ts';
import { chapterFile, courseFile } from './format/schema.ts';
import { readPage } from './format/sections.ts';
import { readYaml } from './format/yaml.ts';
import {
  type Bilingual,
  type ChapterIndex,
  type CourseIndex,
  type Heading,
  LANGS,
  type Lesson,
} from './model.ts';

/**
 * A course folder compiled to what the page reads. `course.yaml` names the chapters and lessons in order; a chapter's
 * folder has `chapter.yaml`, and the course, each chapter and each lesson have `fr.md` and `en.md`. Lessons with
 * problems are left out and the others kept, so that an author sees the rest while mending one.
 */
export interface CompiledCourse {
  readonly index: CourseIndex;
  readonly lessons: ReadonlyMap<string, Lesson>;
  readonly places: ReadonlyMap<string, LessonPlaces>;
  readonly problems: readonly Problem[];
}

/** `files`: every text file of the folder, by its path inside it, with `/` between names. */
export function compileCourse(files: ReadonlyMap<string, string>): CompiledCourse {
  const { glossary, problems: inGlossary } = readGlossary(files);
  const terms = new Set(Object.keys(glossary.en));
  const problems: Problem[] = [...inGlossary];
  const lessons = new Map<string, Lesson>();
  const places = new Map<string, LessonPlaces>();
  const chapters: ChapterIndex[] = [];
  const course = readYaml('course.yaml', files.get('course.yaml') ?? '', courseFile);
  if ('problems' in course) problems.push(...course.problems);

  for (const { id, lessons: names } of 'value' in course ? course.value.chapters : []) {
    const chapter = readYaml(`${id}/chapter.yaml`, files.get(`${id}/chapter.yaml`) ?? '', chapterFile);
    if ('problems' in chapter) {
      problems.push(...chapter.problems);
      continue;
    }
    const compiled = names.flatMap((name) => {
      const result = compileLesson({ id: `${id}/${name}`, files, chapter: chapter.value, terms });
      problems.push(...result.problems);
      if (result.places) places.set(`${id}/${name}`, result.places);
      return result.lesson ?? [];
    });
    for (const lesson of compiled) lessons.set(lesson.id, lesson);
    chapters.push({ id, text: headings(`${id}/`, files, problems), lessons: compiled.map(indexLesson) });
  }
  return {
    index: { text: headings('', files, problems), chapters, glossary, problems },
    lessons,
    places,
    problems,
  };
}

function headings(
  folder: string,
  files: ReadonlyMap<string, string>,
  problems: Problem[],
): Bilingual<Heading> {
  const read = LANGS.map((lang) => {
    const file = `${folder}${lang}.md`;
    const reader = new ProseReader(file, files.get(file) ?? '', lang, new Set());
    const { title, purpose } = readPage(reader);
    problems.push(...reader.problems);
    return [lang, { title, purpose }] as const;
  });
  return Object.fromEntries(read) as unknown as Bilingual<Heading>;
}

function indexLesson({ id, protocol, text, steps }: Lesson) {
  const heading = ({ title, purpose }: Heading): Heading => ({ title, purpose });
  return {
    id,
    protocol,
    text: { fr: heading(text.fr), en: heading(text.en) },
    steps: steps.map((step) => step.id),
  };
}
