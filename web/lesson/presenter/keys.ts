/** What a key does while a lesson is presented. Arrows, space and page keys are what clickers send. */
export type KeyAction =
  | 'next'
  | 'previous'
  | 'black'
  | 'token'
  | 'tokenBack'
  | 'larger'
  | 'smaller'
  | 'type'
  | 'notes'
  | 'full'
  | 'help'
  | 'leave';

export const PRESENTER_KEYS: Readonly<Record<KeyAction, readonly string[]>> = {
  next: ['ArrowRight', 'ArrowDown', ' ', 'PageDown', 'Enter'],
  previous: ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'],
  black: ['b', '.'],
  token: ['t'],
  tokenBack: ['T'],
  larger: ['+', '='],
  smaller: ['-'],
  type: ['i'],
  notes: ['n'],
  full: ['f'],
  help: ['?', 'h'],
  leave: ['q'],
};

const BY_KEY = new Map(
  Object.entries(PRESENTER_KEYS).flatMap(([action, keys]) => keys.map((key) => [key, action as KeyAction])),
);

/** The keys of a clicker, which go on working while someone types into the console. */
const CLICKER = new Set(['PageDown', 'PageUp']);

/** What a key pressed asks for; undefined when it is the console's or the browser's. */
export function keyAction(event: KeyboardEvent, typing: boolean): KeyAction | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (typing && !CLICKER.has(event.key)) return undefined;
  return BY_KEY.get(event.key);
}
