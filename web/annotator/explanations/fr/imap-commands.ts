import type { imapCommands as en } from '../en/imap-commands.ts';

/** IMAP: What the client asks for. Explanations in French. */
export const imapCommands = {
  'imap.cmd.CAPABILITY':
    'Demande ce que le serveur sait faire. Permise à tout moment ; la réponse peut changer après STARTTLS et après l’authentification.',
  'imap.cmd.NOOP':
    'Ne fait rien, mais donne au serveur l’occasion de signaler du courrier ou des changements, et évite la coupure pour inactivité.',
  'imap.cmd.LOGOUT':
    'Termine la session. Le serveur dit BYE, répond OK et ferme la connexion. Rien n’est purgé.',
  'imap.cmd.STARTTLS': 'Demande à chiffrer cette connexion par TLS à partir d’ici.',
  'imap.cmd.AUTHENTICATE': 'Commence un échange SASL avec le mécanisme nommé ensuite.',
  'imap.cmd.LOGIN':
    'Authentifie par un nom et un mot de passe, lisibles sur le réseau si TLS ne les protège pas.',
  'imap.cmd.ENABLE':
    'Active des extensions qui changent ce que le serveur envoie ; il ne doit pas s’en servir sans cela.',
  'imap.cmd.SELECT':
    'Ouvre une boîte en lecture et en écriture. Celle qui était ouverte est refermée sans purge.',
  'imap.cmd.EXAMINE': 'Ouvre une boîte comme SELECT, mais en lecture seule : rien ne peut y changer.',
  'imap.cmd.CREATE': 'Crée une boîte.',
  'imap.cmd.DELETE':
    'Supprime une boîte et ses messages. Pour un seul message : STORE \\Deleted puis EXPUNGE.',
  'imap.cmd.RENAME': 'Renomme une boîte. Renommer INBOX en déplace les messages et la laisse vide.',
  'imap.cmd.SUBSCRIBE': 'Ajoute une boîte à celles que l’utilisateur veut voir listées.',
  'imap.cmd.UNSUBSCRIBE': 'Retire une boîte des abonnements ; la boîte elle-même demeure.',
  'imap.cmd.LIST':
    'Liste les boîtes. Il lui faut une référence et un motif, contrairement au LIST de POP3, qui liste les messages.',
  'imap.cmd.LSUB':
    'Liste les boîtes auxquelles l’utilisateur est abonné. IMAP4rev2 le fait par LIST (SUBSCRIBED).',
  'imap.cmd.NAMESPACE':
    'Demande où se trouvent les boîtes personnelles, celles des autres et les boîtes partagées.',
  'imap.cmd.STATUS':
    'Demande les compteurs d’une boîte sans l’ouvrir. N’est pas fait pour la boîte sélectionnée.',
  'imap.cmd.APPEND': 'Ajoute un message à la fin d’une boîte. Il n’est envoyé à personne, seulement rangé.',
  'imap.cmd.IDLE':
    'Attend les nouvelles : le serveur signale les changements à mesure, jusqu’au DONE du client.',
  'imap.cmd.DONE': 'Met fin à IDLE. Sans étiquette : c’est la suite de la commande commencée avant.',
  'imap.cmd.CHECK':
    'Demande au serveur un point de reprise de la boîte. Supprimée dans IMAP4rev2 ; NOOP suffit.',
  'imap.cmd.CLOSE':
    'Quitte la boîte et supprime pour de bon, sans compte rendu, les messages marqués \\Deleted.',
  'imap.cmd.UNSELECT': 'Quitte la boîte sans rien supprimer, contrairement à CLOSE.',
  'imap.cmd.EXPUNGE':
    'Supprime pour de bon les messages marqués \\Deleted. Les numéros des suivants diminuent.',
  'imap.cmd.SEARCH':
    'Demande quels messages répondent à tous les critères qui suivent. La réponse donne leurs numéros.',
  'imap.cmd.FETCH':
    'Demande des données de messages : drapeaux, tailles, en-têtes, contenu, ou seulement des parties.',
  'imap.cmd.STORE': 'Modifie les drapeaux de messages.',
  'imap.cmd.COPY': 'Copie des messages à la fin d’une autre boîte, avec drapeaux et dates.',
  'imap.cmd.MOVE': 'Déplace des messages vers une autre boîte en une fois ; ils quittent aussitôt celle-ci.',
  'imap.cmd.UID-FETCH': 'FETCH où les messages sont désignés par leur UID, que les purges ne décalent pas.',
  'imap.cmd.UID-STORE': 'STORE où les messages sont désignés par leur UID.',
  'imap.cmd.UID-COPY': 'COPY où les messages sont désignés par leur UID.',
  'imap.cmd.UID-MOVE': 'MOVE où les messages sont désignés par leur UID.',
  'imap.cmd.UID-SEARCH':
    'SEARCH dont la réponse donne des UID. Un ensemble seul parmi ses critères reste fait de numéros.',
  'imap.cmd.UID-EXPUNGE': 'Ne supprime que les messages marqués \\Deleted qui sont dans cet ensemble d’UID.',
  'imap.cmd.X':
    '{command} : un nom en X est expérimental ou propre à un éditeur ; aucune norme n’en dit l’effet.',
  'imap.cmd.ID':
    'Le client dit quel logiciel il est et le demande au serveur. Pour les statistiques et les rapports de bogue seulement.',
  'imap.cmd.SORT': 'Un SEARCH dont les résultats suivent l’ordre demandé par les critères entre parenthèses.',
  'imap.cmd.UID-SORT': 'SORT dont la réponse donne des UID.',
  'imap.cmd.THREAD': 'Un SEARCH dont les résultats sont groupés en conversations.',
  'imap.cmd.UID-THREAD': 'THREAD dont la réponse donne des UID.',
  'imap.cmd.SETACL': 'Donne à quelqu’un des droits sur une boîte, ou les modifie.',
  'imap.cmd.DELETEACL': 'Retire quelqu’un de la liste d’accès d’une boîte.',
  'imap.cmd.GETACL': 'Demande qui a quels droits sur une boîte.',
  'imap.cmd.LISTRIGHTS': 'Demande quels droits on peut donner à quelqu’un sur une boîte.',
  'imap.cmd.MYRIGHTS': 'Demande les droits de l’utilisateur sur une boîte.',
  'imap.cmd.GETQUOTA': 'Demande l’usage et les limites d’une racine de quota.',
  'imap.cmd.GETQUOTAROOT': 'Demande de quelles racines de quota dépend une boîte, avec leur usage.',
  'imap.cmd.SETQUOTA': 'Fixe les limites d’une racine de quota ; en général réservé aux administrateurs.',
  'imap.cmd.GETMETADATA': 'Lit les annotations d’une boîte, ou du serveur si le nom est vide.',
  'imap.cmd.SETMETADATA': 'Écrit ou, avec NIL, supprime des annotations d’une boîte ou du serveur.',
  'imap.cmd.COMPRESS': 'Demande à compresser les deux sens à partir d’ici.',
  'imap.cmd.NOTIFY': 'Dit quels évènements, dans quelles boîtes, le serveur doit signaler de lui-même.',
  'imap.cmd.LANGUAGE':
    'Seule, demande les langues des textes du serveur ; suivie de noms, choisit la première qu’il a.',
  'imap.cmd.COMPARATOR': 'Demande comment le serveur compare les textes, ou choisit une façon de le faire.',
  'imap.cmd.CANCELUPDATE': 'Met fin aux mises à jour demandées par un SEARCH ou un SORT avec UPDATE.',
  'imap.cmd.ESEARCH': 'Cherche dans plusieurs boîtes à la fois, sans les sélectionner.',
  'imap.cmd.REPLACE':
    'Remplace un message par un nouveau en une seule étape, comme quand un brouillon est réenregistré.',
  'imap.cmd.UID-REPLACE': 'REPLACE où l’ancien message est désigné par son UID.',
  'imap.cmd.UNAUTHENTICATE':
    'Retire l’authentification mais garde la connexion, prête pour un autre utilisateur.',
  'imap.cmd.CONVERSIONS': 'Demande entre quels types de contenu le serveur sait convertir.',
  'imap.cmd.CONVERT': 'Demande des parties de messages converties dans un autre type de contenu.',
  'imap.cmd.UID-CONVERT': 'CONVERT où les messages sont désignés par leur UID.',
  'imap.cmd.GENURLAUTH': 'Demande une URL par laquelle d’autres liront un message sans mot de passe.',
  'imap.cmd.RESETKEY': 'Annule les URL produites par GENURLAUTH.',
  'imap.cmd.URLFETCH': 'Demande les données que désigne une URL autorisée.',
  'imap.cmd.RLIST': 'LIST d’un client qui comprend les renvois vers les boîtes d’autres serveurs.',
  'imap.cmd.RLSUB': 'LSUB d’un client qui comprend les renvois vers d’autres serveurs.',
  'imap.cmd.GETJMAPACCESS': 'Demande où joindre le même compte par JMAP.',
  'imap.cmd.XLIST':
    'L’ancien LIST de Gmail qui marque les boîtes spéciales ; LIST avec SPECIAL-USE l’a remplacé.',
  'imap.cmd.unknown': '{command} n’est pas une commande IMAP connue ici.',
} satisfies Record<keyof typeof en, string>;
