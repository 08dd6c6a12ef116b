import type { ITheme } from '@xterm/xterm';

const TOKENS = {
  background: '--console-paper',
  foreground: '--received',
  cursor: '--ink',
  cursorAccent: '--console-paper',
  selectionBackground: '--selection',
  blue: '--sent',
  red: '--refused',
  magenta: '--secret',
  brightBlack: '--quiet',
} as const satisfies Partial<Record<keyof ITheme, string>>;

/** The terminal's colours, read from the page's own, so that both change together. */
export function terminalTheme(): ITheme {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  );
}

/** Calls `listener` whenever the system changes between light and dark; the result stops it. */
export function onThemeChange(listener: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
