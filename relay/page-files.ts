import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { StoredAnswer } from './stored-answer.ts';

const INDEX = '/index.html';
/** Names under it change with their content, so that they need never be asked for again. */
const HASHED = '/assets/';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The built page, read once. A request is looked up, and names no file of the system: it has no way out of the folder,
 * opens nothing that could be too many, and a build of the page meanwhile does it no harm.
 */
export class PageFiles {
  private readonly files: ReadonlyMap<string, StoredAnswer>;

  /** Undefined when `folder` holds no built page. */
  static read(folder: string): PageFiles | undefined {
    return existsSync(join(folder, INDEX)) ? new PageFiles(folder) : undefined;
  }

  private constructor(folder: string) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    this.files = new Map(
      paths.map((path) => [`/${relative(folder, path).replaceAll(sep, '/')}`, path] as const).map(pageFile),
    );
  }

  /** Answers a GET or HEAD; false when there is no such file. */
  handle = (request: IncomingMessage, response: ServerResponse): boolean => {
    const file = this.find(request.url ?? '');
    file?.send(request, response);
    return file !== undefined;
  };

  /** The page has routes of its own: what does not look like a file is one of them. */
  private find(url: string): StoredAnswer | undefined {
    const [path = ''] = url.split(/[?#]/, 1);
    const isRoute = path.startsWith('/') && !path.slice(path.lastIndexOf('/')).includes('.');
    return this.files.get(isRoute ? INDEX : path);
  }
}

function pageFile([name, path]: readonly [string, string]): readonly [string, StoredAnswer] {
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  const caching = name.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache';
  return [name, new StoredAnswer(readFileSync(path), type, caching)];
}
