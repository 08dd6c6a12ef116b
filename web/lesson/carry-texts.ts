import type { Bilingual } from '../../lessons/model.ts';

const en = {
  title: 'Your progress',
  kept: 'Steps passed: {n}. They are kept in this browser only.',
  toFile: 'Save to a file',
  fromFile: 'Read from a file',
  toLink: 'Copy as a link',
  copied: 'The link is copied. Open it on the other computer: what it carries never reaches a server.',
  reset: 'Begin anew',
  sure: 'Forget every step passed? This cannot be undone; save them to a file first if you may want them back.',
  keep: 'Keep them',
  isReset: 'All steps are to be done again.',
  added: 'Steps added: {n}.',
  linked: 'This link carries progress. Steps passed: {n}.',
  add: 'Add to mine',
  ignore: 'Ignore',
  spoiltFile:
    '“{name}” holds no progress of PlusOK, or is spoilt. Choose a file that “Save to a file” has made.',
  spoiltLink: 'This link carries progress, but it is cut short or altered. Copy it again, whole.',
} as const;

type CarryText = Readonly<Record<keyof typeof en, string>>;

const fr: CarryText = {
  title: 'Votre progression',
  kept: 'Étapes réussies : {n}. Elles ne sont gardées que dans ce navigateur.',
  toFile: 'Enregistrer dans un fichier',
  fromFile: 'Lire un fichier',
  toLink: 'Copier en lien',
  copied:
    'Le lien est copié. Ouvrez-le sur l’autre ordinateur : ce qu’il porte n’est envoyé à aucun serveur.',
  reset: 'Tout recommencer',
  sure: 'Oublier toutes les étapes réussies ? C’est sans retour ; enregistrez-les d’abord dans un fichier si vous pouvez en avoir besoin.',
  keep: 'Les garder',
  isReset: 'Toutes les étapes sont à refaire.',
  added: 'Étapes ajoutées : {n}.',
  linked: 'Ce lien porte une progression. Étapes réussies : {n}.',
  add: 'Ajouter à la mienne',
  ignore: 'Ignorer',
  spoiltFile:
    '« {name} » ne contient pas de progression de PlusOK, ou est abîmé. Choisissez un fichier fait par « Enregistrer dans un fichier ».',
  spoiltLink: 'Ce lien porte une progression, mais il est coupé ou altéré. Copiez-le de nouveau, en entier.',
};

export const CARRY_TEXTS: Bilingual<CarryText> = { fr, en };
