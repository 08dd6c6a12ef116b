import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = dirname(import.meta.dirname);
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const sources = files.filter((file) => /\.tsx?$/.test(file));

/** The folders of the design and what each may import of ours; the longest prefix that fits a file is its folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'relay/wire': [],
  'relay/sandbox': ['relay/wire'],
  'web/annotator': ['relay/wire'],
  lessons: ['relay/wire', 'web/annotator', 'relay/sandbox'],
  relay: ['relay/wire', 'relay/sandbox', 'web/annotator', 'lessons'],
  web: ['web/annotator', 'lessons', 'relay/wire', 'relay/sandbox'],
  test: ['relay', 'relay/wire', 'relay/sandbox', 'web', 'web/annotator', 'lessons'],
};
const PURE = ['relay/wire', 'relay/sandbox', 'web/annotator', 'lessons'];

function folderOf(path: string): string {
  const folders = Object.keys(MAY_IMPORT).filter((folder) => path.startsWith(`${folder}/`));
  return folders.sort((a, b) => b.length - a.length)[0] ?? '';
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

describe('the layout of the design', () => {
  it('has nothing else at the top', () => {
    const top = new Set(files.map((file) => file.split('/')[0]!).filter((name) => !name.startsWith('.')));
    const allowed = [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'biome.json',
      'web',
      'relay',
      'lessons',
      'test',
    ];
    const documents = ['README.md', 'CHANGELOG.md', 'LICENSE'];
    expect([...top].filter((name) => !allowed.includes(name) && !documents.includes(name))).toEqual([]);
  });

  it('imports only what each folder may', () => {
    const wrong: string[] = [];
    for (const file of sources) {
      const folder = folderOf(file);
      for (const specifier of importsOf(file).filter((each) => each.startsWith('.'))) {
        const target = folderOf(normalize(join(dirname(file), specifier)));
        if (target !== folder && !(MAY_IMPORT[folder] ?? []).includes(target))
          wrong.push(`${file} → ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps Node out of the pure folders', () => {
    const wrong = sources
      .filter((file) => PURE.includes(folderOf(file)))
      .filter((file) => importsOf(file).some((specifier) => specifier.startsWith('node:')));
    expect(wrong).toEqual([]);
  });
});
