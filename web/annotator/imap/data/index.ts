import { FETCH_RESPONSES } from './fetch.ts';
import { MAILBOX_DATA, type ReadData } from './mailbox.ts';
import { SEARCH_RESPONSES } from './search.ts';

/** How what follows the name of each response is read. Those not named here end with their name. */
export const DATA: ReadonlyMap<string, ReadData> = new Map([
  ...MAILBOX_DATA,
  ...SEARCH_RESPONSES,
  ...FETCH_RESPONSES,
]);
