import type { Account } from '../../store/model.ts';
import { emptyAccount, once, type SeedMessage, seedAccount } from '../build.ts';
import type { Seed } from '../seed.ts';
import { ARTICLE_DOMAINS, ARTICLE_FACE } from './face.ts';

/** 883 octets of header, of which the article prints seven lines, and `toto` with its CRLF. */
const TOTO: SeedMessage = {
  arrived: '2002-11-26T18:24:57+01:00',
  flags: ['\\Seen'],
  text: `Return-Path: <root@salemioche.servebeer.com>
Received: from njhome.salemioche.servebeer.com
    by sidonie.nfrance.com (8.11.6/8.11.6/NFrance Conseil Antispam Version) with ESMTP id
    gAQHOvq96585
    for <nicolas@salemioche.com>; Tue, 26 Nov 2002 18:24:57 +0100 (CET)
Received: by njhome.salemioche.servebeer.com (Postfix, from userid 0)
        id 3E21A3F27F; Tue, 26 Nov 2002 12:30:35 -0500 (EST)
To: nicolas@salemioche.com
Date: Tue, 26 Nov 2002 12:30:35 -0500 (EST)
From: root@salemioche.servebeer.com (root)
Message-Id: <20021126173035.3E21A3F27F@njhome.salemioche.servebeer.com>
X-Filter: sidonie.nfrance.com, 3 rules read, none of them matched
X-Filter-Duration: 12 ms
X-Cron-Env: <SHELL=/bin/sh> <HOME=/root> <LOGNAME=root>
X-Cron-Job: a message a day, to see that the road from here to it is open
X-Authentication-Warning: none; root wrote it on njhome

toto
`,
};

/** 1756 octets, unread: the first unseen message of SELECT's UNSEEN. */
const SUMMARY: SeedMessage = {
  arrived: '2002-11-26T18:31:12+01:00',
  text: `Return-Path: <linuxmag@salemioche.com>
Received: from njhome.salemioche.servebeer.com
    by sidonie.nfrance.com (8.11.6/8.11.6/NFrance Conseil Antispam Version) with ESMTP id
    gAQHVCq96811
    for <nicolas@salemioche.com>; Tue, 26 Nov 2002 18:31:12 +0100 (CET)
To: nicolas@salemioche.com
Date: Tue, 26 Nov 2002 18:31:04 +0100
From: Linux Mag <linuxmag@salemioche.com>
Subject: Le plan de l'article
Message-Id: <20021126183104.A7731@salemioche.com>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii
Content-Transfer-Encoding: 7bit

Bonjour Nicolas,

voici le plan que nous te proposons :

 1. envoyer un message a la main, pour avoir quelque chose a lire ;
 2. POP3 : entrer, lister, lire, effacer, changer d'avis, sortir ;
 3. un client en C, le meme en Java ;
 4. IMAP : choisir une boite, demander une taille, un champ, un texte ;
 5. l'un ou l'autre : lequel, et quand.

Douze pages au plus, des sessions telnet entieres, pas de capture d'ecran.
Les lecteurs tapent ce qu'ils lisent : verifie donc chaque chiffre deux fois.

Une remarque du relecteur : dire que le serveur compte en octets, fins de
ligne comprises, et qu'une fin de ligne en vaut deux. C'est la que les
programmes se trompent, et les lecteurs aussi.

Pour les figures, garde les noms de tes machines : ils sont plus parlants
que des exemples inventes. Le lecteur qui telephone a son fournisseur saura
de quoi il parle, et celui qui n'a pas encore de serveur chez lui aura envie
d'en installer un.

Date de remise : le 9 decembre au soir. La mise en page commence le 10 au
matin, et le numero part chez l'imprimeur le vendredi. Si la partie Java ne
tient pas, nous la mettrons en ligne sur son serveur.

Bon courage,
la redaction
`,
};

/** 890 octets: as long as the first but for one octet, and new. */
const TATA: SeedMessage = {
  arrived: '2002-11-26T18:40:20+01:00',
  text: TOTO.text
    .toString()
    .replace('gAQHOvq96585', 'gAQHeKq97004')
    .replaceAll('3E21A3F27F', '77C0B3F283')
    .replace('18:24:57', '18:40:20')
    .replaceAll('12:30:35', '12:40:18')
    .replace('20021126173035', '20021126174018')
    .replace('\n\ntoto\n', '\n\ntata!\n'),
};

/** The mailbox of the article's IMAP session (D11, D12): 3 EXISTS, 1 RECENT, UNSEEN 2, UIDNEXT 4. */
export const articleImap: Seed = {
  name: 'article-imap',
  face: () => ARTICLE_FACE,
  domains: ARTICLE_DOMAINS,
  accounts: once((): readonly Account[] => [
    seedAccount('nicolas', 'mot_passe', [
      { name: 'INBOX', messages: [TOTO, SUMMARY, TATA], uidValidity: 1038331903, recentFrom: 3 },
    ]),
    emptyAccount('linuxmag', 'mot_passe'),
  ]),
};
