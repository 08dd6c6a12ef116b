import * as v from 'valibot';
import { type Evidence, type SessionEvidence, unitText } from './evidence.ts';
import { exchangesOf, isAccepted } from './exchange.ts';
import { kind } from './kind.ts';

/** Conditions on the connection itself: its state, what was answered, how it ended. */

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((words) => (typeof words === 'string' ? [words] : words)),
);

export const state = kind({
  schema: v.pipe(v.string(), v.description('The state of the present connection: TRANSACTION, SELECTED…')),
  holds: (wanted, { sessions }) => sessions.at(-1)?.facts.state === wanted,
  says: (wanted) => ({
    fr: `La session est dans l’état ${wanted}`,
    en: `The session is in the ${wanted} state`,
  }),
});

export const visited = kind({
  schema: v.pipe(v.string(), v.description('A state that one of the connections has been in.')),
  holds: (wanted, { sessions }) =>
    sessions.some((s) => s.units.some((unit) => unit.before === wanted || unit.after === wanted)),
  says: (wanted) => ({
    fr: `Une session est passée par l’état ${wanted}`,
    en: `A session has been in the ${wanted} state`,
  }),
});

export const answered = kind({
  schema: v.pipe(
    v.strictObject({
      command: v.optional(oneOrMore),
      outcome: v.optional(v.picklist(['ok', 'refused']), 'ok'),
      in: v.optional(v.string()),
      times: v.optional(v.pipe(v.number(), v.minValue(1)), 1),
    }),
    v.description('A command (any of those named, or any at all) was accepted, or refused.'),
  ),
  holds: (wanted, evidence) => answersOf(evidence, wanted) >= wanted.times,
  says: ({ command, outcome, in: where, times }) => {
    const often = times > 1 ? { fr: ` ${times} fois`, en: ` ${times} times` } : { fr: '', en: '' };
    const place = where ? { fr: ` dans l’état ${where}`, en: ` in the ${where} state` } : { fr: '', en: '' };
    const result = outcome === 'ok' ? { fr: 'acceptée', en: 'accepted' } : { fr: 'refusée', en: 'refused' };
    return {
      fr: `${command ? `Commande ${command.join(' ou ')}` : 'Une commande'} ${result.fr}${often.fr}${place.fr}`,
      en: `${command ? `${command.join(' or ')}` : 'A command'} ${result.en}${often.en}${place.en}`,
    };
  },
});

function answersOf(
  { sessions }: Evidence,
  wanted: { command?: string[] | undefined; outcome: string; in?: string | undefined },
): number {
  return sessions
    .flatMap(exchangesOf)
    .filter(
      (e) =>
        (wanted.outcome === 'ok' ? isAccepted(e) : e.outcome === 'refused') &&
        (wanted.command === undefined || wanted.command.includes(e.command)) &&
        (wanted.in === undefined || e.before === wanted.in),
    ).length;
}

export const told = kind({
  schema: v.pipe(
    v.string(),
    v.description('A regular expression found in what the server said outside of messages.'),
  ),
  holds: (wanted, { sessions }) => {
    const pattern = new RegExp(wanted, 'im');
    return sessions.some((s) =>
      s.units.some((unit) => unit.from === 'server' && isSaid(unit) && pattern.test(unitText(s, unit))),
    );
  },
  says: (wanted) => ({ fr: `Le serveur a dit « ${wanted} »`, en: `The server has said “${wanted}”` }),
});

export const unasked = kind({
  schema: v.pipe(
    v.string(),
    v.description('A regular expression found in an untagged line that came during IDLE, before DONE.'),
  ),
  holds: (wanted, { sessions }) => {
    const pattern = new RegExp(wanted, 'i');
    return sessions.some((s) => saidDuringIdle(s).some((line) => pattern.test(line)));
  },
  says: (wanted) => ({
    fr: `Le serveur a dit « ${wanted} » sans qu’on le demande`,
    en: `The server has said “${wanted}” unasked`,
  }),
});

/** RFC 2177 §3: between the server's `+` and the client's DONE, whatever comes was not asked for. */
function saidDuringIdle(session: SessionEvidence): string[] {
  const said: string[] = [];
  let [asked, idling] = [false, false];
  for (const unit of session.units) {
    const text = unitText(session, unit);
    if (unit.from === 'client') {
      asked = /^\S+ +IDLE\s*$/i.test(text);
      idling = false;
    } else if (asked && text.startsWith('+')) idling = true;
    else if (idling && text.startsWith('* ')) said.push(text);
  }
  return said;
}

function isSaid(unit: { spans: readonly { class: string }[] }): boolean {
  return unit.spans.some((span) => span.class !== 'body');
}

export const signedIn = kind({
  schema: v.pipe(v.string(), v.description('Who must be signed in on the present connection.')),
  holds: (wanted, { sessions }) => sessions.at(-1)?.facts.user === wanted,
  says: (wanted) => ({ fr: `${wanted} est authentifié`, en: `${wanted} is signed in` }),
});

export const secured = kind({
  schema: v.pipe(v.boolean(), v.description('The present connection is (or is not) under TLS.')),
  holds: (wanted, { sessions }) => sessions.at(-1)?.facts.secured === wanted,
  says: (wanted) =>
    wanted
      ? { fr: 'La connexion est chiffrée par TLS', en: 'The connection is under TLS' }
      : { fr: 'La connexion est en clair', en: 'The connection is in clear' },
});

export const closed = kind({
  schema: v.pipe(
    v.picklist(['politely', 'abruptly']),
    v.description('The present connection ended: after QUIT or LOGOUT, or cut without a word.'),
  ),
  holds: (wanted, { sessions }) => {
    const present = sessions.at(-1);
    return present?.closedBy !== undefined && saidGoodbye(present) === (wanted === 'politely');
  },
  says: (wanted) =>
    wanted === 'politely'
      ? { fr: 'La session est terminée dans les règles', en: 'The session was ended properly' }
      : { fr: 'La connexion a été coupée sans préavis', en: 'The connection was cut without a word' },
});

/** QUIT or LOGOUT, accepted (RFC 1939 §6, RFC 3501 §6.1.3, RFC 5321 §4.1.1.10). */
function saidGoodbye(session: SessionEvidence): boolean {
  return exchangesOf(session).some((e) => (e.command === 'QUIT' || e.command === 'LOGOUT') && isAccepted(e));
}

export const predicted = kind({
  schema: v.pipe(
    v.array(v.string()),
    v.minLength(1),
    v.description('Questions that must have been answered.'),
  ),
  holds: (wanted, { predictions }) => wanted.every((id) => predictions[id] !== undefined),
  says: () => ({ fr: 'Vous avez dit ce que vous attendez', en: 'You have said what you expect' }),
});
