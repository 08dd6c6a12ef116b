import type { WireEvent } from '../../relay/wire/log.ts';
import { isTextId, type Translate } from '../app/i18n/text.tsx';

/** What happened to the connection, in a few words for the console. */
export function describeEvent(event: WireEvent, t: Translate): string {
  switch (event.type) {
    case 'connected':
      return event.target === '' ? t('event.connectedThere') : t('event.connected', { target: event.target });
    case 'secured':
      return t('event.secured', { version: event.version, cipher: event.cipher });
    case 'compressed':
      return t('event.compressed');
    case 'ended':
      return t(event.by === 'client' ? 'event.endedClient' : 'event.endedServer');
    case 'refused':
      return t('event.refused', { why: why(event, t) });
    case 'closed':
      return closed(event, t);
  }
}

function closed(event: Extract<WireEvent, { type: 'closed' }>, t: Translate): string {
  const { by } = event;
  if (by === 'client') return t('event.closedClient');
  if (by === 'server') return t('event.closedServer');
  return t(by === 'relay' ? 'event.closedRelay' : 'event.closedNetwork', { why: why(event, t) });
}

/** The page's own sentence for a code of the relay, or the relay's where the page has none. */
function why({ code, reason, trouble }: Extract<WireEvent, { code: string }>, t: Translate): string {
  const id = `why.${code}`;
  if (!isTextId(id)) return reason;
  return t(id, { reason: trouble ? t(`trouble.${trouble}`) : reason });
}
