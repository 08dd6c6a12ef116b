import type { message as en } from '../en/message.ts';

/** Inside a message: header fields and MIME structure. Explanations in French. */
export const message = {
  'message.fieldName': 'Le nom du champ d’en-tête, {name}. Majuscules et minuscules se valent.',
  'message.colon': 'Le deux-points qui termine le nom du champ.',
  'message.fieldEnd':
    'La ligne du champ finit ici. Si la suivante commence par un espace, le champ s’y poursuit.',
  'message.folded':
    'Suite du champ {name} : une ligne qui commence par un espace appartient au champ qui précède.',
  'message.headerEnd': 'La ligne vide qui termine l’en-tête. Le corps commence à la ligne suivante.',
  'message.text': 'Du texte du message.',
  'message.base64': 'Une pièce jointe ou un texte en base64 : quatre lettres tiennent lieu de trois octets.',
  'message.quotedPrintable':
    'Du texte en quoted-printable : = suivi de deux chiffres hexadécimaux vaut un octet, et = en fin de ligne la joint à la suivante.',
  'message.boundary':
    'Le délimiteur « {boundary} » : une partie du message commence ici, champs d’en-tête d’abord.',
  'message.lastBoundary': 'Le délimiteur « {boundary} » suivi de deux tirets : la dernière partie est finie.',
  'message.field.from': 'From : qui a écrit le message. Rien ici ne le prouve.',
  'message.field.sender': 'Sender : qui a envoyé le message quand ce n’est pas son auteur.',
  'message.field.reply-to': 'Reply-To : où envoyer les réponses, à la place de From.',
  'message.field.to':
    'To : les destinataires principaux affichés. La remise a suivi le RCPT TO de SMTP, pas ce champ.',
  'message.field.cc': 'Cc : ceux qui reçoivent une copie, au vu de tous.',
  'message.field.bcc':
    'Bcc : destinataires cachés. Normalement, le champ est retiré avant le départ du message.',
  'message.field.subject': 'Subject : l’objet du message. Les lettres hors ASCII s’y écrivent =?jeu?…?=.',
  'message.field.date': 'Date : quand l’auteur a terminé le message, selon sa propre horloge.',
  'message.field.message-id': 'Message-ID : le nom du message, censé être unique au monde.',
  'message.field.in-reply-to': 'In-Reply-To : le Message-ID du message auquel on répond.',
  'message.field.references': 'References : les Message-ID du fil, du plus ancien au plus récent.',
  'message.field.comments': 'Comments : une remarque sur le message.',
  'message.field.keywords': 'Keywords : des mots-clés pour retrouver le message.',
  'message.field.received':
    'Received : le cachet d’un serveur du trajet. Chacun ajoute le sien au-dessus : lisez de bas en haut.',
  'message.field.return-path':
    'Return-Path : l’expéditeur de l’enveloppe, noté à la remise finale. Les rebonds y retournent.',
  'message.field.delivered-to':
    'Delivered-To : la boîte où cette copie a été remise ; les serveurs s’en servent pour déceler les boucles.',
  'message.field.mime-version': 'MIME-Version : le message suit MIME ; 1.0 est la seule version.',
  'message.field.content-type':
    'Content-Type : la nature du corps ou de la partie, avec son jeu de caractères, ou son délimiteur s’il y a des parties.',
  'message.field.content-transfer-encoding':
    'Content-Transfer-Encoding : comment le corps a été adapté aux lignes du courrier : 7bit, 8bit, base64, quoted-printable.',
  'message.field.content-id':
    'Content-ID : un nom pour cette partie, afin que d’autres, le HTML surtout, y renvoient.',
  'message.field.content-description': 'Content-Description : une légende pour cette partie.',
  'message.field.content-disposition':
    'Content-Disposition : à montrer sur place (inline) ou à garder en pièce jointe (attachment), avec son nom de fichier.',
  'message.field.content-language': 'Content-Language : la langue de la partie.',
  'message.field.dkim-signature':
    'DKIM-Signature : un domaine signe le corps et des champs choisis ; sa clé publique est dans le DNS.',
  'message.field.authentication-results':
    'Authentication-Results : ce qu’un serveur de réception a constaté en vérifiant SPF, DKIM et autres.',
  'message.field.received-spf':
    'Received-SPF : le domaine de l’expéditeur autorise-t-il la machine connectée à envoyer pour lui ?',
  'message.field.auto-submitted':
    'Auto-Submitted : sauf valeur no, un programme et non une personne a envoyé ceci ; les répondeurs doivent se taire.',
  'message.field.list-id': 'List-Id : la liste de diffusion d’où vient le message.',
  'message.field.list-unsubscribe': 'List-Unsubscribe : comment quitter la liste de diffusion.',
  'message.field.list-post': 'List-Post : comment écrire à la liste de diffusion.',
  'message.field.user-agent':
    'User-Agent : le programme qui a composé le message. Aucune norme ne le demande.',
  'message.field.x-mailer': 'X-Mailer : le programme qui a composé le message. Aucune norme ne le demande.',
  'message.field.status':
    'Status : une note du format de boîte du serveur : R pour lu, O pour déjà vu. L’expéditeur ne l’a pas écrite.',
  'message.field.x-status': 'X-Status : d’autres notes du format de boîte du serveur, comme A pour répondu.',
  'message.field.x': '{name} : un champ privé, défini par qui l’ajoute.',
  'message.field.other': '{name} : un champ d’en-tête qui n’est pas parmi ceux expliqués ici.',
} satisfies Record<keyof typeof en, string>;
