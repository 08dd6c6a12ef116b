/** What every protocol has: blanks, line breaks, TLS records. Explanations in English. */
export const core = {
  'core.space': 'The blank that sets two words of the line apart.',
  'core.extraSpace': 'Blanks where the grammar has none; most servers skip them.',
  'core.trailingSpace': 'Blanks at the end of the line: they mean nothing.',
  'core.crlf': 'End of the line: carriage return and line feed, octets 13 and 10.',
  'core.lf': 'End of the line by a line feed alone. The standard asks for carriage return and line feed.',
  'core.longLine': 'Part of a line far longer than the protocol allows; it is not read any further.',
  'core.tls.handshake':
    'A TLS handshake record of {octets, plural, one {# octet} other {# octets}}: the two sides agree on keys.',
  'core.tls.changeCipherSpec': 'A TLS record that announces the switch to the agreed keys.',
  'core.tls.alert':
    'A TLS alert of {octets, plural, one {# octet} other {# octets}}: an error, or the polite end of the encryption.',
  'core.tls.data':
    '{octets, plural, one {# octet} other {# octets}} encrypted by TLS. Without the keys, nobody can tell which command or reply this is.',
  'core.tls.unknown': 'Octets amid TLS that form no TLS record.',
  'core.leniency.bareLf':
    'The line ends in LF alone, where the standard asks for CR LF. It was read all the same.',
  'core.leniency.unfinished': 'The log stops before this line’s end.',
  'core.leniency.longLine': 'The line has more than 16,384 octets before its break; it is shown in pieces.',
} as const;
