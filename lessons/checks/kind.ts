import type { GenericSchema } from 'valibot';
import type { Bilingual } from '../model.ts';
import type { Evidence } from './evidence.ts';

/** One kind of condition: what may be written in `lesson.yaml`, when it holds, and how to say what it wants. */
export interface Kind<T> {
  readonly schema: GenericSchema<unknown, T>;
  holds(wanted: T, evidence: Evidence): boolean;
  /** What must come true, as a short phrase for the list of conditions. */
  says(wanted: T): Bilingual<string>;
}

/** Ties a kind's functions to its schema. */
export function kind<T>(definition: Kind<T>): Kind<T> {
  return definition;
}
