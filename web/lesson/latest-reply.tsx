import type { LoggedSession } from './logged-session.ts';
import type { PlayerText } from './texts.ts';

/** On a phone, where the console is below what is read: what the server answered last, and the way down to it. */
export function LatestReply({ session, text }: { session: LoggedSession | undefined; text: PlayerText }) {
  const reply = session?.units.findLast(({ outcome }) => outcome !== undefined && outcome !== 'data');
  if (!session || !reply) return null;
  const line = session.firstLine(reply);
  return (
    <button
      type="button"
      className={reply.outcome === 'refused' ? 'latest-reply refused' : 'latest-reply'}
      aria-label={`${text.toConsole} (${line})`}
      onClick={() => document.querySelector('.desk-console')?.scrollIntoView()}
    >
      <code>{line}</code>
      <span aria-hidden="true">↓</span>
    </button>
  );
}
