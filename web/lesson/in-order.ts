import { Children, type ReactNode } from 'react';

/** Renders items that have no name of their own and never change places: their place is their key. */
export function inOrder<T>(items: readonly T[], render: (item: T, index: number) => ReactNode): ReactNode[] {
  return Children.toArray(items.map(render));
}
