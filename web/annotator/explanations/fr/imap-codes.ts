import type { imapCodes as en } from '../en/imap-codes.ts';

/** IMAP: Response codes: what programs should note of a status response. Explanations in French. */
export const imapCodes = {
  'imap.code.ALERT': 'ALERT : le texte qui suit doit être montré à l’utilisateur.',
  'imap.code.BADCHARSET':
    'BADCHARSET : le serveur ignore le jeu de caractères de la recherche ; ceux qu’il connaît peuvent suivre.',
  'imap.code.CAPABILITY':
    'CAPABILITY : ce que le serveur sait faire, dit sans qu’on le demande, ce qui épargne une commande.',
  'imap.code.PARSE': 'PARSE : le serveur n’a pas su lire l’en-tête ou la structure MIME d’un message.',
  'imap.code.PERMANENTFLAGS':
    'PERMANENTFLAGS : les drapeaux que le client peut changer durablement ; les autres ne durent que la session.',
  'imap.code.READ-ONLY': 'READ-ONLY : la boîte est ouverte en lecture ; rien ne peut y être modifié.',
  'imap.code.READ-WRITE': 'READ-WRITE : la boîte est ouverte en lecture et en écriture.',
  'imap.code.TRYCREATE': 'TRYCREATE : la boîte n’existe pas, mais CREATE la créerait.',
  'imap.code.UIDNEXT': 'UIDNEXT : le prochain message recevra l’UID {n} ou plus.',
  'imap.code.UIDNEXT.value': '{n} : les messages à venir auront un UID à partir de là.',
  'imap.code.UIDVALIDITY':
    'UIDVALIDITY : le nombre {n} garantit les UID. Tant qu’il ne change pas, un UID désigne le même message.',
  'imap.code.UIDVALIDITY.value': '{n} : un client qui en connaît un autre doit oublier ses UID.',
  'imap.code.UNSEEN':
    'UNSEEN : le message {n} est le premier non lu. C’est un numéro de message, pas un total.',
  'imap.code.UNSEEN.value': 'Le message {n} est le premier non lu.',
  'imap.code.APPENDUID': 'APPENDUID : l’UID reçu par le nouveau message.',
  'imap.code.COPYUID': 'COPYUID : les UID copiés, puis ceux qu’ont reçus les copies.',
  'imap.code.UIDNOTSTICKY': 'UIDNOTSTICKY : les UID ne durent pas dans cette boîte ; n’en mémorisez aucun.',
  'imap.code.CLOSED': 'CLOSED : la boîte précédente est fermée ; la suite concerne la nouvelle.',
  'imap.code.HASCHILDREN': 'HASCHILDREN : la boîte en a d’autres sous elle, on ne peut donc la supprimer.',
  'imap.code.NOTSAVED': 'NOTSAVED : le résultat de la recherche n’a pu être gardé ; $ est vide.',
  'imap.code.UNKNOWN-CTE':
    'UNKNOWN-CTE : le serveur ne sait pas décoder l’encodage de cette partie. Prenez-la par BODY.',
  'imap.code.UNAVAILABLE':
    'UNAVAILABLE : un service derrière le serveur est en panne pour l’instant ; réessayez plus tard.',
  'imap.code.AUTHENTICATIONFAILED':
    'AUTHENTICATIONFAILED : nom ou mot de passe faux ; le serveur ne dit pas lequel.',
  'imap.code.AUTHORIZATIONFAILED':
    'AUTHORIZATIONFAILED : l’identité est bonne, mais elle ne peut agir pour le compte demandé.',
  'imap.code.EXPIRED': 'EXPIRED : le mot de passe ou l’accès a expiré.',
  'imap.code.PRIVACYREQUIRED': 'PRIVACYREQUIRED : pas sans chiffrement ; passez d’abord par TLS.',
  'imap.code.CONTACTADMIN': 'CONTACTADMIN : seul l’administrateur peut aider.',
  'imap.code.NOPERM': 'NOPERM : les droits d’accès ne le permettent pas.',
  'imap.code.INUSE': 'INUSE : une autre session s’en sert ; réessayez.',
  'imap.code.EXPUNGEISSUED': 'EXPUNGEISSUED : une autre session a supprimé certains des messages.',
  'imap.code.CORRUPTION': 'CORRUPTION : les données du serveur sont endommagées.',
  'imap.code.SERVERBUG': 'SERVERBUG : le serveur a rencontré une erreur interne.',
  'imap.code.CLIENTBUG': 'CLIENTBUG : le serveur pense que le client s’est trompé.',
  'imap.code.CANNOT': 'CANNOT : cela contredit une règle de ce serveur et n’aboutira jamais.',
  'imap.code.LIMIT': 'LIMIT : une limite du serveur est atteinte.',
  'imap.code.OVERQUOTA': 'OVERQUOTA : le compte est plein, ou le deviendrait.',
  'imap.code.ALREADYEXISTS': 'ALREADYEXISTS : une boîte de ce nom existe déjà.',
  'imap.code.NONEXISTENT': 'NONEXISTENT : cette boîte n’existe pas.',
  'imap.code.HIGHESTMODSEQ':
    'HIGHESTMODSEQ : {n} est le numéro de modification du dernier changement dans la boîte.',
  'imap.code.HIGHESTMODSEQ.value': '{n} : à retenir, pour demander la prochaine fois ce qui a changé depuis.',
  'imap.code.NOMODSEQ': 'NOMODSEQ : cette boîte ne tient pas de numéros de modification.',
  'imap.code.MODIFIED': 'MODIFIED : ces messages avaient changé entre-temps et ont été laissés tels quels.',
  'imap.code.REFERRAL': 'REFERRAL : la boîte ou le compte est sur un autre serveur, à l’URL qui suit.',
  'imap.code.NEWNAME':
    'NEWNAME : la boîte a été renommée ; l’ancien et le nouveau nom suivent. Abandonné depuis longtemps.',
  'imap.code.BADURL': 'BADURL : le serveur ne peut utiliser l’URL qui suit.',
  'imap.code.TOOBIG': 'TOOBIG : le message dépasserait la taille acceptée.',
  'imap.code.URLMECH': 'URLMECH : les mécanismes d’autorisation des URL de cette boîte.',
  'imap.code.COMPRESSIONACTIVE': 'COMPRESSIONACTIVE : la connexion est déjà compressée.',
  'imap.code.BADCOMPARATOR': 'BADCOMPARATOR : le serveur ne connaît aucun des comparateurs nommés.',
  'imap.code.ANNOTATE': 'ANNOTATE : l’annotation est trop grosse, ou il y en a trop.',
  'imap.code.ANNOTATIONS':
    'ANNOTATIONS : ce que cette boîte permet comme annotations de messages : taille limite, ou NONE.',
  'imap.code.MAXCONVERTMESSAGES':
    'MAXCONVERTMESSAGES : au plus {n, plural, one {# message} other {# messages}} par CONVERT.',
  'imap.code.MAXCONVERTMESSAGES.value': 'Au plus {n, plural, one {# message} other {# messages}}.',
  'imap.code.MAXCONVERTPARTS':
    'MAXCONVERTPARTS : au plus {n, plural, one {# partie} other {# parties}} par CONVERT.',
  'imap.code.MAXCONVERTPARTS.value': 'Au plus {n, plural, one {# partie} other {# parties}}.',
  'imap.code.TEMPFAIL': 'TEMPFAIL : la conversion échoue pour l’instant ; elle peut réussir plus tard.',
  'imap.code.NOUPDATE': 'NOUPDATE : le serveur ne tiendra pas cette recherche à jour.',
  'imap.code.METADATA':
    'METADATA : l’annotation n’a pu être écrite, ou certaines ont été omises ; la raison suit.',
  'imap.code.METADATA.LONGENTRIES':
    'LONGENTRIES : des valeurs plus longues que ne le permet MAXSIZE ont été omises.',
  'imap.code.METADATA.LONGENTRIES.size':
    'La plus longue des valeurs omises a {n, plural, one {# octet} other {# octets}}.',
  'imap.code.METADATA.MAXSIZE': 'MAXSIZE : la valeur est trop longue pour ce serveur.',
  'imap.code.METADATA.MAXSIZE.limit':
    'Une valeur peut avoir au plus {n, plural, one {# octet} other {# octets}}.',
  'imap.code.METADATA.TOOMANY': 'TOOMANY : on ne peut plus ajouter d’annotation.',
  'imap.code.METADATA.NOPRIVATE': 'NOPRIVATE : le serveur ne tient pas d’annotations privées.',
  'imap.code.BADEVENT':
    'BADEVENT : le serveur ne sait pas signaler certains évènements ; ceux qu’il sait signaler suivent.',
  'imap.code.NOTIFICATIONOVERFLOW':
    'NOTIFICATIONOVERFLOW : trop de choses arrivent ; le serveur cesse de signaler.',
  'imap.code.UNDEFINED-FILTER': 'UNDEFINED-FILTER : aucun filtre ne porte le nom qui suit.',
  'imap.code.USEATTR': 'USEATTR : le serveur n’admet pas l’usage particulier demandé.',
  'imap.code.DOWNGRADED':
    'DOWNGRADED : ces messages contiennent de l’UTF-8 et sont montrés sous une forme simplifiée.',
  'imap.code.MAILBOXID': 'MAILBOXID : un identifiant de la boîte qu’un changement de nom ne modifie pas.',
  'imap.code.INPROGRESS':
    'INPROGRESS : une longue commande se poursuit. Laquelle, et où elle en est, peuvent suivre.',
  'imap.code.INPROGRESS.tag': 'L’étiquette de la commande en cours : {value}.',
  'imap.code.INPROGRESS.tag.none': 'Le serveur ne dit pas quelle commande est en cours.',
  'imap.code.INPROGRESS.progress':
    '{n, plural, =0 {Aucun élément n’est traité} one {# élément est traité} other {# éléments sont traités}} jusqu’ici.',
  'imap.code.INPROGRESS.progress.none': 'Le nombre d’éléments traités n’est pas précisé.',
  'imap.code.INPROGRESS.goal': 'Il y a {n, plural, one {# élément} other {# éléments}} à traiter en tout.',
  'imap.code.INPROGRESS.goal.none': 'Le nombre total d’éléments n’est pas précisé.',
  'imap.code.UIDREQUIRED': 'UIDREQUIRED : cette session n’emploie que les UID ; les numéros sont refusés.',
  'imap.code.MESSAGELIMIT':
    'MESSAGELIMIT : il y avait plus de messages que le serveur n’en traite par commande.',
  'imap.code.MESSAGELIMIT.limit': 'Au plus {n, plural, one {# message} other {# messages}} par commande.',
  'imap.code.MESSAGELIMIT.uid':
    'UID {n} : là où le serveur s’est arrêté. Les autres demandent une autre commande.',
  'imap.code.open': 'Le code commence.',
  'imap.code.close': 'Le code se termine.',
  'imap.code.malformed':
    '{name} est un code connu, mais la suite n’est pas ce que demande sa norme : il n’est pas expliqué.',
  'imap.code.other':
    '{name} n’est pas un code connu ici. Les programmes ignorent ceux qu’ils ne connaissent pas.',
  'imap.code.otherArguments': 'Appartient à {name}.',
  'imap.code.argument':
    '{name, select, BADCHARSET {Un jeu de caractères que le serveur connaît : {value}.} REFERRAL {À qui s’adresser plutôt : {value}.} MAILBOXID {L’identifiant de la boîte : {value}.} BADURL {L’URL qui échoue : {value}.} other {Appartient à {name} : {value}.}}',
  'imap.code.argument.number': 'Appartient à {name} : {n}.',
  'imap.code.uidvalidityOf': '{n}, l’UIDVALIDITY de la boîte d’arrivée.',
  'imap.code.source': 'D’où ils viennent : leurs UID dans la boîte d’origine.',
  'imap.code.target': 'Où ils sont : leurs UID dans la boîte d’arrivée.',
  'imap.code.set': 'Les messages concernés.',
} satisfies Record<keyof typeof en, string>;
