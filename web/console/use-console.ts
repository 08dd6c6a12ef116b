import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../app/i18n/text.tsx';
import type { AnnotatedLog } from '../link/annotated-log.ts';
import type { Session, SessionStatus } from '../link/session.ts';
import { Console, type ConsoleSettings } from './console.ts';

/** What a console needs of whoever uses it: a live session, or a log that is being replayed. */
export interface ConsoleSource {
  readonly annotated: AnnotatedLog;
  /** Absent in a replay. */
  readonly session?: Session | undefined;
  /** In a replay: what stands typed and is not sent yet. */
  readonly typing?: string | undefined;
  reconnect(): void;
}

/** Shown settings of the console and how to change them, kept between visits. */
export interface ConsoleControls {
  readonly console: Console;
  readonly settings: ConsoleSettings & { readonly breaks: boolean };
  readonly set: (part: Partial<ConsoleSettings & { breaks: boolean }>) => void;
  /** Counts changes of the line at hand and remarks, for whoever draws them. */
  readonly lineVersion: number;
  readonly remarks: { take(): string[] };
  readonly onLeave: (leave: () => void) => void;
}

const KEPT = 'plusok.console';
const DEFAULTS = { raw: false, secrets: false, breaks: false };

function keptSettings(): typeof DEFAULTS {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return { ...DEFAULTS, ...(typeof kept === 'object' ? kept : {}), raw: false };
  } catch {
    return DEFAULTS;
  }
}

/** One console on `source`: the line editor's state and its settings. */
export function useConsole(source: ConsoleSource): ConsoleControls {
  const { t } = useText();
  const latest = useRef(source);
  latest.current = source;
  const [lineVersion, setLineVersion] = useState(0);
  const [settings, setSettings] = useState(keptSettings);
  const remarks = useRef<string[]>([]);
  const leave = useRef<() => void>(() => {});
  const { protocol } = source.annotated;
  const made = useMemo(() => {
    const bump = () => setLineVersion((count) => count + 1);
    return new Console(
      protocol,
      {
        send: (bytes) => latest.current.session?.send(bytes) ?? false,
        facts: () => latest.current.annotated.facts,
        reconnect: () => latest.current.reconnect(),
        leave: () => leave.current(),
        remark: (text) => {
          remarks.current.push(text);
          bump();
        },
        changed: bump,
      },
      globalThis.localStorage,
    );
  }, [protocol]);
  made.settings = settings;
  made.texts = { badEscape: t('console.badEscape'), closed: t('console.closedHint') };
  useEffect(() => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(settings));
    } catch {
      // The settings last as long as the page.
    }
  }, [settings]);
  return {
    console: made,
    settings,
    set: (part) => setSettings((now) => ({ ...now, ...part })),
    lineVersion,
    remarks: { take: () => remarks.current.splice(0) },
    onLeave: (callback) => {
      leave.current = callback;
    },
  };
}

const never = () => () => {};

/** The status of a session, kept up to date; a replay has none. */
export function useStatus(session: Session | undefined): SessionStatus | undefined {
  return useSyncExternalStore(session?.subscribe ?? never, () => session?.status);
}

/** The number of the log's present state: makes a component follow it. */
export function useVersion(annotated: AnnotatedLog): number {
  return useSyncExternalStore(annotated.subscribe, () => annotated.version);
}
