import { empty } from './empty.ts';
import type { Seed } from './seed.ts';

/** Every seed by the name that `--seed`, a lesson and the page's feed give. */
export const SEEDS: Readonly<Record<string, Seed>> = Object.fromEntries(
  [empty].map((seed) => [seed.name, seed]),
);
