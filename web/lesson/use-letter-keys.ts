import { useEffect, useRef } from 'react';

/** Calls at each key that types something, wherever the focus is but in a field of the page. */
export function useLetterKeys(on: boolean, onKey: () => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (!isLetterKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, [on]);
}

function isLetterKey({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || (key.length !== 1 && key !== 'Enter')) return false;
  const field = target instanceof Element && target.closest('button, a, select, input, textarea');
  return !field || field.closest('.terminal') !== null;
}
