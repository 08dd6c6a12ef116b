import type { ReactNode } from 'react';
import { useText } from '../app/i18n/text.tsx';
import { useStatus } from '../console/use-console.ts';
import type { Session } from '../link/session.ts';

/** Whether the console is connected, and the rough things one may do to a connection. */
export function Connection({
  session,
  onReconnect,
  children,
}: {
  session: Session;
  onReconnect: () => void;
  children?: ReactNode;
}) {
  const { t } = useText();
  const status = useStatus(session);
  return (
    <div className="lesson-connection">
      <span className={`connection-status connection-${status}`} role="status">
        {session.request.protocol.toUpperCase()} · {t(`status.${status ?? 'closed'}`)}
      </span>
      <button type="button" disabled={status !== 'open'} onClick={() => session.cut()}>
        {t('console.cut')}
      </button>
      <button type="button" onClick={onReconnect}>
        {t('console.reconnect')}
      </button>
      {children}
    </div>
  );
}
