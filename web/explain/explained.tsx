import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { useText } from '../app/i18n/text.tsx';
import { LogList } from './log-list.tsx';
import type { LogReader } from './log-reader.ts';

/** A log that was read, explained line by line, and a link that carries it. */
export function Explained({ reader, protocol }: { reader: LogReader; protocol: Protocol }) {
  const { t } = useText();
  useSyncExternalStore(reader.subscribe, () => reader.version);
  const [link, setLink] = useState<'linkCopied' | 'linkTooLong'>();
  const box = useRef<HTMLDivElement>(null);
  // On a phone the log lies below what it came from.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { opened, cut, heights } = reader;
  const others = opened?.others ?? 0;
  const share = async () => {
    const fragment = await reader.link();
    if (!fragment) return setLink('linkTooLong');
    history.replaceState(undefined, '', fragment);
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    setLink('linkCopied');
  };
  return (
    <div className="explain-out" ref={box}>
      <LogList reader={reader} protocol={protocol} />
      {cut && <p className="explain-cut">{t('explain.cut', { count: heights.length })}</p>}
      {others > 0 && <p className="explain-cut">{t('explain.others', { count: others })}</p>}
      <div className="explain-share">
        <button type="button" onClick={share}>
          {t('explain.link')}
        </button>
        <span role="status">{link && t(`explain.${link}`)}</span>
      </div>
    </div>
  );
}
