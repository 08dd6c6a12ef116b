import { type Bilingual, type GlossaryEntry, LANGS } from '../model.ts';
import { complaint } from './complaint.ts';
import { ProseReader } from './markdown.ts';
import type { Problem } from './problem.ts';
import { readSections } from './sections.ts';

export type Glossary = Bilingual<Readonly<Record<string, GlossaryEntry>>>;

/** `glossary/fr.md` and `glossary/en.md`: a `## term {#id}` each. A course may do without. */
export function readGlossary(files: ReadonlyMap<string, string>): {
  glossary: Glossary;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const glossary: Record<string, Record<string, GlossaryEntry>> = {};
  for (const lang of LANGS) {
    const file = `glossary/${lang}.md`;
    const source = files.get(file);
    if (source === undefined) {
      glossary[lang] = {};
      continue;
    }
    const terms = new Set([...source.matchAll(/^## .*\{#([\w-]+)\}$/gm)].map((match) => match[1]!));
    const reader = new ProseReader(file, source, lang, terms);
    const { sections } = readSections(reader);
    glossary[lang] = Object.fromEntries(
      sections.map(({ id, title, body }) => [id, { term: title, definition: reader.blocks(body) }]),
    );
    problems.push(...reader.problems);
  }
  const both = glossary as unknown as Glossary;
  return { glossary: both, problems: [...problems, ...missingTerms(both)] };
}

function missingTerms(glossary: Glossary): Problem[] {
  return LANGS.flatMap((lang) => {
    const other = lang === 'fr' ? glossary.en : glossary.fr;
    return Object.keys(other)
      .filter((id) => !glossary[lang][id])
      .map((id) => ({ file: `glossary/${lang}.md`, line: 1, complaint: complaint('missingTerm', { id }) }));
  });
}
