import { FIRST_CONSOLE } from '../../lessons/format/script.ts';
import { focusConsole } from '../console/keyboard-focus.ts';

/** The next key goes to the console of that name. */
export function turnToConsole(name = FIRST_CONSOLE): void {
  focusConsole(document.querySelector(`[data-console="${CSS.escape(name)}"]`) ?? document);
}
