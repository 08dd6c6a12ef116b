import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { check } from '../../lessons/checks/check.ts';
import { chapterFile, courseFile, lessonFile } from '../../lessons/format/schema.ts';

/** What editors complete each kind of file by. Checks that JSON Schema cannot express are left to the compiler. */
const SCHEMAS = { lesson: lessonFile, chapter: chapterFile, course: courseFile };

describe.each(Object.entries(SCHEMAS))('%s.schema.json', (name, schema) => {
  it('is the schema the compiler uses (UPDATE=1 writes it anew)', () => {
    const published = new URL(`../../lessons/${name}.schema.json`, import.meta.url);
    const definitions = name === 'lesson' ? { check } : {};
    const made: unknown = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore', definitions });
    const plain = JSON.parse(JSON.stringify(made));
    if (process.env.UPDATE) writeFileSync(published, `${JSON.stringify(plain, null, 2)}\n`);
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(plain);
  });
});
