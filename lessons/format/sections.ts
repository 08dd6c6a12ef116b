import type { Heading as HeadingNode, Paragraph, RootContent } from 'mdast';
import type { Inline } from '../prose.ts';
import { plainText } from '../prose.ts';
import type { ProseReader } from './markdown.ts';
import { parseMarkdown } from './markdown.ts';

/** A Markdown file cut at its headings: `# Title`, one sentence of purpose, an introduction, then `## Words {#id}`. */
export interface Page {
  readonly title: string;
  readonly purpose: string;
  readonly intro: readonly RootContent[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly heading: HeadingNode;
  readonly body: readonly RootContent[];
}

export function readPage(reader: ProseReader): Page {
  const { title, intro, sections } = readSections(reader);
  const [first, ...rest] = intro;
  if (first?.type !== 'paragraph') {
    reader.problem(first ?? FIRST_LINE, 'noPurpose');
    return { title, purpose: '', intro, sections };
  }
  return { title, purpose: plainText(reader.inlines((first as Paragraph).children)), intro: rest, sections };
}

/** The same for a file without purpose: the glossary. */
export function readSections(reader: ProseReader): Omit<Page, 'purpose'> {
  const nodes = parseMarkdown(reader.source);
  const starts = nodes.flatMap((node, index) => (node.type === 'heading' && node.depth === 2 ? [index] : []));
  const [first, ...intro] = nodes.slice(0, starts[0] ?? nodes.length);
  if (first?.type !== 'heading' || first.depth !== 1) {
    reader.problem(first ?? FIRST_LINE, 'noTitle');
  }
  const title = first?.type === 'heading' ? plainText(reader.inlines(first.children)) : '';
  const sections = starts.flatMap((start, i) => {
    const heading = nodes[start] as HeadingNode;
    return readSection(heading, nodes.slice(start + 1, starts[i + 1] ?? nodes.length), reader) ?? [];
  });
  for (const section of repeated(sections)) {
    reader.problem(section.heading, 'sectionTwice', { id: section.id });
  }
  return { title, intro, sections };
}

const FIRST_LINE: RootContent = { type: 'thematicBreak' };

function readSection(
  heading: HeadingNode,
  body: readonly RootContent[],
  reader: ProseReader,
): Section | undefined {
  const words = plainText(reader.inlines(heading.children));
  const anchored = /^(.*?)\s*\{#([\w-]+)\}$/.exec(words);
  if (!anchored) {
    reader.problem(heading, 'headingWithoutId', { words });
    return undefined;
  }
  return { id: anchored[2]!, title: anchored[1]!, heading, body };
}

function repeated(sections: readonly Section[]): Section[] {
  return sections.filter((section, i) => sections.findIndex((other) => other.id === section.id) < i);
}

/** A line of words of its own: what a directive such as `:::check{#id}` holds. */
export function onlyParagraph(nodes: readonly RootContent[], reader: ProseReader): Inline[] {
  const [first] = nodes;
  return first?.type === 'paragraph' ? reader.inlines(first.children) : [];
}
