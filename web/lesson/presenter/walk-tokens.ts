/** The token rows of what was said last, in the order of the page. */
const ROWS = '.presenter .unit .token-row';

/** Points to the next explained word, or to the one before: as a pointer passing over it would. */
export function walkTokens(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const at = rows.findIndex((row) => row.classList.contains('pointed'));
  const target = at < 0 ? (by > 0 ? rows[0] : rows.at(-1)) : rows[at + by];
  if (at >= 0) pass(rows[at]!, 'pointerout');
  if (!target) return;
  pass(target, 'pointerover');
  target.scrollIntoView({ block: 'nearest' });
}

/** React tells entering and leaving from these two. */
function pass(row: HTMLElement, type: 'pointerover' | 'pointerout'): void {
  row.dispatchEvent(new PointerEvent(type, { bubbles: true, relatedTarget: document.body }));
}
