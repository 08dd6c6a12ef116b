import { useState } from 'react';
import { evaluateAll, type Verdict } from '../../lessons/checks/evaluate.ts';
import type { Evidence } from '../../lessons/checks/evidence.ts';
import { type Advice, adviceFor, type Mistake } from '../../lessons/checks/hints.ts';
import { isRight, rightAnswer } from '../../lessons/checks/predictions.ts';
import type { Action } from '../../lessons/format/script.ts';
import type { Lang, Prediction, PredictText, Step, StepText } from '../../lessons/model.ts';
import { useExplainer } from '../panes/explainer.tsx';
import { NoteLine } from '../panes/note-line.tsx';
import { inOrder } from './in-order.ts';
import { InlineProse, Prose } from './prose.tsx';
import { fill, type PlayerText } from './texts.ts';

interface FootProps {
  step: Step;
  words: StepText;
  evidence: Evidence;
  lang: Lang;
  text: PlayerText;
  /** Types a solution into the console, line by line. */
  play: (actions: readonly Action[]) => void;
}

/** What a step wants, and help as long as it does not pass. */
export function StepFoot(props: FootProps) {
  const { step, evidence } = props;
  const { verdicts, passes } = evaluateAll(step.passes, evidence);
  return (
    <>
      <Conditions {...props} verdicts={verdicts} passes={passes} />
      {!passes && <Help key={step.id} {...props} />}
    </>
  );
}

/** What a step wants, and which of it is there already. */
function Conditions({
  verdicts,
  passes,
  words,
  lang,
  text,
}: Pick<FootProps, 'words' | 'lang' | 'text'> & { verdicts: readonly Verdict[]; passes: boolean }) {
  return (
    <section className={`conditions${passes ? ' conditions-met' : ''}`} aria-label={text.toPass}>
      <h3>{passes ? text.stepDone : text.toPass}</h3>
      <ul aria-live="polite">
        {inOrder(verdicts, (verdict) => (
          <Condition verdict={verdict} words={words} lang={lang} text={text} />
        ))}
      </ul>
    </section>
  );
}

function Condition({
  verdict,
  words,
  lang,
  text,
}: {
  verdict: Verdict;
  words: StepText;
  lang: Lang;
  text: PlayerText;
}) {
  const own = verdict.says === undefined ? undefined : words.checks[verdict.says];
  return (
    <li className={verdict.holds ? 'condition-holds' : 'condition-open'}>
      <span className="condition-mark" role="img" aria-label={verdict.holds ? text.holds : text.open}>
        {verdict.holds ? '✓' : ''}
      </span>
      <span>{own ? <InlineProse inlines={own} /> : verdict.words[lang]}</span>
    </li>
  );
}

/** Hints one after the other, this learner's own mistake first; then the solution. */
function Help({ step, words, evidence, text, play }: Omit<FootProps, 'lang'>) {
  const [shown, setShown] = useState<readonly Advice[]>([]);
  const [solved, setSolved] = useState(false);
  const isNew = ({ key }: Advice) => shown.every((before) => before.key !== key);
  const next = adviceFor(step.hints, evidence).find(isNew);
  return (
    <section className="help" aria-label={text.hints}>
      <div aria-live="polite">
        {shown.map(({ key, says }) => (
          <div key={key} className="lesson-hint">
            {typeof says === 'string' ? (
              <Prose blocks={words.hints[says] ?? []} />
            ) : (
              <MistakeNotes mistake={says} />
            )}
          </div>
        ))}
      </div>
      <div className="help-buttons">
        {next !== undefined && (
          <button type="button" onClick={() => setShown([...shown, next])}>
            {shown.length === 0 ? text.hint : text.anotherHint}
          </button>
        )}
        {!solved && (
          <button type="button" className="quiet" onClick={() => setSolved(true)}>
            {text.solution}
          </button>
        )}
      </div>
      {solved && (
        <div className="solution">
          <h3>{text.solutionTitle}</h3>
          <pre>{step.solution.map((action) => `${actionText(action, text)}\n`)}</pre>
          <button type="button" onClick={() => play(step.solution)}>
            {text.typeIt}
          </button>
        </div>
      )}
    </section>
  );
}

/** A mistake that the lesson has not foreseen, as the explanation of the line has it. */
function MistakeNotes({ mistake: { protocol, notes } }: { mistake: Mistake }) {
  const explainer = useExplainer(protocol);
  return (
    explainer && inOrder(notes, (note) => <NoteLine note={note} explainer={explainer} onType={undefined} />)
  );
}

/** An action in words: what is typed, or what is done. */
export function actionText(action: Action, text: PlayerText): string {
  if (action.kind === 'type') return action.text;
  if (action.kind === 'console') return `— ${fill(text.consoleName, { name: action.name })}`;
  if (action.kind === 'wait') return fill(text.waitAction, { pattern: action.pattern });
  return action.kind === 'cut' ? text.cutAction : text.connectAction;
}

/** The questions of a step, in order. */
export function Questions({
  step,
  words,
  evidence,
  onGuess,
  text,
}: Pick<FootProps, 'step' | 'words' | 'evidence' | 'text'> & {
  onGuess: (id: string, guess: string) => void;
}) {
  return step.predict.map((prediction) => (
    <Predict
      key={prediction.id}
      prediction={prediction}
      evidence={evidence}
      words={words.predict[prediction.id]!}
      guess={evidence.predictions[prediction.id]}
      onGuess={(guess) => onGuess(prediction.id, guess)}
      text={text}
    />
  ));
}

/**
 * A question asked before the server answers; a wrong guess is explained, none is needed to go on. What was to be
 * measured may be looked up again until it is right.
 */
function Predict({
  prediction,
  evidence,
  words,
  guess,
  onGuess,
  text,
}: {
  prediction: Prediction;
  evidence: Evidence;
  words: PredictText;
  guess: string | undefined;
  onGuess: (guess: string) => void;
  text: PlayerText;
}) {
  const [draft, setDraft] = useState('');
  const [missed, setMissed] = useState(false);
  const measured = typeof prediction.answer !== 'string';
  const right = guess !== undefined && (measured || isRight(prediction, guess, evidence));
  const submit = (words: string) => {
    const again = measured && !isRight(prediction, words, evidence);
    setMissed(again);
    if (words !== '' && !again) onGuess(words);
  };
  return (
    <form
      className="predict"
      onSubmit={(event) => {
        event.preventDefault();
        submit(draft.trim());
      }}
    >
      <label>
        <InlineProse inlines={words.question} />
        <span className="predict-row">
          <input
            value={guess ?? draft}
            readOnly={guess !== undefined}
            onChange={(event) => setDraft(event.target.value)}
            placeholder={text.yourGuess}
            autoComplete="off"
            spellCheck={false}
          />
          {guess === undefined && <button type="submit">{text.check}</button>}
        </span>
      </label>
      {missed && <output className="predict-wrong">{text.measureAgain}</output>}
      {guess !== undefined && (
        <output className={right ? 'predict-right' : 'predict-wrong'}>
          <strong>
            {right ? text.right : fill(text.wrong, { answer: rightAnswer(prediction, evidence) })}
          </strong>
          <Prose blocks={words.explanation} />
        </output>
      )}
    </form>
  );
}
