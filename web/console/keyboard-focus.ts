import { useEffect, useRef } from 'react';

/**
 * Gives the keyboard to the console in this part of the page. Not on a screen without a keyboard, where one would open
 * over what is to be read.
 */
export function focusConsole(within: ParentNode = document): void {
  if (!matchMedia('(pointer: fine)').matches) return;
  within.querySelector<HTMLElement>('.terminal textarea')?.focus({ preventScroll: true });
}

/** Has `turn` called before a letter is lost: whoever clicked a button and types on means the console. */
export function useStrayKeys(turn: (() => void) | undefined): void {
  const latest = useRef(turn);
  useEffect(() => {
    latest.current = turn;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isStray(event)) latest.current?.();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** What takes letters itself. */
const TAKES_KEYS = 'input, textarea, select, [contenteditable], dialog';

/** A character, not a space, which presses a button or scrolls, and no command of the browser's. */
function isStray({ key, ctrlKey, altKey, metaKey, isComposing, target }: KeyboardEvent): boolean {
  if (key.length !== 1 || key === ' ' || ctrlKey || altKey || metaKey || isComposing) return false;
  return target instanceof Element && !target.closest(TAKES_KEYS);
}
