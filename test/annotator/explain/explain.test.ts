import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALOGUES } from '../dialogues.ts';

const root = dirname(dirname(dirname(import.meta.dirname)));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'));
  writeFileSync(join(folder, 'pop3.txt'), DIALOGUES['D2 to D5'].text.trim());
  writeFileSync(join(folder, 'diary.txt'), 'Dear diary,\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function explain(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'web/cli/explain.ts'), ...args];
    execFile(process.execPath, command, { cwd: folder, maxBuffer: 1e8 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

interface Leaf {
  readonly from: string;
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly text: string;
  readonly value: unknown;
}

describe('npm run explain', () => {
  it('--json: one object a leaf, without gap, secrets masked', async () => {
    const { code, out, err } = await explain('--json', 'pop3.txt');
    expect([code, err]).toEqual([0, '']);
    const leaves = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Leaf);
    expect(leaves[0]).toEqual({
      from: 'server',
      start: 0,
      end: 3,
      id: 'pop3.ok.greeting',
      class: 'specific',
      text: '+OK',
      rfc: '1939 §3',
      state: 'AUTHORIZATION',
      value: null,
      within: [],
    });
    for (const from of ['client', 'server']) {
      let at = 0;
      for (const leaf of leaves.filter((each) => each.from === from)) {
        expect(leaf.start).toBe(at);
        at = leaf.end;
      }
    }
    const octets = leaves.find((leaf) => leaf.id === 'pop3.scanListing.octets')!;
    expect(octets).toMatchObject({
      text: '777',
      value: { msg: 1, octets: 777 },
      within: ['pop3.scanListing'],
    });
    expect(leaves.find((leaf) => leaf.id === 'pop3.arg.password')).toMatchObject({
      text: '•••••••••',
      secret: true,
    });
    expect(out).not.toContain('mot_passe');
  });

  it('for people, in French', async () => {
    const { out } = await explain('--lang', 'fr', 'pop3.txt');
    expect(out).toContain('Le message 2 fait 440 octets, fins de ligne comprises.  (RFC 1939 §5)');
    expect(out).not.toContain('mot_passe');
  });

  it('a bad file is an error on stderr and exit code 2; the others are explained', async () => {
    const { code, out, err } = await explain('diary.txt', 'none.txt', 'pop3.txt');
    expect(code).toBe(2);
    expect(err).toBe(
      'explain: diary.txt: no mail conversation was recognised in this file\nexplain: none.txt: no such file\n',
    );
    expect(out).toContain('Message 2 is 440 octets long');
    expect((await explain()).code).toBe(2);
    expect((await explain('--lang', 'de', 'pop3.txt')).code).toBe(2);
  });
});
