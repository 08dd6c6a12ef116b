import type { LoggedSession } from './logged-session.ts';
import type { PlayerText } from './texts.ts';
import { scrollToConsole } from './turn-to-console.ts';

/** On a phone, where the console is below what is read: what the server answered last, and the way down to it. */
export function LatestReply({ sessions, text }: { sessions: readonly LoggedSession[]; text: PlayerText }) {
  const latest = latestOf(sessions);
  if (!latest) return null;
  const { session, reply } = latest;
  const line = session.firstLine(reply);
  return (
    <button
      type="button"
      className={reply.outcome === 'refused' ? 'latest-reply refused' : 'latest-reply'}
      aria-label={`${text.toConsole} (${line})`}
      onClick={() => scrollToConsole(session.console)}
    >
      <code>{line}</code>
      <span aria-hidden="true">↓</span>
    </button>
  );
}

function latestOf(sessions: readonly LoggedSession[]) {
  const last = sessions.flatMap((session) => {
    const reply = session.units.findLast(({ outcome }) => outcome !== undefined && outcome !== 'data');
    return reply ? [{ session, reply, at: session.began + reply.at }] : [];
  });
  return last.sort((a, b) => a.at - b.at).at(-1);
}
