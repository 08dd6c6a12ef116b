import { FIRST_CONSOLE } from '../../lessons/format/script.ts';

/**
 * The next key goes to where the next line is typed. Not on a screen without a keyboard, where one would open over what
 * is to be read.
 */
export function turnToConsole(name = FIRST_CONSOLE): void {
  if (!matchMedia('(pointer: fine)').matches) return;
  const column = document.querySelector(`[data-console="${CSS.escape(name)}"]`) ?? document;
  column.querySelector<HTMLElement>('.terminal textarea')?.focus({ preventScroll: true });
}
