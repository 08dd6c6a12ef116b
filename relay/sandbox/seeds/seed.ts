import type { Face } from '../face.ts';
import type { Account } from '../store/model.ts';

/** What a sandbox starts from: accounts with their mail, and the face of its servers. */
export interface Seed {
  readonly name: string;
  face(domain: string): Face;
  /** Domains its accounts receive mail for, besides the sandbox's own. */
  readonly domains: readonly string[];
  /** Built at the first call and shared by every sandbox of this seed: nothing of it is ever modified. */
  accounts(): readonly Account[];
}
