import * as v from 'valibot';
import { asMessage } from '../format/complaint.ts';
import type { Kind } from './kind.ts';
import * as session from './session-kinds.ts';
import * as store from './store-kinds.ts';
import * as subject from './subject-kinds.ts';
import * as transfer from './transfer-kinds.ts';

/** Every kind of condition a step may ask for, by the word that `lesson.yaml` uses. */
export const KINDS = { ...session, ...transfer, ...subject, ...store };
export type KindName = keyof typeof KINDS;

type Wanted = { [Name in KindName]: (typeof KINDS)[Name] extends Kind<infer T> ? T : never };

/** A condition: exactly one kind, or a combination of others. */
export type Check = Partial<Wanted> & {
  readonly all?: readonly Check[];
  readonly any?: readonly Check[];
  readonly not?: Check;
  /** The id of a `:::check{#id}` that says it in the lesson's own words. */
  readonly says?: string;
  /** Looks at the connections of this console only: "B". */
  readonly at?: string;
};

/** What a condition may have beside its kind. */
const BESIDE = ['says', 'at'];

const COMBINATIONS = ['all', 'any', 'not'] as const;
export const CHECK_WORDS: readonly string[] = [...Object.keys(KINDS), ...COMBINATIONS];

const several = v.pipe(v.array(v.lazy(() => check)), v.minLength(1));
const kindEntries = Object.fromEntries(
  Object.entries(KINDS).map(([name, { schema }]) => [name, v.exactOptional(schema as v.GenericSchema)]),
);

export const check: v.GenericSchema<unknown, Check> = v.pipe(
  v.strictObject({
    ...kindEntries,
    all: v.exactOptional(several),
    any: v.exactOptional(several),
    not: v.exactOptional(v.lazy(() => check)),
    says: v.exactOptional(v.pipe(v.string(), v.description('The id of a :::check{#id} in the prose.'))),
    at: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^[A-Z]$/, asMessage('consoleLetter')),
        v.description('Only what happened in this console counts.'),
      ),
    ),
  }),
  v.check(
    (value) => Object.keys(value).filter((key) => !BESIDE.includes(key)).length === 1,
    asMessage('oneKind', { known: CHECK_WORDS.join(', ') }),
  ),
) as v.GenericSchema<unknown, Check>;
