import type { pop3 as en } from '../en/pop3.ts';

/** POP3: commands, replies, capabilities, states, advice. Explanations in French. */
export const pop3 = {
  'pop3.cmd.CAPA':
    'CAPA demande les extensions du serveur. La réponse est une liste terminée par un point seul.',
  'pop3.cmd.USER': 'USER nomme la boîte à ouvrir ; PASS doit suivre.',
  'pop3.cmd.PASS': 'PASS donne le mot de passe du nom que USER vient d’envoyer.',
  'pop3.cmd.APOP':
    'APOP authentifie par une empreinte de l’horodatage d’accueil et du mot de passe : celui-ci ne circule pas.',
  'pop3.cmd.AUTH': 'AUTH ouvre un échange SASL par le mécanisme nommé ensuite.',
  'pop3.cmd.AUTH.list':
    'AUTH seul demande les mécanismes disponibles : un vieil usage qu’aucune norme n’a gardé. CAPA les donne aussi.',
  'pop3.cmd.STLS': 'STLS demande à chiffrer cette connexion par TLS avant de continuer.',
  'pop3.cmd.STAT':
    'STAT demande le nombre de messages et leur total en octets ; ceux qui sont marqués ne comptent pas.',
  'pop3.cmd.LIST':
    'LIST demande la taille d’un message ou, sans numéro, de chacun de ceux qui ne sont pas marqués comme supprimés.',
  'pop3.cmd.RETR': 'RETR demande un message entier, en-tête et corps.',
  'pop3.cmd.DELE':
    'DELE marque un message comme supprimé. Il ne disparaît que lorsque QUIT termine la session.',
  'pop3.cmd.NOOP':
    'NOOP ne fait rien d’autre que faire répondre le serveur, ce qui évite la coupure pour inactivité.',
  'pop3.cmd.RSET': 'RSET annule tous les DELE de cette session.',
  'pop3.cmd.QUIT.update':
    'QUIT, tapé après authentification, mène à UPDATE : le serveur retire alors les messages marqués et raccroche.',
  'pop3.cmd.QUIT.close':
    'QUIT, tapé avant authentification, termine simplement la session : aucune boîte n’est ouverte, rien n’est retiré.',
  'pop3.cmd.TOP': 'TOP demande l’en-tête d’un message et les premières lignes de son corps.',
  'pop3.cmd.UIDL':
    'UIDL demande les identifiants uniques, qui restent les mêmes d’une session à l’autre, au contraire des numéros.',
  'pop3.cmd.UTF8': 'UTF8 fait passer la session d’ASCII à UTF-8.',
  'pop3.cmd.LANG':
    'LANG choisit la langue des commentaires du serveur ou, sans argument, liste celles qu’il connaît.',
  'pop3.cmd.unknown': '{command} n’est pas une commande POP3.',
  'pop3.cmd.hidden':
    'Un mot qui n’est pas une commande. Il est masqué, car après USER ce peut être le mot de passe tapé sans PASS.',
  'pop3.arg.user': 'Le nom de la boîte aux lettres : {user}.',
  'pop3.arg.password': 'Le mot de passe, jusqu’à la fin de la ligne, espaces compris.',
  'pop3.arg.digest':
    'L’empreinte MD5 de l’horodatage d’accueil suivi du mot de passe, en 32 chiffres hexadécimaux.',
  'pop3.arg.msg.LIST': 'Seul le message {msg} est demandé.',
  'pop3.arg.msg.RETR': 'Le message {msg} est demandé.',
  'pop3.arg.msg.DELE': 'Le message {msg} est à marquer comme supprimé.',
  'pop3.arg.msg.TOP': 'Le début du message {msg} est demandé.',
  'pop3.arg.msg.UIDL': 'L’identifiant unique du message {msg} est demandé.',
  'pop3.arg.badMsg': '« {text} » n’est pas un numéro de message : ils commencent à 1.',
  'pop3.arg.lines':
    '{lines, plural, =0 {Aucune ligne du corps, l’en-tête seulement} one {Une ligne du corps après l’en-tête} other {# lignes du corps après l’en-tête}}.',
  'pop3.arg.badLines': 'TOP attend ici un nombre de lignes du corps, 0 ou plus.',
  'pop3.arg.language': 'La langue voulue, {tag}.',
  'pop3.arg.anyLanguage': '* : la langue que préfère l’administrateur du serveur.',
  'pop3.arg.unwanted': 'Plus que la commande n’en prend.',
  'pop3.arg.unknown': 'Ce qui suit un mot inconnu. C’est masqué, car ce peut être un mot de passe.',
  'pop3.ok': '+OK : {command} a réussi.',
  'pop3.ok.greeting': '+OK : le serveur salue le premier, dès que la connexion est établie.',
  'pop3.ok.unasked': '+OK, alors qu’aucune commande n’attend de réponse.',
  'pop3.err': '-ERR : {command} a échoué.',
  'pop3.err.greeting': '-ERR au lieu d’un accueil : le serveur ne veut pas ouvrir de session maintenant.',
  'pop3.err.unasked':
    '-ERR, alors qu’aucune commande n’attend de réponse : le serveur annonce un problème, un délai dépassé par exemple.',
  'pop3.continue':
    '+ seul : ni oui ni non. {mechanism} continue : un défi suit en base64, et la ligne suivante doit y répondre.',
  'pop3.greeting.timestamp':
    '{timestamp} change à chaque connexion. Sa présence offre APOP : on calcule l’empreinte de ceci, chevrons compris, suivi du mot de passe.',
  'pop3.text.greeting':
    'Les mots d’accueil du serveur : souvent son nom et sa version. Pour un programme, seuls comptent +OK et l’horodatage éventuel.',
  'pop3.text.unasked': 'La remarque du serveur, à lire par des humains.',
  'pop3.text.unknown': 'Le commentaire du serveur sur {command}, à lire par des humains.',
  'pop3.text.refused':
    'La raison du refus de {command}, dans les mots du serveur ; aucun programme ne doit en dépendre.',
  'pop3.text.CAPA': 'Des mots avant la liste des capacités ; la liste suit, ligne par ligne.',
  'pop3.text.USER':
    'Le commentaire du serveur sur le nom. Beaucoup acceptent n’importe quel nom, pour ne pas révéler lesquels existent.',
  'pop3.text.PASS': 'Le commentaire du serveur : la boîte est ouverte, et verrouillée pour cette session.',
  'pop3.text.APOP': 'Le commentaire du serveur : l’empreinte était juste, la boîte est ouverte.',
  'pop3.text.AUTH': 'Le commentaire du serveur sur AUTH, à lire par des humains.',
  'pop3.text.STLS': 'Le commentaire du serveur : juste après cette ligne, la négociation TLS commence.',
  'pop3.text.STAT': 'Le commentaire du serveur sur STAT. La norme veut deux nombres ici.',
  'pop3.text.LIST': 'Des mots avant la liste, pour les humains ; certains serveurs y mettent les totaux.',
  'pop3.text.RETR': 'Le commentaire du serveur ; le message suit, jusqu’à un point seul.',
  'pop3.text.DELE': 'Le commentaire du serveur : le message est marqué, et toujours là jusqu’à QUIT.',
  'pop3.text.NOOP': 'Le commentaire du serveur sur NOOP : il est là.',
  'pop3.text.RSET': 'Le commentaire du serveur : plus aucun message n’est marqué.',
  'pop3.text.QUIT': 'L’au revoir du serveur ; il ferme ensuite la connexion.',
  'pop3.text.TOP':
    'Le commentaire du serveur ; l’en-tête et les lignes demandées suivent, jusqu’à un point seul.',
  'pop3.text.UIDL': 'Des mots avant les identifiants uniques, à lire par des humains.',
  'pop3.text.UTF8': 'Le commentaire du serveur : la session parle désormais UTF-8.',
  'pop3.text.LANG': 'Le commentaire du serveur sur LANG, dans la langue désormais en usage.',
  'pop3.textAfter':
    'Du texte que le serveur ajoute après les champs de la norme ; les programmes doivent le sauter.',
  'pop3.stray': 'Cette ligne ne commence ni par +OK ni par -ERR, comme une réponse le doit.',
  'pop3.dropListing':
    'Bilan de la boîte : {count, plural, one {# message} other {# messages}}, {octets, plural, one {# octet} other {# octets}} en tout.',
  'pop3.dropListing.count':
    '{count, plural, =0 {Aucun message} one {Un message} other {# messages}} dans la boîte, sans compter ceux marqués comme supprimés.',
  'pop3.dropListing.octets':
    '{octets, plural, one {# octet} other {# octets}} pour tous ces messages ensemble, fins de ligne comprises.',
  'pop3.scanListing': 'Ligne du message {msg} : {octets, plural, one {# octet} other {# octets}}.',
  'pop3.scanListing.msg':
    'Le message numéro {msg}, pour cette session seulement. DELE laisse des trous : rien n’est renuméroté.',
  'pop3.scanListing.octets':
    'Le message {msg} fait {octets, plural, one {# octet} other {# octets}}, fins de ligne comprises.',
  'pop3.uniqueIdListing': 'Identifiant unique du message {msg}.',
  'pop3.uniqueIdListing.msg': 'Le message numéro {msg}, pour cette session seulement.',
  'pop3.uniqueIdListing.uid':
    '{uid} désigne ce message durablement : un programme le compare à ceux qu’il a déjà vus pour ne prendre que le nouveau.',
  'pop3.capabilityLine': 'Une capacité du serveur : {name}.',
  'pop3.languageListing': 'Une langue possible des commentaires du serveur : {name}.',
  'pop3.languageListing.tag': 'L’étiquette de langue à donner à LANG : {tag}.',
  'pop3.languageListing.name': 'Le nom de la langue, dans cette langue si le serveur le sait.',
  'pop3.lang.chosen': 'L’étiquette de la langue que le serveur a retenue : {tag}.',
  'pop3.retr.octets':
    'Le serveur annonce {octets, plural, one {# octet} other {# octets}} pour le message {msg}. Seul le point isolé en marque vraiment la fin.',
  'pop3.stuffed':
    'Une ligne du texte commence par un point ; le serveur l’a doublé pour qu’on ne la prenne pas pour la fin. Ôtez celui-ci.',
  'pop3.unstuffed':
    'Une ligne du texte commence par ce point, que le serveur aurait dû doubler : un client l’ôte, et le texte perd un point.',
  'pop3.end':
    'Un point seul sur sa ligne termine la réponse à {command}, après {lines, plural, =0 {aucune ligne} one {une ligne} other {# lignes}}.',
  'pop3.listing.malformed': 'Cette ligne n’a pas la forme que la liste demande.',
  'pop3.code.LOGIN-DELAY':
    '[LOGIN-DELAY] : authentification trop tôt après la précédente. Attendez, puis réessayez.',
  'pop3.code.IN-USE': '[IN-USE] : la boîte est verrouillée, sans doute par une autre session POP3.',
  'pop3.code.SYS/TEMP':
    '[SYS/TEMP] : un problème du serveur qui devrait passer. Le mot de passe n’y est pour rien : réessayez plus tard.',
  'pop3.code.SYS/PERM':
    '[SYS/PERM] : un problème du serveur qui durera tant que personne ne l’aura réglé. Le mot de passe n’y est pour rien.',
  'pop3.code.AUTH': '[AUTH] : nom ou mot de passe faux, ou compte fermé : réessayer de même est inutile.',
  'pop3.code.UTF8': '[UTF8] : il faut le mode UTF-8 ; envoyez UTF8 avant de vous authentifier.',
  'pop3.code.unknown': '[{name}] : un code de réponse qui n’est pas parmi ceux connus ici.',
  'pop3.capa.TOP': 'TOP : le serveur sait envoyer un en-tête et les premières lignes d’un corps.',
  'pop3.capa.USER': 'USER : l’authentification par USER et PASS est permise ici.',
  'pop3.capa.SASL': 'SASL : AUTH est accepté ; ses mécanismes suivent.',
  'pop3.capa.RESP-CODES':
    'RESP-CODES : un texte entre crochets en tête de réponse est un code que les programmes peuvent lire.',
  'pop3.capa.LOGIN-DELAY': 'LOGIN-DELAY : le temps à attendre entre deux sessions.',
  'pop3.capa.PIPELINING': 'PIPELINING : plusieurs commandes peuvent partir sans attendre chaque réponse.',
  'pop3.capa.EXPIRE': 'EXPIRE : combien de temps les messages restent sur le serveur.',
  'pop3.capa.UIDL': 'UIDL : le serveur a des identifiants uniques de messages.',
  'pop3.capa.IMPLEMENTATION': 'IMPLEMENTATION : le logiciel du serveur, pour aider au diagnostic.',
  'pop3.capa.STLS': 'STLS : cette connexion peut être chiffrée par TLS sur demande.',
  'pop3.capa.AUTH-RESP-CODE':
    'AUTH-RESP-CODE : quand l’authentification échoue pour un nom ou mot de passe faux, le serveur le dit par [AUTH].',
  'pop3.capa.UTF8': 'UTF8 : la session peut passer d’ASCII à UTF-8.',
  'pop3.capa.LANG': 'LANG : la langue des commentaires du serveur peut être choisie.',
  'pop3.capa.private': '{name} : une capacité propre à ce serveur ; le X le dit.',
  'pop3.capa.unknown': '{name} : une capacité qui n’est pas parmi celles connues ici.',
  'pop3.capa.arg.implementation': 'Le serveur se présente ainsi : {text}.',
  'pop3.capa.arg.perUser':
    'USER : la valeur peut varier d’un utilisateur à l’autre ; redemandez CAPA après authentification.',
  'pop3.capa.arg.utf8User': 'USER : noms et mots de passe peuvent être en UTF-8.',
  'pop3.capa.arg.never': 'NEVER : les messages restent jusqu’à ce que l’utilisateur les supprime.',
  'pop3.capa.arg.days':
    '{days, plural, =0 {0 jour : le serveur peut retirer un message une fois lu ; rien ne doit y être laissé} one {Un message est gardé au moins un jour} other {Un message est gardé au moins # jours}}.',
  'pop3.capa.arg.seconds':
    '{seconds, plural, =0 {0 : aucune attente n’est demandée} one {Au moins # seconde entre deux authentifications, sinon le serveur peut refuser} other {Au moins # secondes entre deux authentifications, sinon le serveur peut refuser}}.',
  'pop3.capa.arg.unknown': 'Un paramètre que {name} ne définit pas.',
  'pop3.state.AUTHORIZATION':
    'La session est en AUTHORIZATION : il faut d’abord s’authentifier, par USER et PASS, APOP ou AUTH.',
  'pop3.state.TRANSACTION':
    'La session entre en TRANSACTION : la boîte est ouverte et verrouillée ; on peut lister, lire et marquer les messages.',
  'pop3.state.UPDATE':
    'La session entre en UPDATE : seul QUIT depuis TRANSACTION y mène, et c’est là seulement que des messages sont retirés.',
  'pop3.note.implicitTls': 'Cette connexion était dans TLS dès son premier octet, comme sur le port 995.',
  'pop3.effect.marked':
    'Le message {msg} est marqué comme supprimé. Les autres gardent leur numéro ; RSET l’annule, QUIT le rend définitif.',
  'pop3.effect.unmarked':
    '{count, plural, =0 {Aucun message n’était marqué} one {Un message n’est plus marqué} other {# messages ne sont plus marqués}}.',
  'pop3.effect.removed':
    '{count, plural, =0 {Cette session n’a marqué aucun message : rien n’est retiré} one {Le message marqué est retiré pour de bon} other {Les # messages marqués sont retirés pour de bon}}.',
  'pop3.effect.cut':
    'La connexion a pris fin sans QUIT : {count, plural, one {le message marqué reste} other {les # messages marqués restent}} dans la boîte.',
  'pop3.effect.closed': 'La session est finie ; nul ne s’étant authentifié, aucune boîte n’a été touchée.',
  'pop3.effect.tls': 'TLS commence. Oubliez ce que CAPA a dit en clair, et redemandez à l’intérieur.',
  'pop3.cause.wrongState': '{command} appartient à {needed} ; la session est en {state}.',
  'pop3.cause.userFirst': 'PASS se tape juste après un USER que le serveur a accepté, et il n’y en a pas.',
  'pop3.cause.unknownCommand': 'POP3 n’a pas de commande {command}.',
  'pop3.cause.bareWord': 'Ce mot n’est pas une commande POP3. Si c’est le mot de passe, il faut PASS devant.',
  'pop3.cause.misspelt': 'POP3 n’a pas de commande {command} ; une lettre semble fausse.',
  'pop3.cause.emptyLine': 'La ligne est vide ; POP3 attend une commande.',
  'pop3.cause.smtp': '{command}, c’est SMTP, le protocole qui envoie le courrier. POP3 le relève.',
  'pop3.cause.http': '{command}, c’est HTTP, le protocole du web. Ici répond un serveur POP3.',
  'pop3.cause.starttls': '{command} se dit en SMTP et en IMAP ; POP3 dit STLS.',
  'pop3.cause.login': '{command}, c’est IMAP ; en POP3, on s’authentifie par USER, puis PASS.',
  'pop3.cause.logout': '{command}, c’est IMAP ; en POP3, on termine par QUIT.',
  'pop3.cause.imapTag':
    'Une étiquette devant {command}, c’est l’usage d’IMAP. POP3 n’en a pas : la commande vient en premier.',
  'pop3.cause.missingArgument': '{command} demande un argument.',
  'pop3.cause.notANumber':
    '{command} prend un numéro de message, 1 ou plus ; « {argument} » n’en est pas un.',
  'pop3.cause.marked':
    'Le message {msg} est marqué comme supprimé : il n’est plus utilisable, sauf si RSET le ramène.',
  'pop3.cause.noSuchMessage':
    'Il n’y a pas de message {msg} : la boîte en a {count, plural, =0 {zéro} one {un seul} other {#}}.',
  'pop3.cause.noTimestamp': 'L’accueil ne portait pas d’horodatage : ce serveur n’offre pas APOP.',
  'pop3.cause.userRefused': 'Le serveur ne veut pas de ce nom, ou pas par USER et PASS en clair.',
  'pop3.cause.passwordRefused':
    'Nom ou mot de passe faux, ou boîte impossible à ouvrir. Recommencez par USER.',
  'pop3.cause.digestRefused':
    'Nom ou empreinte faux, ou boîte impossible à ouvrir. L’empreinte est celle de l’horodatage avec ses chevrons, suivi du mot de passe, sans fin de ligne.',
  'pop3.cause.authRefused':
    'L’échange a échoué : mécanisme non offert, secret faux, ou abandon. CAPA liste les mécanismes après SASL.',
  'pop3.cause.stlsRefused': 'Le serveur ne veut pas de TLS ici : il n’en a pas, ou TLS est déjà en place.',
  'pop3.cause.messageRefused':
    '{msg, plural, =0 {Le serveur ne peut pas le faire pour toute la boîte} other {Le serveur n’a pas de message # à donner : ce numéro n’existe pas, ou il est marqué comme supprimé}}.',
  'pop3.cause.capaRefused':
    'Le serveur ignore CAPA : il a les commandes de base, et n’en annonce pas d’autres.',
  'pop3.cause.quitRefused': 'Certains messages marqués n’ont pas pu être retirés.',
  'pop3.hint.type': 'Tapez {suggestion}.',
  'pop3.hint.signIn': 'Authentifiez-vous d’abord : {suggestion}.',
  'pop3.hint.signedIn': 'La session est déjà authentifiée : continuez avec {suggestion}, par exemple.',
  'pop3.warning.clearPassword': 'Sans TLS, chacun sur le trajet peut lire ce mot de passe.',
  'pop3.warning.apop':
    'APOP repose sur MD5, qui est cassé, et le serveur doit garder le mot de passe lisible. TLS avec PASS ou AUTH vaut mieux.',
  'pop3.warning.notOffered': '{command} demande la capacité {capability}, que CAPA n’a pas annoncée.',
  'pop3.warning.longCommand':
    'Cette ligne de commande fait {octets} octets ; un serveur n’est pas tenu d’en lire plus de 255.',
  'pop3.leniency.oddCase': 'Le statut s’écrit +OK ou -ERR en capitales ; ce serveur l’écrit autrement.',
  'pop3.leniency.codeUnannounced': 'Un code de réponse, bien que CAPA n’ait pas annoncé RESP-CODES.',
  'pop3.leniency.longReply': 'La ligne de réponse fait {octets} octets ; la norme en permet 512.',
  'pop3.leniency.unasked':
    'Aucune commande n’attend cette ligne : le serveur a parlé sans qu’on l’interroge.',
} satisfies Record<keyof typeof en, string>;
