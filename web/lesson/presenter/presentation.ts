import { createContext, useContext } from 'react';
import type { Action } from '../../../lessons/format/script.ts';
import type { Cue } from '../../../lessons/play/cues.ts';

/** How far a presentation has come, and how it goes to another place. */
export interface Presentation {
  readonly cues: readonly Cue[];
  /** How many cues have been given. */
  readonly given: number;
  readonly give: (given: number) => void;
  /** Goes back on a fresh sandbox, put where these actions lead. */
  readonly restart: (given: number, actions: readonly Action[]) => void;
  /** Milliseconds since 1970 when it began. */
  readonly since: number;
  readonly black: boolean;
  readonly setBlack: (black: boolean) => void;
  /** 1 as designed for a projector. */
  readonly scale: number;
  readonly setScale: (scale: number) => void;
}

export const PresentationContext = createContext<Presentation | undefined>(undefined);

export function usePresentation(): Presentation {
  const presentation = useContext(PresentationContext);
  if (!presentation) throw new Error('usePresentation outside of a presentation');
  return presentation;
}
