import type { Protocol, Side } from '../relay/wire/protocol.ts';
import type { Switches } from '../relay/wire/switches.ts';
import type { Check } from './checks/check.ts';
import type { Measure } from './checks/figures.ts';
import type { Problem } from './format/problem.ts';
import type { Action } from './format/script.ts';
import type { Block, Inline } from './prose.ts';

/** A course as the relay serves it: JSON, compiled from a folder of Markdown, YAML and transcripts. */

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export type Bilingual<T> = Readonly<Record<Lang, T>>;

/** `/course/index.json`: what the course holds, without the lessons' prose. */
export interface CourseIndex {
  readonly text: Bilingual<Heading>;
  readonly chapters: readonly ChapterIndex[];
  readonly glossary: Bilingual<Readonly<Record<string, GlossaryEntry>>>;
  /** What its author has to mend; lessons with problems are left out. */
  readonly problems: readonly Problem[];
  /** A course of someone's own stands beside this one: `/course/own.index.json`. */
  readonly own?: boolean;
}

/** What the ids of chapters and lessons of someone's own course begin with; ours never have a full stop. */
export const OWN = 'own.';

export interface Heading {
  readonly title: string;
  readonly purpose: string;
}

export interface ChapterIndex {
  readonly id: string;
  readonly text: Bilingual<Heading>;
  readonly lessons: readonly LessonIndex[];
}

export interface LessonIndex {
  /** "pop3/list-and-read": its folder, and its address. */
  readonly id: string;
  readonly protocol: Protocol;
  readonly text: Bilingual<Heading>;
  readonly steps: readonly string[];
}

export interface GlossaryEntry {
  readonly term: string;
  readonly definition: readonly Block[];
}

/** A server's line without what differs from one run of the lesson's session to the next. */
export function steady({ varies }: Pick<Lesson, 'varies'>, line: string): string {
  return varies.reduce((text, pattern) => text.replace(new RegExp(pattern, 'g'), '…'), line);
}

/** `/course/<chapter>/<lesson>.json`. */
export interface Lesson {
  readonly id: string;
  readonly protocol: Protocol;
  /** The sandbox's seed on which it is done, and on which its session was recorded. */
  readonly seed: string;
  /** What that sandbox lacks and does wrong. */
  readonly sandbox: Switches;
  /** The consoles it is done in, side by side: one, or two that share the sandbox. */
  readonly consoles: readonly string[];
  /** Dialogues of the article it replays ("D3"); empty when it is not taken from the article. */
  readonly article: readonly string[];
  readonly steps: readonly Step[];
  readonly replay: Replay;
  /** Patterns of what differs between two runs of the same session: a queue id, a date. */
  readonly varies: readonly string[];
  /** Secrets that the recording may show. */
  readonly secrets: readonly string[];
  readonly text: Bilingual<LessonText>;
  /** Sections of RFCs that the prose names, in order. */
  readonly rfcs: readonly string[];
}

export interface Step {
  readonly id: string;
  /** The protocol its console speaks, when it is not the lesson's. */
  readonly protocol: Protocol;
  /** All must hold for the step to pass. */
  readonly passes: readonly Check[];
  /** What to type, one way of doing it; played from where the step before ended. */
  readonly solution: readonly Action[];
  readonly alternatives: readonly (readonly Action[])[];
  /** What must not pass; playing nothing must not either. */
  readonly mustFail: readonly (readonly Action[])[];
  readonly hints: readonly Hint[];
  readonly predict: readonly Prediction[];
}

/** A hint; without `when` it is a general one, kept for last. */
export interface Hint {
  readonly id: string;
  readonly when?: Diagnosis;
}

/** What the learner's last exchange looks like; all that is given must fit. */
export interface Diagnosis {
  /** The command, upper case; any of them. */
  readonly command?: readonly string[];
  readonly outcome?: 'ok' | 'refused';
  /** A regular expression on the line typed, case ignored. */
  readonly typed?: string;
  /** A regular expression on the first line of the answer, case ignored. */
  readonly reply?: string;
  /** The id of a note of the annotator, whole or its beginning. */
  readonly note?: string;
  /** The state in which it was typed. */
  readonly state?: string;
}

/** A question asked before the server answers, or after measuring. */
export interface Prediction {
  readonly id: string;
  /** What is right: words, or what this learner's own sessions make of it. */
  readonly answer: string | Ratio;
}

/** How many times more one protocol has cost than another. */
export interface Ratio {
  readonly of: Measure;
  readonly from: Protocol;
  readonly to: Protocol;
}

/** The session to watch. */
export interface Replay {
  readonly lines: readonly ReplayLine[];
  /** Where each step begins: an index into `lines`. */
  readonly markers: readonly { readonly step: string; readonly line: number }[];
}

export type ReplayLine =
  | { readonly kind: 'line'; readonly from: Side; readonly text: string }
  | Exclude<Action, { readonly kind: 'type' }>;

export interface LessonText {
  readonly title: string;
  /** One sentence. */
  readonly purpose: string;
  readonly intro: readonly Block[];
  readonly steps: Readonly<Record<string, StepText>>;
  /** What you can do now. */
  readonly now: readonly Block[];
}

export interface StepText {
  readonly title: string;
  readonly body: readonly Block[];
  /** For whoever presents the lesson. */
  readonly speaker: readonly Block[];
  readonly hints: Readonly<Record<string, readonly Block[]>>;
  /** Conditions in the lesson's own words, by the `says` of a check. */
  readonly checks: Readonly<Record<string, readonly Inline[]>>;
  readonly predict: Readonly<Record<string, PredictText>>;
}

export interface PredictText {
  readonly question: readonly Inline[];
  /** Shown with the answer: why it is so. */
  readonly explanation: readonly Block[];
}

/** The article this course was drawn from, credited in each lesson that replays one of its sessions. */
export const ARTICLE = {
  title: 'Comprendre et programmer les protocoles POP et IMAP',
  author: 'Nicolas Jean',
  year: 2002,
} as const;
