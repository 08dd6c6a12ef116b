import type { Face } from '../../face.ts';

/** The servers of the article of 2002, as its dialogues show them (D1, D2, D10, D11, D14, D15). */
export const ARTICLE_FACE: Face = {
  pop3: {
    greeting: 'POP3 server ready (NPlEx 2.1.131)',
    // The same each time, so that the digest the article prints signs in.
    timestamp: '<2ea91e.1037815512000@mel-pop6.wanadoo.fr>',
    capa: false,
  },
  imap: {
    greeting: 'mon_serveur IMAP4rev1 2001.315 at Tue, 26 Nov 2002 18:46:22 +0100 (CET)',
    signedIn: 'User %s authenticated',
    bye: 'mon_serveur IMAP4rev1 server terminating connection',
    spool: '/var/mail/salemio',
    capabilities: {
      before: ['IMAP4REV1', 'LOGIN-REFERRALS', 'AUTH=LOGIN'],
      after: [
        'IMAP4REV1',
        'IDLE',
        'NAMESPACE',
        'MAILBOX-REFERRALS',
        'SCAN',
        'SORT',
        'THREAD=REFERENCES',
        'THREAD=ORDEREDSUBJECT',
        'MULTIAPPEND',
      ],
    },
    quotesFieldNames: true,
  },
  // One farm, three machines: the article shows a name of each.
  smtp: {
    greeting: 'mel-rta10.wanadoo.fr ESMTP Service (6.5.007) ready',
    hello: 'mel-rta8.wanadoo.fr',
    goodbye: 'mel-rta7.wanadoo.fr QUIT',
  },
};

/** The domains of the article's addresses. */
export const ARTICLE_DOMAINS = ['salemioche.com', 'salemioche.servebeer.com'];
