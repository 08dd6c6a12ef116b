/**
 * How much an object keeps alive, counted, not timed: octets of the buffers it refers to (a view keeps its whole
 * buffer), characters of its strings, and 16 for each object, entry and number.
 */
export function retained(root: object): number {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  let size = 0;
  const see = (value: unknown): void => {
    size += typeof value === 'string' ? value.length : 16;
    if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      waiting.push(value);
    }
  };
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (ArrayBuffer.isView(value)) {
      if (!seen.has(value.buffer)) size += value.buffer.byteLength;
      seen.add(value.buffer);
    } else if (value instanceof Map) for (const [key, each] of value) [key, each].forEach(see);
    else if (value instanceof Set || Array.isArray(value)) for (const each of value) see(each);
    else for (const each of Object.values(value as object)) see(each);
  }
  return size;
}
