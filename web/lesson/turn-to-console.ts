import { FIRST_CONSOLE } from '../../lessons/format/script.ts';
import { focusConsole } from '../console/keyboard-focus.ts';

/** The next key goes to the console of that name. */
export function turnToConsole(name = FIRST_CONSOLE): void {
  focusConsole(columnOf(name));
}

/** Brings the console of that name into sight, where the page scrolls. */
export function scrollToConsole(name: string): void {
  columnOf(name)?.scrollIntoView();
}

/** One of two consoles, or the only one. */
function columnOf(name: string): Element | undefined {
  const one = document.querySelector(`[data-console="${CSS.escape(name)}"]`);
  return one ?? document.querySelector('.desk-console') ?? undefined;
}
