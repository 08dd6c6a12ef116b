import type { Bilingual } from '../model.ts';
import { type Check, KINDS, type KindName } from './check.ts';
import type { Evidence } from './evidence.ts';
import type { Kind } from './kind.ts';

/** What became of a condition, and of those it is made of. */
export interface Verdict {
  readonly holds: boolean;
  /** What it wants, in words made from what it asks. */
  readonly words: Bilingual<string>;
  /** The id of the lesson's own words for it, which go first. */
  readonly says?: string;
  readonly parts: readonly Verdict[];
}

/** Judges a condition on what has happened so far. It looks at outcomes only: any way of getting there will do. */
export function evaluate(check: Check, evidence: Evidence): Verdict {
  const verdict = check.at === undefined ? judge(check, evidence) : judgeAt(check.at, check, evidence);
  return check.says === undefined ? verdict : { ...verdict, says: check.says };
}

function judgeAt(console: string, check: Check, evidence: Evidence): Verdict {
  const sessions = evidence.sessions.filter((session) => session.console === console);
  const verdict = judge(check, { ...evidence, sessions });
  const words = {
    fr: `Console ${console}\u202f: ${verdict.words.fr}`,
    en: `Console ${console}: ${verdict.words.en}`,
  };
  return { ...verdict, words };
}

function judge(check: Check, evidence: Evidence): Verdict {
  if (check.all) {
    const parts = check.all.map((part) => evaluate(part, evidence));
    return { holds: parts.every((p) => p.holds), words: { fr: 'Tout ceci', en: 'All of these' }, parts };
  }
  if (check.any) {
    const parts = check.any.map((part) => evaluate(part, evidence));
    return { holds: parts.some((p) => p.holds), words: { fr: 'L’un de ceux-ci', en: 'One of these' }, parts };
  }
  if (check.not) {
    const part = evaluate(check.not, evidence);
    const words = { fr: `Il n’est pas vrai que : ${part.words.fr}`, en: `Not: ${part.words.en}` };
    return { holds: !part.holds, words, parts: [] };
  }
  const name = (Object.keys(check) as KindName[]).find((key) => key in KINDS)!;
  const kind = KINDS[name] as Kind<unknown>;
  const wanted = check[name];
  return { holds: kind.holds(wanted, evidence), words: kind.says(wanted), parts: [] };
}

/** The verdicts of a step's conditions; the step passes when all hold. */
export function evaluateAll(
  checks: readonly Check[],
  evidence: Evidence,
): { passes: boolean; verdicts: Verdict[] } {
  const verdicts = checks.map((check) => evaluate(check, evidence));
  return { passes: verdicts.every((verdict) => verdict.holds), verdicts };
}
