import { describe, expect, it } from 'vitest';
import { type Action, parseScript } from '../../lessons/format/script.ts';
import type { Step } from '../../lessons/model.ts';
import { actionsOf, cuesOf } from '../../lessons/play/cues.ts';
import { inConsoles } from '../../lessons/play/in-consoles.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';

const step = (id: string, protocol: Protocol, script: string): Step => ({
  id,
  protocol,
  solution: parseScript(script) as Action[],
  passes: [],
  alternatives: [],
  mustFail: [],
  hints: [],
  predict: [],
});
const steps = [
  step('enter', 'pop3', 'USER nicolas\nPASS mot_passe'),
  step('think', 'pop3', ''),
  step('again', 'imap', '@console B\na1 IDLE\n@wait EXISTS\nDONE\n@cut'),
];
const cues = cuesOf({ steps });
const shown = cues.map(({ step, parts }) => [
  step,
  ...inConsoles(parts).map((a) => ('text' in a ? a.text : a.kind)),
]);

describe('a lesson presented', () => {
  it('announces each step, then does one thing at a time', () => {
    expect(shown).toEqual([
      ['enter'],
      ['enter', 'USER nicolas'],
      ['enter', 'PASS mot_passe'],
      ['think'],
      ['again'],
      ['again', 'console', 'a1 IDLE'],
      ['again', 'console', 'wait', 'DONE'],
      ['again', 'console', 'cut'],
    ]);
  });

  it('is brought to any of its cues, with a connection for each protocol', () => {
    expect(actionsOf(cues.slice(0, 4), 'pop3')).toEqual(parseScript('USER nicolas\nPASS mot_passe'));
    expect(actionsOf(cues.slice(0, 6), 'pop3')).toEqual(
      parseScript('USER nicolas\nPASS mot_passe\n@connect imap\n@console B\na1 IDLE'),
    );
  });
});
