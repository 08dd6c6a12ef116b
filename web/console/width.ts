/** Terminal cells of a text: East Asian wide characters and emoji take two, combining marks none. */
export function cells(text: string): number {
  let count = 0;
  for (const char of text) count += cellsOf(char);
  return count;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const MARK = /\p{M}/u;

export function cellsOf(char: string): number {
  if (char < '\u0300') return 1;
  if (MARK.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}
