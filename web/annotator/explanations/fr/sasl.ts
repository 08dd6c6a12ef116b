import type { sasl as en } from '../en/sasl.ts';

/** Signing in by SASL, whichever protocol carries it. Explanations in French. */
export const sasl = {
  'sasl.mech.PLAIN':
    'PLAIN : nom et mot de passe en un message, simplement écrits en base64. Sûr seulement dans TLS.',
  'sasl.mech.LOGIN':
    'LOGIN : le serveur demande le nom, puis le mot de passe, tous deux en base64. Ancien, jamais normalisé, sûr seulement dans TLS.',
  'sasl.mech.CRAM-MD5':
    'CRAM-MD5 : le client prouve qu’il connaît le mot de passe par une empreinte HMAC-MD5 du défi. Le serveur doit garder les mots de passe lisibles, ou presque.',
  'sasl.mech.DIGEST-MD5':
    'DIGEST-MD5 : défi et réponse, avec un aléa de chaque côté. La RFC 6331 l’a classé « historique ».',
  'sasl.mech.SCRAM-SHA-1':
    'SCRAM avec SHA-1 : chacun prouve qu’il connaît le mot de passe sans l’envoyer ; le serveur n’en garde que des dérivés salés.',
  'sasl.mech.SCRAM-SHA-1-PLUS':
    'SCRAM avec SHA-1, lié au canal TLS : un intermédiaire avec sa propre session TLS est démasqué.',
  'sasl.mech.SCRAM-SHA-256':
    'SCRAM avec SHA-256 : chacun prouve qu’il connaît le mot de passe sans l’envoyer.',
  'sasl.mech.SCRAM-SHA-256-PLUS':
    'SCRAM avec SHA-256, lié au canal TLS, pour que nul ne puisse s’interposer.',
  'sasl.mech.XOAUTH2':
    'XOAUTH2 : la façon de Google de s’authentifier par un jeton OAuth 2 au lieu d’un mot de passe. OAUTHBEARER en est la version normalisée.',
  'sasl.mech.OAUTHBEARER':
    'OAUTHBEARER : authentification par un jeton d’accès OAuth 2. Qui détient le jeton entre : TLS est obligatoire.',
  'sasl.mech.OAUTH10A': 'OAUTH10A : authentification par une requête signée OAuth 1.0a.',
  'sasl.mech.GSSAPI': 'GSSAPI : authentification par un ticket Kerberos 5 ; aucun mot de passe n’est envoyé.',
  'sasl.mech.GS2-KRB5':
    'GS2-KRB5 : Kerberos 5 par la passerelle GS2, plus récente, qui peut se lier au canal TLS.',
  'sasl.mech.GS2': '{name} : un mécanisme GSS-API porté par la passerelle GS2.',
  'sasl.mech.EXTERNAL':
    'EXTERNAL : l’identité du client est établie hors de SASL, en général par son certificat TLS.',
  'sasl.mech.ANONYMOUS': 'ANONYMOUS : entrer sans nom ; le client peut laisser une trace, comme une adresse.',
  'sasl.mech.NTLM': 'NTLM : défi et réponse de Microsoft, en trois messages. Ancien et faible.',
  'sasl.mech.KERBEROS_V4': 'KERBEROS_V4 : authentification par un ticket Kerberos 4. Obsolète.',
  'sasl.mech.SKEY': 'SKEY : mots de passe à usage unique S/Key. OTP l’a remplacé.',
  'sasl.mech.OTP':
    'OTP : un mot de passe à usage unique, calculé à partir d’une phrase secrète et du défi du serveur.',
  'sasl.mech.other': '{name} : un mécanisme SASL qui n’est pas parmi ceux expliqués ici.',
  'sasl.initialResponse':
    'Réponse initiale : le premier message du mécanisme, joint à la commande pour épargner un aller-retour.',
  'sasl.responseLine': 'La réponse du client au défi, en base64.',
  'sasl.challengeLine': 'Le défi du serveur, en base64.',
  'sasl.padding': '= complète le dernier groupe de quatre lettres du base64.',
  'sasl.cancel': '* seul : le client interrompt l’authentification.',
  'sasl.emptyResponse': '= seul : une réponse initiale présente, et vide.',
  'sasl.notBase64':
    'Ce n’est pas du base64 : le serveur ne peut pas le lire. C’est peut-être un mot de passe tapé tel quel.',
  'sasl.challengeNotBase64': 'Le texte du serveur n’est pas du base64, comme un défi doit l’être.',
  'sasl.separator': 'Sépare deux attributs.',
  'sasl.attribute': 'Un attribut que ce mécanisme ne définit pas.',
  'sasl.challenge': 'Un défi d’un mécanisme dont les messages ne sont pas détaillés ici.',
  'sasl.response': 'Une réponse d’un mécanisme dont les messages ne sont pas détaillés ici.',
  'sasl.plain.authzid': 'Au nom de qui agir : « {value} ». Souvent vide, c’est-à-dire soi-même.',
  'sasl.plain.authcid': 'À qui est le mot de passe qui suit : « {value} ».',
  'sasl.plain.nul': 'Un octet NUL, qui sépare les trois chaînes de PLAIN.',
  'sasl.plain.password': 'Le mot de passe. Le base64 ne cache rien : qui voit cette ligne peut le lire.',
  'sasl.plain.malformed': 'PLAIN demande deux octets NUL autour du nom ; ils manquent.',
  'sasl.login.askUser': 'Le serveur demande « {value} » : il attend le nom d’utilisateur.',
  'sasl.login.askPassword': 'Le serveur demande « {value} » : il attend le mot de passe.',
  'sasl.login.user': 'Le nom d’utilisateur « {value} », en base64.',
  'sasl.login.password': 'Le mot de passe, en base64, ce qui ne cache rien.',
  'sasl.cram.challenge':
    'Le défi {value} : neuf à chaque échange, pour qu’une réponse interceptée ne serve pas deux fois.',
  'sasl.cram.user': 'Le nom d’utilisateur « {value} ».',
  'sasl.cram.space': 'L’espace entre le nom et l’empreinte.',
  'sasl.cram.digest':
    'L’empreinte HMAC-MD5 du défi, dont la clé est le mot de passe, en 32 chiffres hexadécimaux.',
  'sasl.cram.malformed': 'CRAM-MD5 attend un nom, un espace et une empreinte.',
  'sasl.gs2.n': 'n : ce client ne lie pas l’échange au canal TLS.',
  'sasl.gs2.y':
    'y : le client saurait se lier au canal TLS, mais croit que le serveur ne le sait pas. Si le serveur le sait, quelqu’un s’est interposé.',
  'sasl.gs2.p': '{binding} : le client lie ainsi l’échange au canal TLS.',
  'sasl.scram.a': 'a= : l’identité au nom de laquelle agir, « {value} ».',
  'sasl.scram.n': 'n= : le nom d’utilisateur « {value} ».',
  'sasl.scram.m':
    'm= : réservé à une extension que les deux côtés doivent connaître : qui ne la connaît pas doit renoncer.',
  'sasl.scram.r':
    'r= : une chaîne aléatoire, pour que l’échange ne ressemble à aucun autre. Au dernier message, celle du client et celle du serveur réunies.',
  'sasl.scram.serverNonce': 'r= : la chaîne aléatoire du client, suivie de celle du serveur.',
  'sasl.scram.s': 's= : le sel avec lequel le mot de passe de cet utilisateur a été haché.',
  'sasl.scram.i': 'i= : hacher {value} fois de suite, pour ralentir qui essaierait des mots de passe.',
  'sasl.scram.c': 'c= : le premier en-tête répété, avec les données du canal s’il y en a, en base64.',
  'sasl.scram.p': 'p= : la preuve que le client connaît le mot de passe. Elle ne vaut que pour cet échange.',
  'sasl.scram.v':
    'v= : la preuve du serveur : il détient ce qui a été dérivé du mot de passe, ce n’est donc pas un imposteur.',
  'sasl.scram.e': 'e= : l’échange a échoué : {value}.',
  'sasl.oauth.user': 'user= : le compte auquel accéder, {value}.',
  'sasl.oauth.host': 'host= : le serveur que le client veut joindre, {value}.',
  'sasl.oauth.port': 'port= : le port auquel le client s’est connecté, {value}.',
  'sasl.oauth.mthd': 'mthd= : la méthode HTTP qui a été signée, {value}.',
  'sasl.oauth.path': 'path= : le chemin qui a été signé, {value}.',
  'sasl.oauth.post': 'post= : les données HTTP POST qui ont été signées.',
  'sasl.oauth.qs': 'qs= : la chaîne de requête qui a été signée.',
  'sasl.oauth.auth': 'auth= : le jeton lui-même. Qui l’a peut entrer jusqu’à son expiration.',
  'sasl.oauth.error': 'Le serveur refuse le jeton et dit pourquoi en JSON : statut {status}.',
  'sasl.oauth.acknowledge':
    'Un octet 1 seul : le client a lu l’erreur ; le serveur peut maintenant clore l’échange.',
  'sasl.digest.realm': 'realm : le domaine du compte, « {value} ».',
  'sasl.digest.nonce': 'nonce : la chaîne aléatoire du serveur, jamais deux fois la même.',
  'sasl.digest.qop':
    'qop : les protections offertes, {value}. auth authentifie, auth-int scelle aussi chaque message, auth-conf chiffre.',
  'sasl.digest.stale': 'stale : l’aléa était trop vieux ; le client peut réessayer avec un nouveau.',
  'sasl.digest.maxbuf': 'maxbuf : le plus grand message scellé que ce côté accepte, {value} octets.',
  'sasl.digest.charset': 'charset : nom et mot de passe sont en UTF-8.',
  'sasl.digest.algorithm': 'algorithm : comment calculer les empreintes, {value}.',
  'sasl.digest.cipher': 'cipher : pour auth-conf, {value}.',
  'sasl.digest.rspauth': 'rspauth : la preuve que le serveur connaît lui aussi le mot de passe.',
  'sasl.digest.username': 'username : qui s’authentifie, « {value} ».',
  'sasl.digest.realmChosen': 'realm : celui que le client a choisi, « {value} ».',
  'sasl.digest.nonceEcho': 'nonce : la chaîne aléatoire du serveur, renvoyée.',
  'sasl.digest.cnonce': 'cnonce : la chaîne aléatoire du client.',
  'sasl.digest.nc': 'nc : combien de fois cet aléa a servi, celle-ci comprise : {value} (en hexadécimal).',
  'sasl.digest.qopChosen': 'qop : la protection que le client a choisie, {value}.',
  'sasl.digest.uri': 'digest-uri : le service que le client veut joindre, {value}.',
  'sasl.digest.response': 'response : l’empreinte qui prouve le mot de passe, en 32 chiffres hexadécimaux.',
  'sasl.digest.authzid': 'authzid : au nom de qui agir, « {value} ».',
  'sasl.external.authzid':
    'L’identité au nom de laquelle agir, « {value} » ; le certificat doit le permettre.',
  'sasl.anonymous.trace': 'La trace laissée par un visiteur anonyme : « {value} ».',
  'sasl.gssapi.token': 'Un jeton Kerberos (GSS-API) du client. Son contenu n’est pas détaillé ici.',
  'sasl.gssapi.serverToken': 'Un jeton Kerberos (GSS-API) du serveur. Son contenu n’est pas détaillé ici.',
  'sasl.ntlm.negotiate': 'Message NTLM 1 : le client dit ce qu’il sait faire.',
  'sasl.ntlm.challenge': 'Message NTLM 2 : le défi du serveur.',
  'sasl.ntlm.authenticate':
    'Message NTLM 3 : utilisateur, domaine, et les empreintes tirées du mot de passe.',
  'sasl.ntlm.other': 'Ce n’est pas un message NTLM : sa signature manque.',
  'sasl.otp.identity': 'Au nom de qui agir et qui s’authentifie, séparés par NUL.',
  'sasl.otp.challenge': 'Le défi « {value} » : fonction, numéro du mot de passe, graine.',
  'sasl.otp.response': 'Le mot de passe à usage unique, écrit en hexadécimal ou en mots.',
} satisfies Record<keyof typeof en, string>;
