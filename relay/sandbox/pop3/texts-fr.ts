import type { Texts } from './texts.ts';

export const FRENCH: Texts = {
  tag: 'fr',
  language: 'français',
  nameAccepted: 'Nom accepté, le mot de passe maintenant',
  mailboxOpen: (count) => `Boîte ouverte, ${count} message${count > 1 ? 's' : ''}`,
  scanListing: 'Voici la liste des messages',
  uniqueIds: 'Voici les identifiants uniques',
  octets: (count) => `${count} octets`,
  top: 'Voici le début du message',
  deleted: 'Message marqué pour suppression',
  reset: 'Plus aucun message n’est marqué',
  nothingDone: 'Rien à faire, rien de fait',
  capabilities: 'Voici les capacités du serveur',
  mechanisms: 'Voici les mécanismes SASL',
  languages: 'Voici les langues',
  languageSet: 'Les textes sont désormais en français',
  utf8: 'UTF-8 activé',
  beginTls: 'La négociation TLS peut commencer',
  goodbye: 'Sayonara',

  emptyLine: 'Cette ligne est vide : tapez une commande, par exemple STAT ou QUIT',
  lineTooLong: 'Cette ligne est trop longue : une commande a 255 octets au plus',
  unknownCommand: (word) => `La commande « ${word} » n’existe pas`,
  wrongState: (command, signedIn) =>
    signedIn
      ? `${command} se tape avant de s’authentifier, et c’est déjà fait`
      : `${command} demande d’être authentifié : tapez d’abord USER puis PASS`,
  noArgument: (command) => `${command} se tape seule, sans argument`,
  needsNumber: (command) => `${command} demande un numéro de message, par exemple ${command} 1`,
  notANumber: (command, word) =>
    `« ${word} » n’est pas un numéro de message ; écrivez par exemple ${command} 1`,
  noSuchMessage: (number, count) =>
    count === 0
      ? `Pas de message ${number} : la boîte est vide`
      : `Pas de message ${number} : les numéros vont de 1 à ${count}`,
  alreadyMarked: (number) => `Le message ${number} est marqué pour suppression ; RSET le rétablit`,
  topUsage: 'TOP demande un numéro de message et un nombre de lignes du corps, par exemple TOP 1 0',
  userUsage: 'USER demande un nom, par exemple USER nicolas',
  passUsage: 'PASS demande un mot de passe, après un seul espace',
  userFirst: 'Dites d’abord qui vous êtes : USER et un nom, puis PASS',
  apopUsage: 'APOP demande un nom et 32 chiffres hexadécimaux : le MD5 de l’horodatage suivi du mot de passe',
  wrongPassword: 'Le nom ou le mot de passe est faux',
  wrongDigest:
    'Le nom ou l’empreinte est faux : MD5 de l’horodatage, chevrons compris, suivi du mot de passe, sans saut de ligne',
  inUse: 'Une autre session tient cette boîte ; elle sera libre quand l’autre finira',
  failsNow: 'La boîte est illisible en ce moment ; le mot de passe est juste, réessayez plus tard',
  failsForGood: 'La boîte est abîmée ; le mot de passe est juste, mais il faut d’abord la réparer',
  noTls: 'Ce serveur n’a pas TLS',
  alreadyTls: 'TLS est déjà actif',
  tlsAfterUtf8: 'STLS se tape avant UTF8 (RFC 6856)',
  authUsage: 'AUTH prend le nom d’un mécanisme et une réponse initiale tout au plus',
  unknownMechanism: (word) => `Le mécanisme « ${word} » n’existe pas ; AUTH seule donne la liste`,
  cancelled: 'Authentification abandonnée',
  notBase64: 'Ce n’est pas du base64 : « printf %s texte | base64 » en écrit',
  malformed: 'La réponse n’a pas la forme que ce mécanisme demande',
  noInitialResponse: 'Ce mécanisme commence par un défi : donnez seulement son nom',
  notAuthorized: 'Personne ne peut agir ici au nom d’un autre',
  unknownLanguage: (word) => `Pas de textes en « ${word} » ; LANG seule donne la liste des langues`,
};
