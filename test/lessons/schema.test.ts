import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { check } from '../../lessons/checks/check.ts';
import { lessonFile } from '../../lessons/format/schema.ts';

const PUBLISHED = new URL('../../lessons/lesson.schema.json', import.meta.url);

/** What editors complete `lesson.yaml` by. Checks that JSON Schema cannot express are left to the compiler. */
function jsonSchema(): unknown {
  return toJsonSchema(lessonFile, { typeMode: 'input', errorMode: 'ignore', definitions: { check } });
}

describe('lesson.schema.json', () => {
  it('is the schema the compiler uses (UPDATE=1 writes it anew)', () => {
    const schema = JSON.parse(JSON.stringify(jsonSchema()));
    if (process.env.UPDATE) writeFileSync(PUBLISHED, `${JSON.stringify(schema, null, 2)}\n`);
    expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(schema);
  });
});
