import * as v from 'valibot';
import { type Alias, type Document, type ErrorCode, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { complaint, fromMessage } from './complaint.ts';
import type { ComplaintId } from './complaints.ts';
import { nearest, type Problem } from './problem.ts';

type Read<T> =
  | { readonly value: T; readonly lineOf: (path: readonly unknown[]) => number }
  | { readonly problems: readonly Problem[] };

/** Reads a YAML file by a schema; every problem names its line and what would be right. */
export function readYaml<T>(file: string, text: string, schema: v.GenericSchema<unknown, T>): Read<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        complaint: complaint(IN_WORDS[error.code] ?? 'invalidYaml', { words: error.message }),
      })),
    };
  }
  const lost = lostAliases(document);
  if (lost.length > 0) {
    return {
      problems: lost.map(({ source, range }) => ({
        file,
        line: lines.linePos(range![0]).line,
        complaint: complaint('yamlAlias', { alias: `*${source}` }),
      })),
    };
  }
  const result = v.safeParse(schema, document.toJS() as unknown);
  if (result.success) return { value: result.output, lineOf };
  return {
    problems: result.issues.map((issue) => {
      const path = (issue.path ?? []).map((item) => item.key);
      return { file, line: lineOf(path), ...explainIssue(schema, issue, path) };
    }),
  };

  /** The line of the deepest node of `path` that exists. */
  function lineOf(path: readonly unknown[]): number {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

/** References to what no anchor names; the reader throws on them. */
function lostAliases(document: Document.Parsed): Alias[] {
  const lost: Alias[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document)) lost.push(alias);
    },
  });
  return lost;
}

/** The commonest mistakes of YAML, in words of ours; others are told in those of its reader. */
const IN_WORDS: Readonly<Partial<Record<ErrorCode, ComplaintId>>> = {
  BAD_INDENT: 'yamlIndent',
  TAB_AS_INDENT: 'yamlTab',
  DUPLICATE_KEY: 'yamlTwice',
  MISSING_CHAR: 'yamlUnclosed',
  UNEXPECTED_TOKEN: 'yamlUnexpected',
  BAD_SCALAR_START: 'yamlUnexpected',
  BLOCK_AS_IMPLICIT_KEY: 'yamlNested',
  MULTILINE_IMPLICIT_KEY: 'yamlIndent',
};

function explainIssue(
  schema: unknown,
  issue: v.BaseIssue<unknown>,
  path: readonly unknown[],
): Pick<Problem, 'at' | 'complaint'> {
  if (issue.expected === 'never') {
    const key = String(path.at(-1));
    const known = knownKeys(schema, path.slice(0, -1));
    const meant = nearest(key, known);
    return {
      complaint: meant
        ? complaint('unknownKeyNear', { key, meant })
        : complaint('unknownKey', { key, known: known.join(', ') }),
    };
  }
  if (issue.received === 'undefined') return { complaint: complaint('missingKey', { key: path.join('.') }) };
  const at = path.length > 0 ? { at: path.join('.') } : {};
  const { expected, received } = issue;
  if (issue.kind === 'schema')
    return { ...at, complaint: complaint('unexpected', { expected: String(expected), received }) };
  return { ...at, complaint: fromMessage(issue.message) };
}

/** What a schema is made of, as far as finding the keys of an object needs to know. */
interface SchemaShape {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, SchemaShape>>;
  readonly item?: SchemaShape;
  readonly wrapped?: SchemaShape;
  readonly pipe?: readonly SchemaShape[];
  readonly getter?: (input: unknown) => SchemaShape;
}

/** The keys that the object schema at `path` knows. */
function knownKeys(schema: unknown, path: readonly unknown[]): string[] {
  let shape: SchemaShape | undefined = unwrapped(schema as SchemaShape);
  for (const key of path) {
    shape = typeof key === 'number' ? shape?.item : shape?.entries?.[String(key)];
    if (shape) shape = unwrapped(shape);
  }
  return Object.keys(shape?.entries ?? {});
}

function unwrapped(shape: SchemaShape): SchemaShape {
  if (shape.wrapped) return unwrapped(shape.wrapped);
  if (shape.getter) return unwrapped(shape.getter(undefined));
  const first = shape.pipe?.[0];
  return first && first !== shape && !shape.entries && !shape.item ? unwrapped(first) : shape;
}
