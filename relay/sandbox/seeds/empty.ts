import { plainFace } from '../face.ts';
import type { Account } from '../store/model.ts';
import { emptyAccount } from './build.ts';
import type { Seed } from './seed.ts';

const ACCOUNTS: readonly Account[] = [emptyAccount('nicolas', 'mot_passe')];

/** One account and no mail: for tests, benchmarks and a fresh start. */
export const empty: Seed = { name: 'empty', face: plainFace, domains: [], accounts: () => ACCOUNTS };
