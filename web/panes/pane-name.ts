import { createContext, useContext } from 'react';

/** What tells panes of a kind apart where a page has several: "A", "B"; empty where there is one of each. */
export const PaneName = createContext('');

/** A pane's label, with its name where it has one. */
export function usePaneLabel(label: string): string {
  const name = useContext(PaneName);
  return name === '' ? label : `${label} ${name}`;
}
