/** POP3: commands, replies, capabilities, states, advice. Explanations in English. */
export const pop3 = {
  'pop3.cmd.CAPA': 'CAPA asks which extensions the server has. The answer is a list ended by a lone dot.',
  'pop3.cmd.USER': 'USER names the mailbox to open; PASS must follow.',
  'pop3.cmd.PASS': 'PASS gives the password for the name just sent by USER.',
  'pop3.cmd.APOP':
    'APOP signs in by a digest of the greeting’s timestamp and the password, so the password itself stays home.',
  'pop3.cmd.AUTH': 'AUTH begins a SASL exchange by the mechanism named next.',
  'pop3.cmd.AUTH.list':
    'AUTH alone asks which mechanisms there are: an old custom that no standard keeps. CAPA tells them too.',
  'pop3.cmd.STLS': 'STLS asks to encrypt this connection by TLS before going on.',
  'pop3.cmd.STAT':
    'STAT asks how many messages there are and how many octets they hold; marked ones are not counted.',
  'pop3.cmd.LIST':
    'LIST asks for the size of one message or, without a number, of each that is not marked as deleted.',
  'pop3.cmd.RETR': 'RETR asks for a whole message, header and body.',
  'pop3.cmd.DELE': 'DELE marks a message as deleted. It goes away only when QUIT ends the session.',
  'pop3.cmd.NOOP':
    'NOOP does nothing but make the server answer, which keeps the connection from idling out.',
  'pop3.cmd.RSET': 'RSET takes back every DELE of this session.',
  'pop3.cmd.QUIT.update':
    'QUIT, typed after signing in, enters UPDATE: the server now removes the marked messages and hangs up.',
  'pop3.cmd.QUIT.close':
    'QUIT, typed before signing in, just ends the session: no mailbox is open, so nothing is removed.',
  'pop3.cmd.TOP': 'TOP asks for a message’s header and the first lines of its body.',
  'pop3.cmd.UIDL':
    'UIDL asks for the unique ids, which stay the same from one session to the next, unlike message numbers.',
  'pop3.cmd.UTF8': 'UTF8 switches the session from ASCII to UTF-8.',
  'pop3.cmd.LANG':
    'LANG chooses the language of the server’s comments or, without an argument, lists the languages it knows.',
  'pop3.cmd.unknown': '{command} is no POP3 command.',
  'pop3.cmd.hidden':
    'A word that is no command. It is masked, for after USER it may be the password typed without PASS.',
  'pop3.arg.user': 'The name of the mailbox: {user}.',
  'pop3.arg.password': 'The password, up to the end of the line, blanks included.',
  'pop3.arg.digest':
    'The MD5 digest of the greeting’s timestamp followed by the password, in 32 hexadecimal digits.',
  'pop3.arg.msg.LIST': 'Only message {msg} is to be listed.',
  'pop3.arg.msg.RETR': 'Message {msg} is to be sent.',
  'pop3.arg.msg.DELE': 'Message {msg} is to be marked as deleted.',
  'pop3.arg.msg.TOP': 'The beginning of message {msg} is to be sent.',
  'pop3.arg.msg.UIDL': 'The unique id of message {msg} is wanted.',
  'pop3.arg.badMsg': '“{text}” is no message number: they count from 1.',
  'pop3.arg.lines':
    '{lines, plural, =0 {No line of the body, just the header} one {One line of the body after the header} other {# lines of the body after the header}}.',
  'pop3.arg.badLines': 'TOP expects a number of body lines here, 0 or more.',
  'pop3.arg.language': 'The language wanted, {tag}.',
  'pop3.arg.anyLanguage': '*: whichever language the server’s administrator prefers.',
  'pop3.arg.unwanted': 'More than the command takes.',
  'pop3.arg.unknown': 'What follows an unknown word. It is masked, for it may be a password.',
  'pop3.ok': '+OK: {command} succeeded.',
  'pop3.ok.greeting': '+OK: the server greets first, as soon as the connection stands.',
  'pop3.ok.unasked': '+OK, though no command waits for an answer.',
  'pop3.err': '-ERR: {command} failed.',
  'pop3.err.greeting': '-ERR instead of a welcome: the server will not open a session now.',
  'pop3.err.unasked':
    '-ERR, though no command waits for an answer: the server announces trouble, a timeout for instance.',
  'pop3.continue':
    '+ alone: neither yes nor no. {mechanism} goes on: a challenge follows as base64, and the next line must answer it.',
  'pop3.greeting.timestamp':
    '{timestamp} differs at each connection. Its presence offers APOP: digest this, angle brackets included, followed by the password.',
  'pop3.text.greeting':
    'The server’s words of welcome: often its name and version. Only +OK and the timestamp, if any, count for a program.',
  'pop3.text.unasked': 'The server’s remark, for people to read.',
  'pop3.text.unknown': 'The server’s comment on {command}, for people to read.',
  'pop3.text.refused':
    'The server’s reason for refusing {command}, in its own words; no program should depend on them.',
  'pop3.text.CAPA': 'Words before the list of capabilities; the list itself follows, line by line.',
  'pop3.text.USER':
    'The server’s comment on the name. Many servers say yes to any name, so as not to tell which exist.',
  'pop3.text.PASS': 'The server’s comment: the mailbox is open and locked for this session.',
  'pop3.text.APOP': 'The server’s comment: the digest was right, and the mailbox is open.',
  'pop3.text.AUTH': 'The server’s comment on AUTH, for people to read.',
  'pop3.text.STLS': 'The server’s comment: right after this line, the TLS handshake begins.',
  'pop3.text.STAT': 'The server’s comment on STAT. The standard wants two numbers here.',
  'pop3.text.LIST': 'Words before the scan listing, for people; some servers give the totals here.',
  'pop3.text.RETR': 'The server’s comment; the message follows, up to a lone dot.',
  'pop3.text.DELE': 'The server’s comment: the message is marked, and still there until QUIT.',
  'pop3.text.NOOP': 'The server’s comment on NOOP: it is alive.',
  'pop3.text.RSET': 'The server’s comment: no message is marked any more.',
  'pop3.text.QUIT': 'The server’s goodbye; it closes the connection next.',
  'pop3.text.TOP': 'The server’s comment; the header and the lines asked for follow, up to a lone dot.',
  'pop3.text.UIDL': 'Words before the unique ids, for people to read.',
  'pop3.text.UTF8': 'The server’s comment: the session speaks UTF-8 from now on.',
  'pop3.text.LANG': 'The server’s comment on LANG, in the language now in use.',
  'pop3.textAfter': 'Text that the server adds after the fields of the standard; programs must skip it.',
  'pop3.stray': 'This line begins with neither +OK nor -ERR, as a reply must.',
  'pop3.dropListing':
    'Drop listing: {count, plural, one {# message} other {# messages}}, {octets, plural, one {# octet} other {# octets}} in all.',
  'pop3.dropListing.count':
    '{count, plural, =0 {No message is} one {One message is} other {# messages are}} in the mailbox, those marked as deleted left out.',
  'pop3.dropListing.octets':
    '{octets, plural, one {# octet} other {# octets}} for all these messages together, line breaks included.',
  'pop3.scanListing': 'Scan listing of message {msg}: {octets, plural, one {# octet} other {# octets}}.',
  'pop3.scanListing.msg':
    'Message number {msg}, valid for this session only. DELE leaves gaps; nothing is renumbered.',
  'pop3.scanListing.octets':
    'Message {msg} is {octets, plural, one {# octet} other {# octets}} long, line breaks included.',
  'pop3.uniqueIdListing': 'Unique-id listing of message {msg}.',
  'pop3.uniqueIdListing.msg': 'Message number {msg}, valid for this session only.',
  'pop3.uniqueIdListing.uid':
    '{uid} names this message for good: a program compares it with those it has seen to fetch only what is new.',
  'pop3.capabilityLine': 'One capability of the server: {name}.',
  'pop3.languageListing': 'One language the server’s comments can take: {name}.',
  'pop3.languageListing.tag': 'The language tag to give to LANG: {tag}.',
  'pop3.languageListing.name': 'The language’s name, in itself where the server knows it.',
  'pop3.lang.chosen': 'The language tag the server has settled on: {tag}.',
  'pop3.retr.octets':
    'The server says that message {msg} is {octets, plural, one {# octet} other {# octets}} long. Only the lone dot really ends it.',
  'pop3.stuffed':
    'A line of the text begins with a dot; the server doubled it so that it does not look like the end. Drop this one.',
  'pop3.unstuffed':
    'A line of the text begins with this dot, which the server should have doubled: a client drops it, and the text loses a dot.',
  'pop3.end':
    'A dot alone on its line ends the reply to {command}, after {lines, plural, =0 {no line} one {one line} other {# lines}}.',
  'pop3.listing.malformed': 'This line does not have the form that the listing asks for.',
  'pop3.code.LOGIN-DELAY': '[LOGIN-DELAY]: signed in too soon after the last time. Wait, then try again.',
  'pop3.code.IN-USE': '[IN-USE]: the mailbox is locked, most likely by another POP3 session.',
  'pop3.code.SYS/TEMP':
    '[SYS/TEMP]: trouble on the server that should pass. The password is not to blame: try again later.',
  'pop3.code.SYS/PERM':
    '[SYS/PERM]: trouble on the server that will last until someone mends it. The password is not to blame.',
  'pop3.code.AUTH':
    '[AUTH]: name or password is wrong, or the account is shut: trying again the same way is useless.',
  'pop3.code.UTF8': '[UTF8]: this needs UTF-8 mode; send UTF8 before signing in.',
  'pop3.code.unknown': '[{name}]: a response code that is not among those known here.',
  'pop3.capa.TOP': 'TOP: the server can send a header and the first lines of a body.',
  'pop3.capa.USER': 'USER: signing in by USER and PASS is allowed here.',
  'pop3.capa.SASL': 'SASL: AUTH is supported; the mechanisms it accepts follow.',
  'pop3.capa.RESP-CODES':
    'RESP-CODES: text in square brackets at the head of a reply is a code that programs can read.',
  'pop3.capa.LOGIN-DELAY': 'LOGIN-DELAY: how long to wait between two sessions.',
  'pop3.capa.PIPELINING': 'PIPELINING: several commands may be sent without waiting for each reply.',
  'pop3.capa.EXPIRE': 'EXPIRE: how long messages are kept on the server.',
  'pop3.capa.UIDL': 'UIDL: the server has unique ids for messages.',
  'pop3.capa.IMPLEMENTATION': 'IMPLEMENTATION: the server’s make, to help find faults.',
  'pop3.capa.STLS': 'STLS: this connection can be encrypted by TLS on request.',
  'pop3.capa.AUTH-RESP-CODE':
    'AUTH-RESP-CODE: when signing in fails for a wrong name or password, the server says so by [AUTH].',
  'pop3.capa.UTF8': 'UTF8: the session can switch from ASCII to UTF-8.',
  'pop3.capa.LANG': 'LANG: the language of the server’s comments can be chosen.',
  'pop3.capa.private': '{name}: a private capability of this server; the X says so.',
  'pop3.capa.unknown': '{name}: a capability that is not among those known here.',
  'pop3.capa.arg.implementation': 'The server calls itself: {text}.',
  'pop3.capa.arg.perUser': 'USER: the value may differ from user to user; ask CAPA again after signing in.',
  'pop3.capa.arg.utf8User': 'USER: names and passwords may be in UTF-8.',
  'pop3.capa.arg.never': 'NEVER: messages stay until the user deletes them.',
  'pop3.capa.arg.days':
    '{days, plural, =0 {0 days: the server may remove a message once it has been read; none may be left there} one {A message is kept for at least one day} other {A message is kept for at least # days}}.',
  'pop3.capa.arg.seconds':
    '{seconds, plural, =0 {0: no wait is asked for} one {At least # second between two sign-ins, or the server may refuse} other {At least # seconds between two sign-ins, or the server may refuse}}.',
  'pop3.capa.arg.unknown': 'A parameter that {name} does not define.',
  'pop3.state.AUTHORIZATION':
    'The session is in AUTHORIZATION: sign in first, by USER and PASS, APOP or AUTH.',
  'pop3.state.TRANSACTION':
    'The session enters TRANSACTION: the mailbox is open and locked, and messages can be listed, read and marked.',
  'pop3.state.UPDATE':
    'The session enters UPDATE: only QUIT from TRANSACTION leads here, and only here are messages removed.',
  'pop3.note.implicitTls': 'This connection was in TLS from its first octet, as on port 995.',
  'pop3.effect.marked':
    'Message {msg} is marked as deleted. The others keep their numbers; RSET takes it back, QUIT makes it final.',
  'pop3.effect.unmarked':
    '{count, plural, =0 {No message was marked} one {One message is no longer marked} other {# messages are no longer marked}}.',
  'pop3.effect.removed':
    '{count, plural, =0 {This session marked no message: nothing is removed} one {The one marked message is removed for good} other {The # marked messages are removed for good}}.',
  'pop3.effect.cut':
    'The connection ended without QUIT: {count, plural, one {the marked message stays} other {the # marked messages stay}} in the mailbox.',
  'pop3.effect.closed': 'The session is over, and since nobody signed in, the mailbox was never touched.',
  'pop3.effect.tls': 'TLS begins now. Forget what CAPA said in the clear, and ask again inside.',
  'pop3.cause.wrongState': '{command} belongs to {needed}; the session is in {state}.',
  'pop3.cause.userFirst': 'PASS comes right after a USER that the server has accepted, and there is none.',
  'pop3.cause.unknownCommand': 'POP3 has no command {command}.',
  'pop3.cause.bareWord': 'This word is no POP3 command. If it is the password, it needs PASS before it.',
  'pop3.cause.misspelt': 'POP3 has no command {command}; a letter seems to be wrong.',
  'pop3.cause.emptyLine': 'The line is empty; POP3 expects a command.',
  'pop3.cause.smtp': '{command} is SMTP, the protocol that sends mail. POP3 fetches it.',
  'pop3.cause.http': '{command} is HTTP, the web’s protocol. This is a POP3 server.',
  'pop3.cause.starttls': '{command} is what SMTP and IMAP say; POP3 calls it STLS.',
  'pop3.cause.login': '{command} is IMAP; POP3 signs in by USER, then PASS.',
  'pop3.cause.logout': '{command} is IMAP; POP3 ends by QUIT.',
  'pop3.cause.imapTag': 'A tag before {command} is IMAP’s way. POP3 has no tags: the command comes first.',
  'pop3.cause.missingArgument': '{command} needs an argument.',
  'pop3.cause.notANumber': '{command} takes a message number, 1 or more; “{argument}” is none.',
  'pop3.cause.marked':
    'Message {msg} is marked as deleted: it cannot be used any more, unless RSET brings it back.',
  'pop3.cause.noSuchMessage':
    'There is no message {msg}: the mailbox has {count, plural, =0 {none} one {just one} other {#}}.',
  'pop3.cause.noTimestamp': 'The greeting had no timestamp, so this server does not offer APOP.',
  'pop3.cause.userRefused': 'The server does not want this name, or not by USER and PASS in the clear.',
  'pop3.cause.passwordRefused':
    'Wrong name or password, or the mailbox could not be opened. Begin again with USER.',
  'pop3.cause.digestRefused':
    'Wrong name or digest, or the mailbox could not be opened. Digest the timestamp with its angle brackets, then the password, and no line break.',
  'pop3.cause.authRefused':
    'The exchange failed: mechanism not offered, wrong credentials, or called off. CAPA lists the mechanisms after SASL.',
  'pop3.cause.stlsRefused': 'The server will not start TLS here: it has none, or TLS is already on.',
  'pop3.cause.messageRefused':
    '{msg, plural, =0 {The server cannot do this for the whole mailbox} other {The server has no message # to give: the number does not exist, or it is marked as deleted}}.',
  'pop3.cause.capaRefused': 'The server knows no CAPA: it has the base commands, and tells of no others.',
  'pop3.cause.quitRefused': 'Some marked messages could not be removed.',
  'pop3.hint.type': 'Type {suggestion}.',
  'pop3.hint.signIn': 'Sign in first: {suggestion}.',
  'pop3.hint.signedIn': 'The session is already signed in: go on with {suggestion}, for instance.',
  'pop3.warning.clearPassword': 'Without TLS, everyone on the way can read this password.',
  'pop3.warning.apop':
    'APOP rests on MD5, which is broken, and the server must keep the password readable. TLS with PASS or AUTH is better.',
  'pop3.warning.notOffered': '{command} needs the capability {capability}, which CAPA did not announce.',
  'pop3.warning.longCommand': 'This command line has {octets} octets; servers need not read more than 255.',
  'pop3.leniency.oddCase': 'The status is written +OK or -ERR in capitals; this server writes it otherwise.',
  'pop3.leniency.codeUnannounced': 'A response code, although CAPA did not announce RESP-CODES.',
  'pop3.leniency.longReply': 'The reply line has {octets} octets; the standard allows 512.',
  'pop3.leniency.unasked': 'No command waits for this line: the server spoke unasked.',
} as const;
