/** Inside a message: header fields and MIME structure. Explanations in English. */
export const message = {
  'message.fieldName': 'The name of the header field, {name}. Letter case does not matter.',
  'message.colon': 'The colon that ends the field’s name.',
  'message.fieldEnd':
    'The field’s line ends here. If the next line begins with a blank, the field goes on there.',
  'message.folded': 'The field {name} goes on: a line that begins with a blank belongs to the field above.',
  'message.headerEnd': 'The blank line that ends the header section. The body begins on the next line.',
  'message.text': 'Text of the message.',
  'message.base64': 'An attachment or text as base64: four letters stand for three octets.',
  'message.quotedPrintable':
    'Text as quoted-printable: = and two hexadecimal digits stand for one octet, and = at the end of a line joins it to the next.',
  'message.boundary': 'The delimiter “{boundary}”: one part of the message begins here, header fields first.',
  'message.lastBoundary': 'The delimiter “{boundary}” with two more hyphens: the last part has ended.',
  'message.field.from': 'From: who wrote the message. Nothing here proves it.',
  'message.field.sender': 'Sender: who sent the message when that is not its author.',
  'message.field.reply-to': 'Reply-To: where answers should go instead of From.',
  'message.field.to': 'To: the main recipients as shown. Delivery went by SMTP’s RCPT TO, not by this field.',
  'message.field.cc': 'Cc: those who get a copy, for all to see.',
  'message.field.bcc': 'Bcc: hidden recipients. The field is normally removed before the message leaves.',
  'message.field.subject':
    'Subject: the message’s topic. Letters outside ASCII appear as =?charset?…?= here.',
  'message.field.date': 'Date: when the author finished the message, by the author’s own clock.',
  'message.field.message-id': 'Message-ID: the message’s name, meant to be unique in the world.',
  'message.field.in-reply-to': 'In-Reply-To: the Message-ID of the message answered.',
  'message.field.references': 'References: the Message-IDs of the thread, oldest first.',
  'message.field.comments': 'Comments: a remark on the message.',
  'message.field.keywords': 'Keywords: words to find the message by.',
  'message.field.received':
    'Received: the stamp of one server on the way. Each adds its own above, so read them from the bottom.',
  'message.field.return-path':
    'Return-Path: the envelope sender, written at final delivery. Bounces go there.',
  'message.field.delivered-to':
    'Delivered-To: the mailbox this copy was delivered to; servers use it to spot loops.',
  'message.field.mime-version': 'MIME-Version: the message follows MIME; 1.0 is the only version.',
  'message.field.content-type':
    'Content-Type: what the body or part is, with its charset, or its boundary when it has parts.',
  'message.field.content-transfer-encoding':
    'Content-Transfer-Encoding: how the body was made to fit lines of mail: 7bit, 8bit, base64, quoted-printable.',
  'message.field.content-id':
    'Content-ID: a name for this part, so that others, HTML above all, can refer to it.',
  'message.field.content-description': 'Content-Description: a caption for this part.',
  'message.field.content-disposition':
    'Content-Disposition: to be shown in place (inline) or kept as an attachment, with its file name.',
  'message.field.content-language': 'Content-Language: the language the part is written in.',
  'message.field.dkim-signature':
    'DKIM-Signature: a domain signs the body and chosen fields; its public key is in the DNS.',
  'message.field.authentication-results':
    'Authentication-Results: what a receiving server found when it checked SPF, DKIM and the like.',
  'message.field.received-spf':
    'Received-SPF: whether the sender’s domain lets the connecting machine send for it.',
  'message.field.auto-submitted':
    'Auto-Submitted: unless it says no, a program and not a person sent this, and automatic replies must stay silent.',
  'message.field.list-id': 'List-Id: the mailing list this came through.',
  'message.field.list-unsubscribe': 'List-Unsubscribe: how to leave the mailing list.',
  'message.field.list-post': 'List-Post: how to write to the mailing list.',
  'message.field.user-agent': 'User-Agent: the program that wrote the message. No standard asks for it.',
  'message.field.x-mailer': 'X-Mailer: the program that wrote the message. No standard asks for it.',
  'message.field.status':
    'Status: a note of the server’s own mailbox format: R for read, O for not new. The sender did not write it.',
  'message.field.x-status': 'X-Status: more notes of the server’s mailbox format, such as A for answered.',
  'message.field.x': '{name}: a private field, defined by whoever adds it.',
  'message.field.other': '{name}: a header field that is not among those explained here.',
} as const;
