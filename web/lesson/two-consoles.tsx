import { type ReactNode, useEffect } from 'react';
import './two-consoles.css';

/** The key that goes from one console to the other, wherever the focus is. */
const OTHER = 'F6';

/** Two consoles side by side, each above its own explanation; one above the other on a phone. */
export function TwoConsoles({ children }: { children: ReactNode }) {
  // Each terminal takes the focus as it opens: the last would have it. Where they are below the prose, it is read first.
  useEffect(() => {
    const columns = [...document.querySelectorAll<HTMLElement>('.two-consoles-one')];
    if (columns.some((column) => column.contains(document.activeElement)))
      focusColumn(columns[0], { preventScroll: true });
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== OTHER || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      focusOther();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
  return <div className="two-consoles">{children}</div>;
}

/** The console after the one that has the focus; the first when none has. */
function focusOther(): void {
  const columns = [...document.querySelectorAll<HTMLElement>('.two-consoles-one')];
  const at = columns.findIndex((column) => column.contains(document.activeElement));
  focusColumn(columns[(at + 1) % columns.length]);
}

/** Its terminal, or the text field that stands for it on a screen without a keyboard. */
function focusColumn(column: HTMLElement | undefined, how?: FocusOptions): void {
  const fields = [...(column?.querySelectorAll<HTMLElement>('.terminal textarea, .touch-input input') ?? [])];
  const wanted = matchMedia('(pointer: fine)').matches ? fields[0] : fields.at(-1);
  wanted?.focus(how);
}
