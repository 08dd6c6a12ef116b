import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { type CompiledCourse, compileCourse } from '../lessons/compile.ts';
import { StoredAnswer } from './stored-answer.ts';

/** What a course is written in; everything else in its folder is left alone. */
const COURSE_FILE = /\.(?:md|yaml|txt)$/;
/** Largest file of a course read, in octets: prose and transcripts stay far below. */
const LARGEST_FILE = 1024 * 1024;

/** Reads a course folder and compiles it. A folder that cannot be read is an error; bad lessons are problems inside. */
export async function loadCourse(folder: string): Promise<CompiledCourse> {
  return compileCourse(await readCourse(folder));
}

/** The course's texts by their path inside the folder, `/` between names. */
export async function readCourse(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && COURSE_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = new Map<string, string>();
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    if (text.length <= LARGEST_FILE) files.set(relative(folder, path).replaceAll(sep, '/'), text);
  }
  return files;
}

/** Where courses are served: `/course/index.json` and `/course/<chapter>/<lesson>.json`. */
const PREFIX = '/course/';
const JSON_TYPE = 'application/json; charset=utf-8';

/** The built-in course's answers to HTTP requests. */
export class CourseHandler {
  private readonly folder: string;
  private readonly own: boolean;
  private compiled: Promise<ReadonlyMap<string, StoredAnswer>> | undefined;

  /** `own`: a course of someone's own stands beside it. */
  constructor(folder: string, { own = false }: { own?: boolean } = {}) {
    this.folder = folder;
    this.own = own;
  }

  /** Compiles the course at the first call, and keeps of it only what pages are answered, by id. */
  answers(): Promise<ReadonlyMap<string, StoredAnswer>> {
    this.compiled ??= this.compile();
    return this.compiled;
  }

  /** Answers a request for the course; false when it is for something else. */
  handle = (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = (request.url ?? '').split('?')[0]!;
    if (!path.startsWith(PREFIX) || !path.endsWith('.json')) return false;
    void this.answer(path.slice(PREFIX.length, -'.json'.length), request, response);
    return true;
  };

  private async compile(): Promise<ReadonlyMap<string, StoredAnswer>> {
    const { index, lessons, problems } = await loadCourse(this.folder);
    const bodies = [['index', { ...index, problems, own: this.own }], ...lessons] as const;
    return new Map(bodies.map(([id, body]) => [id, new StoredAnswer(toJson(body), JSON_TYPE, 'no-cache')]));
  }

  private async answer(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const answer = (await this.answers()).get(id);
      if (answer) answer.send(request, response);
      else sendJson(response, 404, { error: `There is no lesson "${id}".` });
    } catch (error) {
      this.compiled = undefined;
      sendJson(response, 500, { error: `The course cannot be read: ${(error as Error).message}` });
    }
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const json = toJson(body);
  const headers = { 'content-type': JSON_TYPE, 'content-length': json.length, 'cache-control': 'no-cache' };
  response.writeHead(status, headers).end(json);
}

const toJson = (body: unknown) => Buffer.from(JSON.stringify(body));
