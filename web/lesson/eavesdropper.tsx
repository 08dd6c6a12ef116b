import type { SessionEvidence } from '../../lessons/checks/evidence.ts';
import { secretsOf } from '../../lessons/checks/secrets.ts';
import { inOrder } from './in-order.ts';
import { fill, type PlayerText } from './texts.ts';

/** What someone on the wire has learnt from each connection: read off the same log that the page explains. */
export function Eavesdropper({ sessions, text }: { sessions: readonly SessionEvidence[]; text: PlayerText }) {
  return (
    <section className="eavesdropper" aria-label={text.overheard}>
      <h3>{text.overheard}</h3>
      <ol>
        {inOrder(sessions, (session, index) => (
          <li>
            <span className="eavesdropper-connection">
              {fill(text.overheardConnection, { n: index + 1 })}
            </span>
            <ul>
              {findings(session, text).map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function findings(session: SessionEvidence, text: PlayerText): string[] {
  const found = secretsOf(session)
    .filter(({ start }) => session.clearUntil === undefined || start < session.clearUntil)
    .map(({ text: secret }) =>
      fill(/^[0-9a-f]{32}$/i.test(secret) ? text.overheardDigest : text.overheardSecret, { secret }),
    );
  if (session.clearUntil !== undefined) found.push(text.overheardTls);
  return found.length > 0 ? found : [text.overheardNothing];
}
