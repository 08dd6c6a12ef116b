import type { WireEvent } from '../../relay/wire/log.ts';
import type { TextId } from '../app/i18n/en.ts';
import { en } from '../app/i18n/en.ts';
import type { Translate } from '../app/i18n/text.tsx';

/** What happened to the connection, in a few words for the console. */
export function describeEvent(event: WireEvent, t: Translate): string {
  switch (event.type) {
    case 'connected':
      return t('event.connected', { target: event.target });
    case 'secured':
      return t('event.secured', { version: event.version, cipher: event.cipher });
    case 'compressed':
      return t('event.compressed');
    case 'ended':
      return t(event.by === 'client' ? 'event.endedClient' : 'event.endedServer');
    case 'refused':
      return t('event.refused', { why: why(event.code, event.reason, t) });
    case 'closed':
      return closed(event, t);
  }
}

function closed({ by, code, reason }: Extract<WireEvent, { type: 'closed' }>, t: Translate): string {
  if (by === 'client') return t('event.closedClient');
  if (by === 'server') return t('event.closedServer');
  return t(by === 'relay' ? 'event.closedRelay' : 'event.closedNetwork', { why: why(code, reason, t) });
}

/** The page's own sentence for a code of the relay, or the relay's where the page has none. */
function why(code: string, reason: string, t: Translate): string {
  const id = `why.${code}`;
  return Object.hasOwn(en, id) ? t(id as TextId, { reason }) : reason;
}
