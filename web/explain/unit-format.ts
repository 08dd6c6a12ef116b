import type { SpanClass, Unit } from '../annotator/span.ts';

/**
 * Units as octets: a dozen for a span where objects take a hundred, so that a log of a hundred thousand lines fits in
 * memory with all its explanations. A span's place is not written: spans follow each other without a gap.
 */

export const CLASSES: readonly SpanClass[] = ['specific', 'generic', 'body', 'unknown'];
export const OUTCOMES: readonly Unit['outcome'][] = [undefined, 'ok', 'refused', 'continue', 'data', 'bye'];

export const CLASS_BITS = 3;
export const SECRET = 4;
export const HAS_RFC = 8;
export const HAS_VALUES = 16;
export const HAS_PARTS = 32;

export const FROM_CLIENT = 1;
export const HAS_ANSWERS = 2;
export const HAS_ELAPSED = 4;
export const OUTCOME_SHIFT = 3;
