import { type FocusEvent, useEffect, useState } from 'react';
import './above-keyboard.css';

/** The share of the screen that is in sight at most while a keyboard covers the rest. Browsers' bars take less. */
const MOST_IN_SIGHT = 0.7;

/**
 * For a text field of a console: while it is typed in and a touch screen's keyboard is open, the console and what
 * explains it share what is left of the screen (above-keyboard.css), and all else of the page makes room. Some browsers
 * make the page smaller then, others lay the keyboard over it: only the visual viewport tells in both.
 */
export function useAboveKeyboard() {
  const [field, setField] = useState<HTMLElement>();
  useEffect(() => {
    const seen = window.visualViewport;
    if (!field || !seen || !matchMedia('(pointer: coarse)').matches) return;
    const settle = () => {
      const isOpen = seen.height < MOST_IN_SIGHT * window.screen.height;
      showAbove(isOpen ? seen.height : undefined);
      if (isOpen) field.closest('.console')?.scrollIntoView();
    };
    settle();
    seen.addEventListener('resize', settle);
    return () => {
      seen.removeEventListener('resize', settle);
      showAbove(undefined);
    };
  }, [field]);
  return {
    onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => setField(currentTarget),
    onBlur: () => setField(undefined),
  };
}

/** `height` is what is in sight, in pixels; undefined once that is the whole page. */
function showAbove(height: number | undefined): void {
  const { classList, style } = document.documentElement;
  classList.toggle('above-keyboard', height !== undefined);
  if (height === undefined) style.removeProperty('--in-sight');
  else style.setProperty('--in-sight', `${height}px`);
}
