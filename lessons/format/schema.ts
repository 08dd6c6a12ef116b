import * as v from 'valibot';
import { SEEDS } from '../../relay/sandbox/seeds/seeds.ts';
import { BYGONE_CAPABILITIES, CAPABILITY_NAMES } from '../../relay/wire/capability-names.ts';
import { FAULTS, readFault } from '../../relay/wire/misbehaviour.ts';
import { PROTOCOLS } from '../../relay/wire/protocol.ts';
import { readSwitches } from '../../relay/wire/switches.ts';
import { check } from '../checks/check.ts';
import { MEASURES } from '../checks/figures.ts';
import { asMessage, isComplaint } from './complaint.ts';
import { isPattern, parseScript } from './script.ts';

/** What `lesson.yaml`, `chapter.yaml` and `course.yaml` may hold. The prose stands in `fr.md` and `en.md`. */

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, asMessage('badId')));

const script = v.pipe(
  v.string(),
  v.description(
    'Lines to type; "@connect [protocol]" and "@cut" act on the connection, "@console B", "@wait PATTERN" and "@repeat 1-50 TOP # 0" on the script.',
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const parsed = dataset.typed ? parseScript(dataset.value) : [];
    if (isComplaint(parsed)) addIssue({ message: asMessage(parsed.id, parsed.values) });
  }),
);

const pattern = v.pipe(
  v.string(),
  v.check(
    (text) => isPattern(text),
    ({ received }) => asMessage('badPattern', { pattern: received }),
  ),
);

const protocol = v.pipe(v.picklist(PROTOCOLS), v.description('The protocol its console speaks.'));
const seed = v.pipe(v.picklist(Object.keys(SEEDS)), v.description('The sandbox seed it is done on.'));

/** The complaint of a reader that throws a RangeError; undefined when it has none. */
function complaint(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const fault = v.pipe(
  v.string(),
  v.description(
    `One of ${Object.entries(FAULTS)
      .map(([name, { value }]) => name + value)
      .join(', ')}.`,
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? wrongFault(dataset.value) : undefined;
    if (message !== undefined) addIssue({ message });
  }),
);

function wrongFault(text: string): string | undefined {
  if (complaint(() => readFault(text)) === undefined) return undefined;
  const name = text.split('=', 1)[0]!.toLowerCase();
  const right = Object.hasOwn(FAULTS, name) ? name + FAULTS[name]!.value : undefined;
  return right === undefined
    ? asMessage('unknownFault', { name, known: Object.keys(FAULTS).join(', ') })
    : asMessage('wrongFault', { text, right });
}

const sandbox = v.pipe(
  v.strictObject({
    without: v.exactOptional(
      v.pipe(v.array(v.picklist(CAPABILITY_NAMES)), v.description('Capabilities it lacks: an old server.')),
    ),
    with: v.exactOptional(
      v.pipe(v.array(v.picklist(BYGONE_CAPABILITIES)), v.description('Capabilities no server has any more.')),
    ),
    misbehave: v.exactOptional(v.pipe(v.array(fault), v.description('What it does wrong.'))),
    strict: v.exactOptional(v.pipe(v.boolean(), v.description('SMTP without leniencies.'))),
  }),
  v.description('What the sandbox lacks, and does wrong.'),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? complaint(() => readSwitches(dataset.value)) : undefined;
    if (message !== undefined) addIssue({ message });
  }),
);

const diagnosis = v.pipe(
  v.strictObject({
    command: v.exactOptional(
      v.pipe(v.array(v.string()), v.description('Any of these commands, upper case.')),
    ),
    outcome: v.exactOptional(v.picklist(['ok', 'refused'])),
    typed: v.exactOptional(v.pipe(pattern, v.description('Found in the line typed, case ignored.'))),
    reply: v.exactOptional(v.pipe(pattern, v.description('Found in the first line of the answer.'))),
    note: v.exactOptional(
      v.pipe(v.string(), v.description('A note of the annotator, or the beginning of its id.')),
    ),
    state: v.exactOptional(v.pipe(v.string(), v.description('The state in which it was typed.'))),
  }),
  v.description(
    "The learner's last exchange; all that is given must fit. Without it, a hint is a general one.",
  ),
);

const ratio = v.pipe(
  v.strictObject({ of: v.picklist(MEASURES), from: v.picklist(PROTOCOLS), to: v.picklist(PROTOCOLS) }),
  v.description("How many times more one protocol has cost than another: by the learner's own sessions."),
);

const step = v.strictObject({
  id,
  protocol: v.exactOptional(protocol),
  passes: v.pipe(v.array(check), v.minLength(1), v.description('All must hold for the step to pass.')),
  solution: v.pipe(script, v.minLength(1, asMessage('noSolution'))),
  alternatives: v.optional(v.pipe(v.array(script), v.description('Other ways that must pass too.')), []),
  mustFail: v.optional(
    v.pipe(
      v.array(script),
      v.description('What must not pass. Typing nothing never may, and need not be said.'),
    ),
    [],
  ),
  hints: v.optional(v.array(v.strictObject({ id, when: v.exactOptional(diagnosis) })), []),
  predict: v.optional(
    v.pipe(
      v.array(v.strictObject({ id, answer: v.union([v.string(), ratio]) })),
      v.description('Questions asked before the server answers.'),
    ),
    [],
  ),
});

export const lessonFile = v.strictObject({
  protocol: v.exactOptional(protocol),
  seed: v.exactOptional(seed),
  sandbox: v.optional(sandbox, {}),
  consoles: v.optional(
    v.pipe(v.picklist([1, 2]), v.description('How many consoles it is done in, side by side.')),
    1,
  ),
  article: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^D\d+$/, asMessage('badDialogue')))),
      v.description('The dialogues of the article that it replays.'),
    ),
    [],
  ),
  varies: v.optional(
    v.pipe(v.array(pattern), v.description('What differs between two runs: a queue id, a date.')),
    [],
  ),
  secrets: v.optional(
    v.pipe(v.array(v.string()), v.description('Passwords and the like that the recording may show.')),
    ['mot_passe'],
  ),
  steps: v.pipe(v.array(step), v.minLength(1)),
});
export type LessonFile = v.InferOutput<typeof lessonFile>;

export const chapterFile = v.strictObject({
  protocol,
  seed: v.optional(seed, 'default'),
});
export type ChapterFile = v.InferOutput<typeof chapterFile>;

export const courseFile = v.strictObject({
  chapters: v.pipe(
    v.array(v.strictObject({ id, lessons: v.pipe(v.array(id), v.minLength(1)) })),
    v.minLength(1),
    v.description('Chapters and their lessons, in order; each is a folder of that name.'),
  ),
});
export type CourseFile = v.InferOutput<typeof courseFile>;
