import type { smtpCommands as en } from '../en/smtp-commands.ts';

/** SMTP: commands, their arguments and parameters, and the message as it travels. Explanations in French. */
export const smtpCommands = {
  'smtp.cmd.EHLO': 'EHLO ouvre la session : le client se nomme et demande les extensions du serveur.',
  'smtp.cmd.HELO':
    'HELO ouvre la session à l’ancienne : le client se nomme et ne reçoit pas de liste d’extensions.',
  'smtp.cmd.LHLO':
    'LHLO ouvre une session LMTP : comme EHLO, mais après le texte le serveur répond une fois par destinataire.',
  'smtp.cmd.MAIL':
    'MAIL FROM ouvre une transaction et nomme l’expéditeur de l’enveloppe, à qui les échecs seront signalés.',
  'smtp.cmd.RCPT':
    'RCPT TO nomme un destinataire ; à répéter pour chacun. Le champ To de l’en-tête n’a aucun rôle dans la remise.',
  'smtp.cmd.DATA':
    'DATA demande à envoyer le message. Après 354, chaque ligne est du texte jusqu’à un point seul sur sa ligne.',
  'smtp.cmd.BDAT': 'BDAT envoie aussitôt un morceau compté du message ; aucun point n’est doublé.',
  'smtp.cmd.RSET':
    'RSET abandonne la transaction en cours : expéditeur, destinataires et texte. La session continue.',
  'smtp.cmd.VRFY':
    'VRFY demande si un utilisateur ou une boîte existe. La plupart des serveurs refusent de le dire.',
  'smtp.cmd.EXPN': 'EXPN demande les membres d’une liste. La plupart des serveurs refusent de le dire.',
  'smtp.cmd.HELP': 'HELP demande de l’aide.',
  'smtp.cmd.NOOP': 'NOOP ne fait rien d’autre que faire répondre le serveur.',
  'smtp.cmd.QUIT': 'QUIT termine la session ; le serveur salue et ferme la connexion.',
  'smtp.cmd.STARTTLS': 'STARTTLS demande à chiffrer cette connexion par TLS ; ensuite le client redit EHLO.',
  'smtp.cmd.AUTH': 'AUTH authentifie par le mécanisme SASL nommé ensuite.',
  'smtp.cmd.ETRN': 'ETRN demande au serveur d’expédier le courrier qu’il garde pour un domaine.',
  'smtp.cmd.BURL':
    'Par BURL, le serveur va chercher le texte du message sur un serveur IMAP, à l’URL donnée.',
  'smtp.cmd.ATRN':
    'ATRN retourne la connexion après AUTH : le serveur envoie alors le courrier gardé pour les domaines du client.',
  'smtp.cmd.SEND': 'SEND devait afficher le message sur le terminal du destinataire. Obsolète.',
  'smtp.cmd.SOML': 'SOML (send or mail) : au terminal, sinon à la boîte. Obsolète.',
  'smtp.cmd.SAML': 'SAML (send and mail) : au terminal et à la boîte. Obsolète.',
  'smtp.cmd.TURN':
    'TURN échangeait les rôles du client et du serveur sans vérifier l’identité. Obsolète et dangereux.',
  'smtp.cmd.XCLIENT': 'XCLIENT, de Postfix : un proxy de confiance transmet qui est le vrai client.',
  'smtp.cmd.XFORWARD':
    'XFORWARD, de Postfix : un filtre transmet la provenance du message, pour les journaux.',
  'smtp.cmd.unknown': '{command} n’est pas une commande SMTP.',
  'smtp.arg.client': 'Le nom sous lequel le client se présente : {domain}.',
  'smtp.arg.VRFY': 'L’utilisateur ou la boîte dont il s’agit : {text}.',
  'smtp.arg.EXPN': 'La liste dont il s’agit : {text}.',
  'smtp.arg.ETRN': 'Le domaine ou la file dont le courrier est demandé : {text}.',
  'smtp.arg.ATRN': 'Les domaines dont le courrier est demandé : {text}.',
  'smtp.arg.HELP': 'Le sujet sur lequel de l’aide est demandée : {text}.',
  'smtp.arg.NOOP': 'Un mot après NOOP, que le serveur ignore.',
  'smtp.arg.other': 'Ce qui est donné à {command}, non détaillé ici.',
  'smtp.arg.unwanted': 'Plus que la commande n’en prend, ou pas sous la forme voulue.',
  'smtp.arg.chunkSize':
    '{octets, plural, =0 {Aucun octet ne suit : le morceau est vide.} one {Exactement # octet suit juste après cette ligne, quel qu’il soit.} other {Exactement # octets suivent juste après cette ligne, quels qu’ils soient.}}',
  'smtp.arg.last': 'LAST : avec ce morceau, le message est complet.',
  'smtp.nullPath':
    '<> : pas d’expéditeur. Les rebonds l’emploient, pour qu’un rebond n’en cause jamais un autre.',
  'smtp.reversePath': 'Le chemin de retour {address} : où vont les avis d’échec.',
  'smtp.forwardPath': 'Le chemin aller {address} : à qui remettre le message.',
  'smtp.bracket': 'Les chevrons encadrent l’adresse.',
  'smtp.sourceRoute':
    'Une route imposée : des serveurs par où passer. Obsolète ; les serveurs devraient l’ignorer.',
  'smtp.postmaster': 'Postmaster, sans domaine : le responsable de ce serveur. Tout serveur doit l’accepter.',
  'smtp.noDomain': '« {local} » n’a ni @ ni domaine : l’adresse est incomplète.',
  'smtp.localPart':
    'La boîte dans ce domaine : {local}. Seuls les serveurs du domaine savent ce que cela veut dire.',
  'smtp.at': '@ sépare la boîte du domaine.',
  'smtp.domain': 'Le domaine {domain}.',
  'smtp.addressLiteral': 'L’adresse IP {address} entre crochets tient lieu de nom de domaine.',
  'smtp.equals': '= sépare un paramètre de sa valeur.',
  'smtp.comma': 'Une virgule sépare deux valeurs.',
  'smtp.par.SIZE':
    'SIZE : le client prévoit environ {number, plural, one {# octet} other {# octets}}, pour que le serveur puisse refuser avant l’envoi.',
  'smtp.par.SIZE.value':
    'Environ {number, plural, one {# octet} other {# octets}}, fins de ligne comprises, points non doublés.',
  'smtp.par.BODY': 'BODY : quels octets le texte contient.',
  'smtp.par.BODY.7BIT': '7BIT : de l’ASCII seulement, octets jusqu’à 127, en lignes.',
  'smtp.par.BODY.8BITMIME':
    '8BITMIME : aussi des octets au-delà de 127, toujours en lignes de 1 000 au plus.',
  'smtp.par.BODY.BINARYMIME':
    'BINARYMIME : des octets quelconques, sans lignes ; il faut BDAT pour le transport.',
  'smtp.par.RET': 'RET : quelle part du message un avis d’échec ramène.',
  'smtp.par.RET.FULL': 'FULL : ramener le message entier.',
  'smtp.par.RET.HDRS': 'HDRS : ne ramener que son en-tête.',
  'smtp.par.ENVID': 'ENVID : le nom que l’expéditeur donne à cette enveloppe ; les avis le citeront.',
  'smtp.par.ENVID.value': 'Le nom de l’enveloppe, {value}, en xtext.',
  'smtp.par.AUTH':
    'AUTH : qui a soumis ce message à l’origine, transmis entre serveurs qui se font confiance.',
  'smtp.par.AUTH.value': 'L’auteur de la soumission, {value}, en xtext ; <> : inconnu ou non garanti.',
  'smtp.par.SMTPUTF8': 'SMTPUTF8 : les adresses ou l’en-tête peuvent contenir de l’UTF-8.',
  'smtp.par.SMTPUTF8.value': 'SMTPUTF8 ne prend pas de valeur.',
  'smtp.par.REQUIRETLS':
    'REQUIRETLS : transporter ce message par TLS vérifié à chaque étape, ou le retourner.',
  'smtp.par.REQUIRETLS.value': 'REQUIRETLS ne prend pas de valeur.',
  'smtp.par.MT-PRIORITY': 'MT-PRIORITY : l’urgence du transfert, de -9 à 9 : {value}.',
  'smtp.par.MT-PRIORITY.value': 'Priorité {value} ; 0 est l’ordinaire.',
  'smtp.par.HOLDFOR':
    'HOLDFOR : garder le message {number, plural, one {# seconde} other {# secondes}} avant de l’expédier.',
  'smtp.par.HOLDFOR.value': '{number, plural, one {# seconde} other {# secondes}}.',
  'smtp.par.HOLDUNTIL': 'HOLDUNTIL : garder le message jusqu’à {value}.',
  'smtp.par.HOLDUNTIL.value': 'Le moment de l’expédier : {value}.',
  'smtp.par.BY': 'BY : remettre dans un délai, sinon retourner le message (R) ou prévenir l’expéditeur (N).',
  'smtp.par.BY.value': '{value} : les secondes restantes, puis que faire quand elles sont écoulées.',
  'smtp.par.NOTIFY': 'NOTIFY : quand envoyer un avis sur ce destinataire.',
  'smtp.par.NOTIFY.NEVER': 'NEVER : n’envoyer aucun avis.',
  'smtp.par.NOTIFY.SUCCESS': 'SUCCESS : signaler une remise réussie.',
  'smtp.par.NOTIFY.FAILURE': 'FAILURE : signaler un échec de remise.',
  'smtp.par.NOTIFY.DELAY': 'DELAY : signaler une remise qui tarde.',
  'smtp.par.ORCPT': 'ORCPT : le destinataire tel que donné au départ, avant toute redirection.',
  'smtp.par.ORCPT.value': 'Type d’adresse, point-virgule, adresse d’origine : {value}.',
  'smtp.par.RRVS': 'RRVS : ne remettre que si la boîte a le même titulaire depuis {value}.',
  'smtp.par.RRVS.value': 'Le moment depuis lequel le titulaire doit être le même : {value}.',
  'smtp.par.unknown': '{name} : un paramètre de {command} qui n’est pas parmi ceux connus ici.',
  'smtp.par.badValue': '{name} n’a pas de valeur « {value} ».',
  'smtp.xtext': '+{hex} : en xtext, ceci vaut l’octet {code}.',
  'smtp.badXtext': 'En xtext, + doit être suivi de deux chiffres hexadécimaux.',
  'smtp.chunk':
    '{octets, plural, one {# octet} other {# octets}} sur les {total} de ce morceau ; il en reste {left, plural, =0 {zéro} other {#}} à venir.',
  'smtp.stuffed':
    'La ligne du texte commence par un point ; le client l’a doublé pour qu’on ne la prenne pas pour la fin. Le serveur ôte celui-ci.',
  'smtp.unstuffed':
    'La ligne du texte commence par ce point, que le client aurait dû doubler : le serveur l’ôte, et le texte perd un point.',
  'smtp.end':
    'Un point seul sur sa ligne termine le message{stuffed, plural, =0 {} one { ; le point initial d’une ligne avait été doublé} other { ; le point initial de # lignes avait été doublé}}.',
} satisfies Record<keyof typeof en, string>;
