import { plainFace } from '../../face.ts';
import type { Account } from '../../store/model.ts';
import { once, seedAccount } from '../build.ts';
import type { Seed } from '../seed.ts';
import { FOLDERS } from './folders.ts';
import { IN_PARTS } from './parts.ts';
import { bigMessage, DOTS, EIGHT_BIT, LATIN, WELCOME } from './single.ts';
import { THREAD } from './thread.ts';

/** A mailbox rich enough for free typing: nicolas has some of everything, alice has a little. */
export const defaultSeed: Seed = {
  name: 'default',
  face: plainFace,
  domains: [],
  accounts: once((): readonly Account[] => [
    seedAccount('nicolas', 'mot_passe', [{ name: 'INBOX', messages: inbox(), recentFrom: 10 }, ...FOLDERS]),
    seedAccount('alice', 'alice', [
      { name: 'INBOX', messages: THREAD.slice(1, 2) },
      { name: 'Sent', specialUse: '\\Sent', messages: [] },
      { name: 'Trash', specialUse: '\\Trash', messages: [] },
    ]),
  ]),
};

/** By the date they arrived. */
function inbox() {
  const all = [WELCOME, ...THREAD, DOTS, LATIN, ...IN_PARTS, EIGHT_BIT, bigMessage()];
  return all.sort((a, b) => Date.parse(a.arrived) - Date.parse(b.arrived));
}
