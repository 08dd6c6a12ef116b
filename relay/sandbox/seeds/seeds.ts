import { articleImap } from './article/imap.ts';
import { articlePop3 } from './article/pop3.ts';
import { defaultSeed } from './default/default.ts';
import { empty } from './empty.ts';
import { fifty } from './fifty.ts';
import type { Seed } from './seed.ts';

const ALL: readonly Seed[] = [defaultSeed, articlePop3, articleImap, fifty, empty];

/** Every seed by the name that `--seed`, a lesson and the page's feed give. */
export const SEEDS: Readonly<Record<string, Seed>> = Object.fromEntries(ALL.map((seed) => [seed.name, seed]));
