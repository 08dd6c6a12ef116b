/** RFC 9051 §9 `number` and `nz-number`: the highest that an unsigned number of 32 bits can be. */
export const MAX_NUMBER = 2 ** 32 - 1;

/**
 * RFC 9051 §9 `number64`, RFC 7162 §7 `mod-sequence-value`: the highest is 2⁶³−1, which as a number of JavaScript's
 * is rounded to this.
 */
export const MAX_NUMBER64 = 2 ** 63;
