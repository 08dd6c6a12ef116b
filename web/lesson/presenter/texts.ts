import type { Bilingual } from '../../../lessons/model.ts';
import type { KeyAction } from './keys.ts';

const en = {
  step: 'Step {n} of {of}',
  end: 'The end',
  keys: 'Keys',
  typing: 'You are typing: Esc gives the keys back',
  black: 'The screen is black: press B',
  notesTitle: 'Speaker’s notes',
  notesWait: 'The presentation is not open, or shows another lesson. Open it, then come back to this window.',
  open: 'Open the presentation',
  nextCommand: 'Next',
  announce: 'Announce the step “{title}”',
  nothing: 'Nothing more: this was the last command.',
  noNotes: 'No note for this step.',
  clock: 'Time',
  elapsed: 'Since the beginning',
  close: 'Close',
  back: 'Back to the lesson',
  blocked: 'The browser has blocked the window of notes: allow it for this address, then press N again.',
  actions: {
    next: 'next: announce the step, or type its next command',
    previous: 'back to before the last command',
    black: 'black screen, and back',
    token: 'point to the next word of what was said',
    tokenBack: 'point to the word before',
    larger: 'larger',
    smaller: 'smaller',
    type: 'type yourself; Esc gives the keys back',
    notes: 'window with the speaker’s notes',
    full: 'full screen',
    help: 'this list',
    leave: 'back to the lesson',
  } satisfies Record<KeyAction, string>,
};

export type PresenterText = typeof en;

const fr: PresenterText = {
  step: 'Étape {n} sur {of}',
  end: 'Fin',
  keys: 'Touches',
  typing: 'Vous tapez : Échap rend les touches',
  black: 'L’écran est noir : touche B',
  notesTitle: 'Notes de l’orateur',
  notesWait:
    'La présentation n’est pas ouverte, ou montre une autre leçon. Ouvrez-la, puis revenez à cette fenêtre.',
  open: 'Ouvrir la présentation',
  nextCommand: 'Ensuite',
  announce: 'Annoncer l’étape « {title} »',
  nothing: 'Plus rien : c’était la dernière commande.',
  noNotes: 'Pas de note pour cette étape.',
  clock: 'Heure',
  elapsed: 'Depuis le début',
  close: 'Fermer',
  back: 'Revenir à la leçon',
  blocked:
    'Le navigateur a bloqué la fenêtre des notes : autorisez-la pour cette adresse, puis appuyez de nouveau sur N.',
  actions: {
    next: 'suite : annoncer l’étape, ou taper sa commande suivante',
    previous: 'revenir avant la dernière commande',
    black: 'écran noir, et retour',
    token: 'montrer le mot suivant de ce qui a été dit',
    tokenBack: 'montrer le mot précédent',
    larger: 'plus grand',
    smaller: 'plus petit',
    type: 'taper vous-même ; Échap rend les touches',
    notes: 'fenêtre des notes de l’orateur',
    full: 'plein écran',
    help: 'cette liste',
    leave: 'revenir à la leçon',
  },
};

export const PRESENTER_TEXTS: Bilingual<PresenterText> = { fr, en };
