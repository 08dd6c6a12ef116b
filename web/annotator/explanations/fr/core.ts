import type { core as en } from '../en/core.ts';

/** What every protocol has: blanks, line breaks, TLS records. Explanations in French. */
export const core = {
  'core.space': 'L’espace qui sépare deux mots de la ligne.',
  'core.extraSpace': 'Des espaces que la grammaire ne prévoit pas ; la plupart des serveurs les ignorent.',
  'core.trailingSpace': 'Des espaces en fin de ligne : ils ne signifient rien.',
  'core.crlf': 'Fin de ligne : retour chariot et saut de ligne, les octets 13 et 10.',
  'core.lf': 'Fin de ligne par un saut de ligne seul. La norme demande retour chariot puis saut de ligne.',
  'core.longLine':
    'Morceau d’une ligne bien plus longue que le protocole ne le permet ; elle n’est pas lue plus avant.',
  'core.tls.handshake':
    'Un enregistrement TLS de négociation, {octets, plural, one {# octet} other {# octets}} : les deux côtés conviennent des clés.',
  'core.tls.changeCipherSpec': 'Un enregistrement TLS qui annonce le passage aux clés convenues.',
  'core.tls.alert':
    'Une alerte TLS de {octets, plural, one {# octet} other {# octets}} : une erreur, ou la fin en règle du chiffrement.',
  'core.tls.data':
    '{octets, plural, one {# octet chiffré} other {# octets chiffrés}} par TLS. Sans les clés, nul ne peut dire quelle commande ou réponse se trouve là.',
  'core.tls.unknown': 'Parmi les enregistrements TLS, des octets qui n’en forment aucun.',
  'core.leniency.bareLf':
    'La ligne finit par LF seul, alors que la norme demande CR LF. Elle a été lue malgré tout.',
  'core.leniency.unfinished': 'Le journal s’arrête avant la fin de cette ligne.',
  'core.leniency.longLine':
    'La ligne compte plus de 16 384 octets avant sa fin ; elle est montrée par morceaux.',
} satisfies Record<keyof typeof en, string>;
