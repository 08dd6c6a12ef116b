import type { smtpNotes as en } from '../en/smtp-notes.ts';

/** SMTP: states, effects, causes, hints and leniencies. Explanations in French. */
export const smtpNotes = {
  'smtp.state.CONNECTED': 'L’ouverture : le serveur a salué ; au client de se présenter par EHLO.',
  'smtp.state.READY': 'La présentation est acceptée : une transaction peut commencer par MAIL.',
  'smtp.state.MAIL': 'Une transaction est ouverte : elle a un expéditeur et attend des destinataires.',
  'smtp.state.RCPT': 'La transaction a un destinataire : d’autres peuvent suivre, ou DATA.',
  'smtp.state.DATA': 'Le serveur lit le message : aucune ligne n’est une commande jusqu’au point seul.',
  'smtp.note.implicitTls': 'Cette connexion était dans TLS dès son premier octet, comme sur le port 465.',
  'smtp.note.pipelined':
    'Envoyée avant la réponse à la commande qui précède : ces commandes voyagent en groupe, et leurs réponses viennent dans le même ordre.',
  'smtp.effect.closing':
    'Le serveur ferme la connexion ; la transaction en cours, s’il y en a une, est perdue.',
  'smtp.effect.closed': 'La session est finie.',
  'smtp.effect.signedIn':
    'Le client est authentifié : il peut envoyer là où le serveur le permet à ses utilisateurs.',
  'smtp.effect.accepted':
    'Le serveur répond désormais du message{count, plural, =0 {} one { et de son destinataire} other { et de ses # destinataires}} : il doit le remettre ou signaler l’échec.',
  'smtp.effect.notAccepted':
    'Le message n’a pas été pris : il reste à la charge du client, et la transaction est finie.',
  'smtp.effect.reset': 'Expéditeur, destinataires et texte sont oubliés ; un nouveau MAIL peut venir.',
  'smtp.effect.tls':
    'TLS commence. Les deux côtés oublient ce qui précède, liste d’EHLO comprise : redites EHLO.',
  'smtp.cause.wrongState': '{command} n’est pas permis à ce stade.',
  'smtp.cause.order.MAIL': 'MAIL vient après un EHLO ou HELO accepté.',
  'smtp.cause.order.nested':
    'Une transaction est déjà ouverte : terminez-la, ou abandonnez-la par RSET, avant un autre MAIL.',
  'smtp.cause.order.RCPT': 'RCPT vient après que MAIL a nommé l’expéditeur.',
  'smtp.cause.order.DATA': '{command} demande d’abord un expéditeur et au moins un destinataire.',
  'smtp.cause.form.MAIL': 'MAIL s’écrit MAIL FROM:<adresse>, avec le deux-points.',
  'smtp.cause.form.RCPT': 'RCPT s’écrit RCPT TO:<adresse>, avec le deux-points.',
  'smtp.cause.mailForm': 'L’expéditeur se donne par MAIL FROM:<adresse> : deux mots, puis un deux-points.',
  'smtp.cause.rcptForm': 'Un destinataire se donne par RCPT TO:<adresse> : deux mots, puis un deux-points.',
  'smtp.cause.headerOutsideData': '{command} est un champ d’en-tête : il fait partie du message, après DATA.',
  'smtp.cause.missingArgument': '{command} demande un argument.',
  'smtp.cause.unknownCommand': 'SMTP n’a pas de commande {command}.',
  'smtp.cause.misspelt': 'SMTP n’a pas de commande {command} ; une lettre semble fausse.',
  'smtp.cause.emptyLine': 'La ligne est vide ; SMTP attend une commande.',
  'smtp.cause.dotOutside':
    'Un point seul termine un message, et aucun n’est en cours d’envoi : il faut d’abord DATA.',
  'smtp.cause.stls': '{command}, c’est POP3 ; SMTP dit STARTTLS.',
  'smtp.cause.logout': '{command}, c’est IMAP ; en SMTP, on termine par QUIT.',
  'smtp.cause.pop3': '{command}, c’est POP3, le protocole qui relève le courrier. SMTP l’envoie.',
  'smtp.cause.http': '{command}, c’est HTTP, le protocole du web. Ici répond un serveur SMTP.',
  'smtp.cause.imapTag':
    'Une étiquette devant {command}, c’est l’usage d’IMAP. SMTP n’en a pas : la commande vient en premier.',
  'smtp.cause.senderRefused': 'Le serveur n’accepte pas cet expéditeur.',
  'smtp.cause.recipientRefused':
    'Le serveur n’accepte pas {argument} : inconnu ici, ou interdit d’où vous êtes. D’autres destinataires peuvent encore être acceptés.',
  'smtp.cause.authRefused': 'L’authentification a échoué : secret faux, ou mécanisme non offert.',
  'smtp.cause.messageRefused':
    'Le serveur a lu tout le message puis l’a refusé : son contenu ou sa taille enfreint une règle.',
  'smtp.hint.type': 'Tapez {suggestion}.',
  'smtp.warning.longCommand':
    'Cette ligne de commande fait {octets} octets ; un serveur n’est pas tenu d’en lire plus de 512.',
  'smtp.warning.longTextLine':
    'Une ligne de texte fait ici plus de 1 000 octets, fin de ligne comprise ; un serveur peut la refuser ou la couper.',
  'smtp.warning.falseEnd':
    'Un point seul, mais pas entre CR LF et CR LF : les données ne finissent pas là. Un serveur qui le croit peut prendre la suite pour des commandes.',
  'smtp.warning.notOffered': '{command} demande l’extension {capability}, absente de la réponse à EHLO.',
  'smtp.warning.clearPassword': 'Sans TLS, chacun sur le trajet peut lire ce mot de passe.',
  'smtp.leniency.spaceAfterColon':
    'Un espace après le deux-points, que la norme n’admet pas ; la plupart des serveurs l’acceptent.',
  'smtp.leniency.noBrackets': 'L’adresse n’a pas ses chevrons, que la norme demande.',
  'smtp.leniency.codeChanges':
    'Les lignes d’une même réponse doivent porter le même code ; {before} est devenu {code}.',
  'smtp.leniency.unasked':
    'Aucune commande n’attend cette ligne : le serveur a parlé sans qu’on l’interroge.',
} satisfies Record<keyof typeof en, string>;
