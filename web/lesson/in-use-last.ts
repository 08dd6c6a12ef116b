/** Connections as lesson checks want them: those of the console in use last. */
export function inUseLast<T extends { readonly console: string }>(
  sessions: readonly T[],
  inUse: string,
): T[] {
  const isInUse = ({ console }: T) => console === inUse;
  return [...sessions.filter((session) => !isInUse(session)), ...sessions.filter(isInUse)];
}
