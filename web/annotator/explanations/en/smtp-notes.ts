/** SMTP: states, effects, causes, hints and leniencies. Explanations in English. */
export const smtpNotes = {
  'smtp.state.CONNECTED': 'The opening: the server has greeted; the client now introduces itself by EHLO.',
  'smtp.state.READY': 'The introduction is accepted: a mail transaction may begin with MAIL.',
  'smtp.state.MAIL': 'A mail transaction is open: it has a sender and waits for recipients.',
  'smtp.state.RCPT': 'The transaction has a recipient: more may follow, or DATA.',
  'smtp.state.DATA': 'The server reads the message: no line is a command until the lone dot.',
  'smtp.note.implicitTls': 'This connection was in TLS from its first octet, as on port 465.',
  'smtp.note.pipelined':
    'Sent before the reply to the command above had come: these commands travel as a group, and their replies come in the same order.',
  'smtp.effect.closing': 'The server closes the connection now; the transaction under way, if any, is lost.',
  'smtp.effect.closed': 'The session is over.',
  'smtp.effect.signedIn':
    'The client is signed in: it may now send where the server lets its own users send.',
  'smtp.effect.accepted':
    'The server now answers for the message{count, plural, =0 {} one { and its one recipient} other { and its # recipients}}: it must deliver it or report the failure.',
  'smtp.effect.notAccepted':
    'The message was not taken: it is still the client’s to keep, and the transaction is over.',
  'smtp.effect.reset': 'Sender, recipients and text are forgotten; a new MAIL may come.',
  'smtp.effect.tls':
    'TLS begins now. Both sides forget what was said before, EHLO’s list included: say EHLO again.',
  'smtp.cause.wrongState': '{command} is not allowed at this point.',
  'smtp.cause.order.MAIL': 'MAIL comes after EHLO or HELO has been accepted.',
  'smtp.cause.order.nested':
    'A transaction is open already: finish it, or drop it by RSET, before another MAIL.',
  'smtp.cause.order.RCPT': 'RCPT comes after MAIL has named the sender.',
  'smtp.cause.order.DATA': '{command} needs a sender and at least one recipient first.',
  'smtp.cause.form.MAIL': 'MAIL is written MAIL FROM:<address>, with the colon.',
  'smtp.cause.form.RCPT': 'RCPT is written RCPT TO:<address>, with the colon.',
  'smtp.cause.mailForm': 'The sender is given by MAIL FROM:<address>: two words, then a colon.',
  'smtp.cause.rcptForm': 'A recipient is given by RCPT TO:<address>: two words, then a colon.',
  'smtp.cause.headerOutsideData': '{command} is a header field: it belongs to the message, after DATA.',
  'smtp.cause.missingArgument': '{command} needs an argument.',
  'smtp.cause.unknownCommand': 'SMTP has no command {command}.',
  'smtp.cause.misspelt': 'SMTP has no command {command}; a letter seems to be wrong.',
  'smtp.cause.emptyLine': 'The line is empty; SMTP expects a command.',
  'smtp.cause.dotOutside': 'A dot alone ends a message, and none is being sent: DATA comes first.',
  'smtp.cause.stls': '{command} is POP3; SMTP calls it STARTTLS.',
  'smtp.cause.logout': '{command} is IMAP; SMTP ends by QUIT.',
  'smtp.cause.pop3': '{command} is POP3, the protocol that fetches mail. SMTP sends it.',
  'smtp.cause.http': '{command} is HTTP, the web’s protocol. This is an SMTP server.',
  'smtp.cause.imapTag': 'A tag before {command} is IMAP’s way. SMTP has no tags: the command comes first.',
  'smtp.cause.senderRefused': 'The server does not accept this sender.',
  'smtp.cause.recipientRefused':
    'The server does not accept {argument}: unknown here, or not allowed from where you are. Other recipients may still be accepted.',
  'smtp.cause.authRefused': 'Signing in failed: wrong credentials, or a mechanism that is not offered.',
  'smtp.cause.messageRefused':
    'The server read the whole message and then refused it: its content or size broke a rule.',
  'smtp.hint.type': 'Type {suggestion}.',
  'smtp.warning.longCommand': 'This command line has {octets} octets; servers need not read more than 512.',
  'smtp.warning.longTextLine':
    'A text line here has more than 1,000 octets, line break included; servers may refuse it or cut it.',
  'smtp.warning.falseEnd':
    'A dot alone, but not between CR LF and CR LF: this does not end the data. A server that thinks it does can be made to take the rest for commands.',
  'smtp.warning.notOffered': '{command} needs the extension {capability}, which EHLO’s reply did not list.',
  'smtp.warning.clearPassword': 'Without TLS, everyone on the way can read this password.',
  'smtp.leniency.spaceAfterColon':
    'A space after the colon, which the standard does not allow; most servers accept it.',
  'smtp.leniency.noBrackets': 'The address lacks its angle brackets, which the standard asks for.',
  'smtp.leniency.codeChanges': 'The lines of one reply must all bear the same code; {before} became {code}.',
  'smtp.leniency.unasked': 'No command waits for this line: the server spoke unasked.',
} as const;
