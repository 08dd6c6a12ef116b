/** IMAP: States, causes, hints, warnings, effects, leniencies. Explanations in English. */
export const imapNotes = {
  'imap.state.NOT-AUTHENTICATED':
    'Not authenticated: the client must sign in before it can do anything with mail.',
  'imap.state.AUTHENTICATED':
    'Authenticated: mailboxes can be listed, created and opened; messages not until one is open.',
  'imap.state.SELECTED': 'Selected: a mailbox is open, and its messages can be read and changed.',
  'imap.state.LOGOUT': 'Logout: the connection is about to close.',
  'imap.state.CLOSED': 'The connection is closed.',
  'imap.state.implicitTls':
    'TLS was there before the first word, as on port 993: nothing ever travels in clear.',
  'imap.cause.noTag':
    'The tag is missing: every IMAP command begins with one. The server took {command} for it.',
  'imap.cause.emptyLine': 'An empty line is no command.',
  'imap.cause.tagAlone': '{tag} stands alone: a tag, but no command after it.',
  'imap.cause.doneOutside': 'DONE only ends IDLE, and no IDLE is going on.',
  'imap.cause.pop3': '{command} is a command of POP3, not of IMAP.',
  'imap.cause.smtp': '{command} is a command of SMTP, which sends mail; IMAP reads it.',
  'imap.cause.http': '{command} belongs to HTTP: this is a mail server.',
  'imap.cause.misspelt': '{command} is no command: probably a slip of the finger.',
  'imap.cause.unknownCommand': '{command} is no IMAP command.',
  'imap.cause.wrongState': '{command} is not allowed in the state {state}; it needs {needed}.',
  'imap.cause.missing': '{command} lacks an argument.',
  'imap.cause.malformed': '{command} cannot use “{text}” here.',
  'imap.cause.unexpected': '{command} takes no further argument: “{text}”.',
  'imap.cause.listAlone':
    'LIST in IMAP lists mailboxes, and needs a reference and a pattern. To list messages, use FETCH.',
  'imap.cause.loginDisabled': 'The server has announced LOGINDISABLED: it will refuse LOGIN.',
  'imap.cause.literalCount':
    'What follows the literal does not fit: its count of {octets, plural, one {# octet} other {# octets}} is probably wrong.',
  'imap.cause.NO': 'NO means that {command} was well formed, but could not be done.',
  'imap.cause.BAD': 'BAD means that the server did not understand {command}, or does not allow it now.',
  'imap.hint.type': 'Try: {suggestion}',
  'imap.hint.syntax': 'It goes like this: {syntax}',
  'imap.hint.signIn': 'Sign in first: {suggestion}',
  'imap.hint.select': 'Open a mailbox first: {suggestion}',
  'imap.hint.signedIn': 'The session is already signed in ({state}).',
  'imap.hint.startTls': 'Encrypt first: {suggestion}',
  'imap.warning.clearPassword': 'The password travels in clear: anyone on the way can read it. Use TLS.',
  'imap.warning.setsSeen': 'Reading this way marks the message as read (\\Seen). BODY.PEEK[…] does not.',
  'imap.warning.tagReuse': 'The tag {tag} has been used before: replies could be mistaken for each other.',
  'imap.warning.notOffered': 'The server has not announced {capability}, which {command} needs.',
  'imap.warning.literalMinus': 'LITERAL- allows at most 4096 octets without waiting; here are {octets}.',
  'imap.warning.bye': 'The server hangs up of its own accord. What was not finished is lost.',
  'imap.warning.existsShrank': 'The count fell to {exists} without EXPUNGE: the server has skipped a report.',
  'imap.warning.uidValidityChanged':
    'UIDVALIDITY of {mailbox} was {was} and is now {now}: all UIDs remembered are void.',
  'imap.effect.seen': 'Message {n} is now marked as read: fetching its content has set \\Seen.',
  'imap.effect.renumbered': 'Message {n} is gone: what was message {next} is now {n}, and so on.',
  'imap.effect.arrived':
    '{count, plural, one {# message has} other {# messages have}} arrived: there are {exists} now.',
  'imap.leniency.spaces': 'More than one blank where the grammar has exactly one.',
  'imap.leniency.leadingSpace': 'Blanks before the tag.',
  'imap.leniency.trailingSpace': 'Blanks at the end of the line.',
  'imap.leniency.missingSpace': 'A blank is missing where the grammar has one.',
  'imap.leniency.bareEvents': 'The events want parentheses of their own, after the mailboxes.',
  'imap.leniency.optionsAfter':
    'The grammar has the options before the mailbox; the examples of RFC 5464 and many clients put them after it.',
  'imap.leniency.unclosed': 'A parenthesis is not closed.',
  'imap.leniency.unclosedQuote': 'A quotation mark is not closed.',
  'imap.leniency.unmatchedTag': 'A tagged reply to no command that waits.',
  'imap.leniency.literalMinus': 'The literal ends in -, which no RFC defines; it is read as +.',
  'imap.leniency.noText': 'The standard asks for a text at the end; there is none.',
} as const;
