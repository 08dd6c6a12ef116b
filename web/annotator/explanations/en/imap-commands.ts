/** IMAP: What the client asks for. Explanations in English. */
export const imapCommands = {
  'imap.cmd.CAPABILITY':
    'Asks what the server can do. Legal at any time; the answer may change after STARTTLS and after signing in.',
  'imap.cmd.NOOP':
    'Does nothing, but gives the server the occasion to report new mail and other changes, and keeps the connection from timing out.',
  'imap.cmd.LOGOUT':
    'Ends the session. The server says BYE, answers OK and closes the connection. It does not expunge anything.',
  'imap.cmd.STARTTLS': 'Asks to encrypt this connection with TLS from here on.',
  'imap.cmd.AUTHENTICATE': 'Begins a SASL exchange with the mechanism named next.',
  'imap.cmd.LOGIN':
    'Signs in with a user name and a password, both readable on the wire unless TLS protects it.',
  'imap.cmd.ENABLE':
    'Switches on extensions that change what the server sends; it must not use them unasked.',
  'imap.cmd.SELECT':
    'Opens a mailbox for reading and writing. A mailbox opened before is closed without expunging.',
  'imap.cmd.EXAMINE': 'Opens a mailbox as SELECT does, but for reading only: nothing in it can change.',
  'imap.cmd.CREATE': 'Creates a mailbox.',
  'imap.cmd.DELETE':
    'Deletes a mailbox and the messages in it. To delete a single message, STORE \\Deleted and then EXPUNGE.',
  'imap.cmd.RENAME':
    'Gives a mailbox a new name. Renaming INBOX moves its messages away and leaves it empty.',
  'imap.cmd.SUBSCRIBE': 'Adds a mailbox to those the user wants to see listed.',
  'imap.cmd.UNSUBSCRIBE': 'Takes a mailbox off the list of subscriptions; the mailbox itself stays.',
  'imap.cmd.LIST':
    'Lists mailboxes. It needs a reference and a pattern, unlike the LIST of POP3, which lists messages.',
  'imap.cmd.LSUB': 'Lists the mailboxes subscribed to. IMAP4rev2 does it with LIST (SUBSCRIBED).',
  'imap.cmd.NAMESPACE': 'Asks where personal, other users’ and shared mailboxes are found.',
  'imap.cmd.STATUS':
    'Asks for counters of a mailbox without opening it. Not meant for the one that is selected.',
  'imap.cmd.APPEND': 'Adds a message to the end of a mailbox. Nothing is sent to anyone: it is only filed.',
  'imap.cmd.IDLE': 'Waits for news: the server reports changes as they happen, until the client sends DONE.',
  'imap.cmd.DONE': 'Ends IDLE. It carries no tag: it is the rest of the command begun before.',
  'imap.cmd.CHECK':
    'Asks the server for a checkpoint of the mailbox. Removed in IMAP4rev2; NOOP does as well.',
  'imap.cmd.CLOSE':
    'Leaves the mailbox and removes for good its messages marked \\Deleted, without a report.',
  'imap.cmd.UNSELECT': 'Leaves the mailbox without removing anything, unlike CLOSE.',
  'imap.cmd.EXPUNGE':
    'Removes for good all messages marked \\Deleted. The numbers of those behind them go down.',
  'imap.cmd.SEARCH': 'Asks which messages match all the keys that follow. The answer gives message numbers.',
  'imap.cmd.FETCH': 'Asks for data of messages: flags, sizes, headers, content, or just parts of them.',
  'imap.cmd.STORE': 'Changes the flags of messages.',
  'imap.cmd.COPY': 'Copies messages to the end of another mailbox, flags and dates included.',
  'imap.cmd.MOVE': 'Moves messages to another mailbox in one step; they leave this one at once.',
  'imap.cmd.UID-FETCH': 'FETCH with messages named by UID, the identifier that expunging does not shift.',
  'imap.cmd.UID-STORE': 'STORE with messages named by UID.',
  'imap.cmd.UID-COPY': 'COPY with messages named by UID.',
  'imap.cmd.UID-MOVE': 'MOVE with messages named by UID.',
  'imap.cmd.UID-SEARCH':
    'SEARCH whose answer gives UIDs. A bare set among its keys still means message numbers.',
  'imap.cmd.UID-EXPUNGE': 'Removes only those messages that are marked \\Deleted and in this set of UIDs.',
  'imap.cmd.X':
    '{command}: a name beginning with X is an experiment or a vendor’s own; no standard says what it does.',
  'imap.cmd.ID':
    'The client says what program it is and asks the same of the server. For statistics and bug reports only.',
  'imap.cmd.SORT': 'A SEARCH whose results come in the order the criteria in parentheses ask for.',
  'imap.cmd.UID-SORT': 'SORT whose answer gives UIDs.',
  'imap.cmd.THREAD': 'A SEARCH whose results come grouped into conversations.',
  'imap.cmd.UID-THREAD': 'THREAD whose answer gives UIDs.',
  'imap.cmd.SETACL': 'Gives someone rights on a mailbox, or changes them.',
  'imap.cmd.DELETEACL': 'Removes someone’s entry from a mailbox’s access list.',
  'imap.cmd.GETACL': 'Asks who has which rights on a mailbox.',
  'imap.cmd.LISTRIGHTS': 'Asks which rights may be given to someone on a mailbox.',
  'imap.cmd.MYRIGHTS': 'Asks which rights the user has on a mailbox.',
  'imap.cmd.GETQUOTA': 'Asks for the usage and the limits of a quota root.',
  'imap.cmd.GETQUOTAROOT': 'Asks which quota roots a mailbox falls under, with their usage.',
  'imap.cmd.SETQUOTA': 'Sets the limits of a quota root; usually for administrators.',
  'imap.cmd.GETMETADATA': 'Reads annotations of a mailbox, or of the server when the name is empty.',
  'imap.cmd.SETMETADATA': 'Writes or, with NIL, removes annotations of a mailbox or of the server.',
  'imap.cmd.COMPRESS': 'Asks to compress both directions from here on.',
  'imap.cmd.NOTIFY': 'Says which events, in which mailboxes, the server should report unasked.',
  'imap.cmd.LANGUAGE':
    'Alone, asks which languages the server’s texts come in; with names, takes the first of them it has.',
  'imap.cmd.COMPARATOR': 'Asks how the server compares texts, or chooses how.',
  'imap.cmd.CANCELUPDATE': 'Ends the updates that an earlier SEARCH or SORT with UPDATE asked for.',
  'imap.cmd.ESEARCH': 'Searches several mailboxes at once, without selecting them.',
  'imap.cmd.REPLACE':
    'Puts a new message in the place of an old one in a single step, as when a draft is saved again.',
  'imap.cmd.UID-REPLACE': 'REPLACE with the old message named by UID.',
  'imap.cmd.UNAUTHENTICATE': 'Signs out but keeps the connection, ready for another user.',
  'imap.cmd.CONVERSIONS': 'Asks between which media types the server can convert.',
  'imap.cmd.CONVERT': 'Asks for parts of messages converted to another media type.',
  'imap.cmd.UID-CONVERT': 'CONVERT with messages named by UID.',
  'imap.cmd.GENURLAUTH': 'Asks for a URL that lets others read a message without a password.',
  'imap.cmd.RESETKEY': 'Withdraws the URLs made by GENURLAUTH.',
  'imap.cmd.URLFETCH': 'Asks for the data that an authorised URL points to.',
  'imap.cmd.RLIST': 'LIST by a client that understands referrals to mailboxes on other servers.',
  'imap.cmd.RLSUB': 'LSUB by a client that understands referrals to other servers.',
  'imap.cmd.GETJMAPACCESS': 'Asks where the same account is reached by JMAP.',
  'imap.cmd.XLIST': 'Gmail’s old LIST that marks special mailboxes; LIST with SPECIAL-USE has replaced it.',
  'imap.cmd.unknown': '{command} is no IMAP command that is known here.',
} as const;
