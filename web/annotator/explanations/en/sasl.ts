/** Signing in by SASL, whichever protocol carries it. Explanations in English. */
export const sasl = {
  'sasl.mech.PLAIN':
    'PLAIN: user and password in one message, merely written as base64. Safe only inside TLS.',
  'sasl.mech.LOGIN':
    'LOGIN: the server asks for the name, then for the password; both come as base64. Old, never made a standard, safe only inside TLS.',
  'sasl.mech.CRAM-MD5':
    'CRAM-MD5: the client proves that it knows the password by a keyed MD5 digest of the server’s challenge. The server must keep passwords readable, or nearly so.',
  'sasl.mech.DIGEST-MD5':
    'DIGEST-MD5: challenge and response with nonces from both sides. RFC 6331 moved it to historic.',
  'sasl.mech.SCRAM-SHA-1':
    'SCRAM with SHA-1: each side proves that it knows the password without sending it, and the server keeps only salted derivatives.',
  'sasl.mech.SCRAM-SHA-1-PLUS':
    'SCRAM with SHA-1, tied to the TLS channel beneath: a go-between with a TLS session of its own is found out.',
  'sasl.mech.SCRAM-SHA-256':
    'SCRAM with SHA-256: each side proves that it knows the password without sending it.',
  'sasl.mech.SCRAM-SHA-256-PLUS':
    'SCRAM with SHA-256, tied to the TLS channel beneath, so that nobody can sit in between.',
  'sasl.mech.XOAUTH2':
    'XOAUTH2: Google’s way to sign in with an OAuth 2 access token instead of a password. OAUTHBEARER is its standard successor.',
  'sasl.mech.OAUTHBEARER':
    'OAUTHBEARER: signing in with an OAuth 2 access token. Whoever holds the token gets in: TLS is a must.',
  'sasl.mech.OAUTH10A': 'OAUTH10A: signing in with an OAuth 1.0a signed request.',
  'sasl.mech.GSSAPI': 'GSSAPI: signing in with a Kerberos 5 ticket; no password is sent.',
  'sasl.mech.GS2-KRB5':
    'GS2-KRB5: Kerberos 5 through the newer GS2 bridge, which can bind to the TLS channel.',
  'sasl.mech.GS2': '{name}: a GSS-API mechanism carried by the GS2 bridge.',
  'sasl.mech.EXTERNAL':
    'EXTERNAL: who the client is was settled outside of SASL, usually by its TLS certificate.',
  'sasl.mech.ANONYMOUS':
    'ANONYMOUS: coming in without a name; the client may leave a trace such as an address.',
  'sasl.mech.NTLM': 'NTLM: Microsoft’s challenge and response in three messages. Old and weak.',
  'sasl.mech.KERBEROS_V4': 'KERBEROS_V4: signing in with a Kerberos 4 ticket. Obsolete.',
  'sasl.mech.SKEY': 'SKEY: one-time passwords by S/Key. OTP replaced it.',
  'sasl.mech.OTP': 'OTP: a one-time password, computed from a pass phrase and the server’s challenge.',
  'sasl.mech.other': '{name}: a SASL mechanism that is not among those explained here.',
  'sasl.initialResponse':
    'Initial response: the mechanism’s first message, sent along with the command to save a round trip.',
  'sasl.responseLine': 'The client’s answer to the challenge, as base64.',
  'sasl.challengeLine': 'The server’s challenge, as base64.',
  'sasl.padding': '= fills up the last group of four base64 letters.',
  'sasl.cancel': '* alone: the client breaks the sign-in off.',
  'sasl.emptyResponse': '= alone: an initial response that is there and empty.',
  'sasl.notBase64': 'This is not base64, so the server cannot read it. It may be a password typed as it is.',
  'sasl.challengeNotBase64': 'The server’s text is not base64, as a challenge must be.',
  'sasl.separator': 'Sets two attributes apart.',
  'sasl.attribute': 'An attribute that this mechanism does not define.',
  'sasl.challenge': 'A challenge of a mechanism whose messages are not taken apart here.',
  'sasl.response': 'A response of a mechanism whose messages are not taken apart here.',
  'sasl.plain.authzid': 'Whom to act as: “{value}”. Usually left empty, meaning oneself.',
  'sasl.plain.authcid': 'Whose password follows: “{value}”.',
  'sasl.plain.nul': 'A NUL octet, which sets the three strings of PLAIN apart.',
  'sasl.plain.password': 'The password. Base64 hides nothing: anyone who sees this line can read it.',
  'sasl.plain.malformed': 'PLAIN needs two NUL octets around the user name; they are missing.',
  'sasl.login.askUser': 'The server asks “{value}”: it wants the user name.',
  'sasl.login.askPassword': 'The server asks “{value}”: it wants the password.',
  'sasl.login.user': 'The user name “{value}”, as base64.',
  'sasl.login.password': 'The password, as base64, which hides nothing.',
  'sasl.cram.challenge':
    'The challenge {value}: new for each exchange, so that an answer overheard serves nobody twice.',
  'sasl.cram.user': 'The user name “{value}”.',
  'sasl.cram.space': 'The space between name and digest.',
  'sasl.cram.digest':
    'The keyed MD5 digest of the challenge, the password being the key, in 32 hexadecimal digits.',
  'sasl.cram.malformed': 'CRAM-MD5 expects a name, a space and a digest.',
  'sasl.gs2.n': 'n: this client does not bind the exchange to the TLS channel.',
  'sasl.gs2.y':
    'y: the client could bind to the TLS channel, but believes that the server cannot. If the server can, someone has meddled.',
  'sasl.gs2.p': '{binding}: the client binds the exchange to the TLS channel in this way.',
  'sasl.scram.a': 'a=: the identity to act as, “{value}”.',
  'sasl.scram.n': 'n=: the user name “{value}”.',
  'sasl.scram.m':
    'm=: reserved for an extension that both sides must know: whoever does not know it must give up.',
  'sasl.scram.r':
    'r=: a random string, so that this exchange resembles no other. In the last message it is the client’s and the server’s joined.',
  'sasl.scram.serverNonce': 'r=: the client’s random string, followed by the server’s.',
  'sasl.scram.s': 's=: the salt with which this user’s password was hashed.',
  'sasl.scram.i': 'i=: hash {value} times over, to make guessing slow.',
  'sasl.scram.c': 'c=: the first header again, with the channel’s binding data if there is any, as base64.',
  'sasl.scram.p': 'p=: the proof that the client knows the password. It is good for this exchange only.',
  'sasl.scram.v':
    'v=: the server’s own proof: it holds what was derived from the password, so it is no impostor.',
  'sasl.scram.e': 'e=: the exchange failed: {value}.',
  'sasl.oauth.user': 'user=: the mailbox to sign in to, {value}.',
  'sasl.oauth.host': 'host=: the server the client means to reach, {value}.',
  'sasl.oauth.port': 'port=: the port the client connected to, {value}.',
  'sasl.oauth.mthd': 'mthd=: the HTTP method that was signed, {value}.',
  'sasl.oauth.path': 'path=: the path that was signed, {value}.',
  'sasl.oauth.post': 'post=: the HTTP post data that was signed.',
  'sasl.oauth.qs': 'qs=: the query string that was signed.',
  'sasl.oauth.auth': 'auth=: the token itself. Whoever has it gets in until it expires.',
  'sasl.oauth.error': 'The server refuses the token and says why in JSON: status {status}.',
  'sasl.oauth.acknowledge':
    'A lone octet 1: the client has read the error; now the server can end the exchange.',
  'sasl.digest.realm': 'realm: where the user’s account is, “{value}”.',
  'sasl.digest.nonce': 'nonce: the server’s random string, never the same twice.',
  'sasl.digest.qop':
    'qop: protections the server offers, {value}. auth signs in, auth-int also seals each message, auth-conf encrypts.',
  'sasl.digest.stale': 'stale: the nonce was too old; the client may try again with a new one.',
  'sasl.digest.maxbuf': 'maxbuf: the largest sealed message this side can take, {value} octets.',
  'sasl.digest.charset': 'charset: name and password are UTF-8.',
  'sasl.digest.algorithm': 'algorithm: how digests are computed, {value}.',
  'sasl.digest.cipher': 'cipher: for auth-conf, {value}.',
  'sasl.digest.rspauth': 'rspauth: the server’s proof that it too knows the password.',
  'sasl.digest.username': 'username: who signs in, “{value}”.',
  'sasl.digest.realmChosen': 'realm: the one the client chose, “{value}”.',
  'sasl.digest.nonceEcho': 'nonce: the server’s random string, sent back.',
  'sasl.digest.cnonce': 'cnonce: the client’s own random string.',
  'sasl.digest.nc': 'nc: how often this nonce has been used, this time included: {value} (hexadecimal).',
  'sasl.digest.qopChosen': 'qop: the protection the client chose, {value}.',
  'sasl.digest.uri': 'digest-uri: the service the client means to reach, {value}.',
  'sasl.digest.response': 'response: the digest that proves the password, in 32 hexadecimal digits.',
  'sasl.digest.authzid': 'authzid: whom to act as, “{value}”.',
  'sasl.external.authzid': 'The identity to act as, “{value}”; the certificate must allow it.',
  'sasl.anonymous.trace': 'A trace left by an anonymous visitor: “{value}”.',
  'sasl.gssapi.token': 'A Kerberos (GSS-API) token of the client’s. Its inside is not taken apart here.',
  'sasl.gssapi.serverToken':
    'A Kerberos (GSS-API) token of the server’s. Its inside is not taken apart here.',
  'sasl.ntlm.negotiate': 'NTLM message 1: the client says what it can do.',
  'sasl.ntlm.challenge': 'NTLM message 2: the server’s challenge.',
  'sasl.ntlm.authenticate': 'NTLM message 3: user, domain, and the digests computed from the password.',
  'sasl.ntlm.other': 'This is no message of NTLM: its signature is missing.',
  'sasl.otp.identity': 'Whom to act as and who signs in, set apart by NUL.',
  'sasl.otp.challenge': 'The challenge “{value}”: hash, number of the password, seed.',
  'sasl.otp.response': 'The one-time password, spelt in hexadecimal or in words.',
} as const;
