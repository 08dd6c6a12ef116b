import type { imapNotes as en } from '../en/imap-notes.ts';

/** IMAP: States, causes, hints, warnings, effects, leniencies. Explanations in French. */
export const imapNotes = {
  'imap.state.NOT-AUTHENTICATED':
    'Non authentifié : le client doit s’authentifier avant de toucher au courrier.',
  'imap.state.AUTHENTICATED':
    'Authentifié : on peut lister, créer et ouvrir des boîtes ; pas de message avant d’en ouvrir une.',
  'imap.state.SELECTED': 'Sélectionné : une boîte est ouverte, ses messages peuvent être lus et modifiés.',
  'imap.state.LOGOUT': 'Déconnexion : la connexion va être fermée.',
  'imap.state.CLOSED': 'La connexion est fermée.',
  'imap.state.implicitTls':
    'TLS est là avant le premier mot, comme sur le port 993 : rien ne circule en clair.',
  'imap.cause.noTag':
    'Il manque l’étiquette, par laquelle commence toute commande IMAP : le serveur a pris {command} pour elle.',
  'imap.cause.emptyLine': 'Une ligne vide n’est pas une commande.',
  'imap.cause.tagAlone': '{tag} est seul : une étiquette, mais pas de commande ensuite.',
  'imap.cause.doneOutside': 'DONE ne sert qu’à terminer IDLE, or aucun IDLE n’est en cours.',
  'imap.cause.pop3': '{command} est une commande de POP3, pas d’IMAP.',
  'imap.cause.smtp': '{command} est une commande de SMTP, qui envoie le courrier ; IMAP le lit.',
  'imap.cause.http': '{command} relève de HTTP : ceci est un serveur de courrier.',
  'imap.cause.misspelt': '{command} n’est pas une commande : sans doute une faute de frappe.',
  'imap.cause.unknownCommand': '{command} n’est pas une commande IMAP.',
  'imap.cause.uidAlone': 'UID précède une autre commande : FETCH, STORE, SEARCH, COPY et quelques autres.',
  'imap.cause.wrongState': '{command} n’est pas permise dans l’état {state} ; il faut {needed}.',
  'imap.cause.over':
    'La session est finie : le serveur ne lit plus de commandes, et {command} reste sans effet.',
  'imap.cause.missing': 'Il manque un argument à {command}.',
  'imap.cause.malformed': '{command} ne peut rien faire de « {text} » ici.',
  'imap.cause.unexpected': '{command} ne prend pas d’autre argument : « {text} ».',
  'imap.cause.listAlone':
    'LIST, en IMAP, liste des boîtes et demande une référence et un motif. Pour les messages, FETCH.',
  'imap.cause.loginDisabled': 'Le serveur a annoncé LOGINDISABLED : il refusera LOGIN.',
  'imap.cause.literalCount':
    'Ce qui suit le littéral ne convient pas : son compte de {octets, plural, one {# octet} other {# octets}} est sans doute faux.',
  'imap.cause.NO': 'NO signifie que {command} était bien formée, mais n’a pas pu être exécutée.',
  'imap.cause.BAD': 'BAD signifie que le serveur n’a pas compris {command}, ou ne la permet pas maintenant.',
  'imap.hint.type': 'Essayez : {suggestion}',
  'imap.hint.syntax': 'Cela s’écrit ainsi : {syntax}',
  'imap.hint.signIn': 'Authentifiez-vous d’abord : {suggestion}',
  'imap.hint.select': 'Ouvrez d’abord une boîte : {suggestion}',
  'imap.hint.signedIn': 'La session est déjà authentifiée ({state}).',
  'imap.hint.startTls': 'Chiffrez d’abord : {suggestion}',
  'imap.warning.clearPassword':
    'Le mot de passe circule en clair : quiconque sur le trajet peut le lire. Utilisez TLS.',
  'imap.warning.setsSeen': 'Lire ainsi marque le message comme lu (\\Seen). BODY.PEEK[…] ne le fait pas.',
  'imap.warning.tagReuse': 'L’étiquette {tag} a déjà servi : on pourrait confondre les réponses.',
  'imap.warning.notOffered': 'Le serveur n’a pas annoncé {capability}, qu’il faut pour {command}.',
  'imap.warning.literalMinus': 'LITERAL- permet au plus 4096 octets sans attendre ; en voici {octets}.',
  'imap.warning.bye': 'Le serveur raccroche de lui-même. Ce qui n’était pas fini est perdu.',
  'imap.warning.existsShrank': 'Le total tombe à {exists} sans EXPUNGE : le serveur a omis un signalement.',
  'imap.warning.uidValidityChanged':
    'L’UIDVALIDITY de {mailbox} était {was}, il est {now} : tous les UID mémorisés sont périmés.',
  'imap.effect.seen': 'Le message {n} est désormais marqué lu : la lecture de son contenu a posé \\Seen.',
  'imap.effect.renumbered':
    'Le message {n} a disparu : l’ancien message {next} devient {n}, et ainsi de suite.',
  'imap.effect.arrived':
    '{count, plural, one {# message est arrivé} other {# messages sont arrivés}} : il y en a maintenant {exists}.',
  'imap.leniency.spaces': 'Plusieurs espaces là où la grammaire en veut un seul.',
  'imap.leniency.leadingSpace': 'Des espaces avant l’étiquette.',
  'imap.leniency.trailingSpace': 'Des espaces en fin de ligne.',
  'imap.leniency.missingSpace': 'Il manque un espace là où la grammaire en veut un.',
  'imap.leniency.bareEvents': 'Les évènements demandent leurs propres parenthèses, après les boîtes.',
  'imap.leniency.optionsAfter':
    'La grammaire met les options avant la boîte ; les exemples de la RFC 5464 et bien des clients les mettent après.',
  'imap.leniency.missing': 'Il manque quelque chose que la grammaire demande.',
  'imap.leniency.unquoted':
    'Un texte que la grammaire veut entre guillemets ou en littéral est donné tel quel.',
  'imap.leniency.unclosed': 'Une parenthèse ou un crochet n’est pas fermé.',
  'imap.leniency.unclosedQuote': 'Un guillemet n’est pas fermé.',
  'imap.leniency.unmatchedTag': 'Une réponse étiquetée à aucune commande en attente.',
  'imap.leniency.literalMinus': 'Le littéral se termine par -, qu’aucune RFC ne définit ; on le lit comme +.',
  'imap.leniency.noText': 'La norme veut un texte à la fin ; il n’y en a pas.',
} satisfies Record<keyof typeof en, string>;
