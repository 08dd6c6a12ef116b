import type { Account } from '../../store/model.ts';
import { emptyAccount, once, type SeedMessage, seedAccount } from '../build.ts';
import type { Seed } from '../seed.ts';
import { ARTICLE_DOMAINS, ARTICLE_FACE } from './face.ts';

/** 777 octets. The article prints 601 of them: the mailer's own fields, here of our making, are left out there. */
const COUCOU: SeedMessage = {
  arrived: '2002-11-20T13:21:50-05:00',
  text: `Return-Path: <nicolas@salemioche.com>
Delivered-To: nicolas@salemioche.servebeer.com
Received: from njhome (unknown [10.16.0.200])
	by njhome.salemioche.servebeer.com (Postfix) with ESMTP id 67DA43F27F
	for <nicolas@salemioche.servebeer.com>; Wed, 20 Nov 2002 13:21:50 -0500 (EST)
From: "Nicolas" <nicolas@salemioche.com>
To: <nicolas@salemioche.servebeer.com>
Subject: coucou
Date: Wed, 20 Nov 2002 19:27:45 +0100
Message-ID: <000201c290c2$856ddca0$c800100a@njhome.com>
MIME-Version: 1.0
Content-Type: text/plain;
	charset="us-ascii"
Content-Transfer-Encoding: 7bit
X-Priority: 3 (Normal)
X-Mailer: Pigeon voyageur pour le bureau, version 5.2 (build 2127)
X-Mailer-Options: plain; wrap=76; sign=none
Importance: Normal
Sensitivity: None
Status: O

hello
`,
};

/** 440 octets: a header of 429, as the article's TOP shows it, and a body of 11. */
const FIRST_OF_ROOT: SeedMessage = {
  arrived: '2002-11-20T13:22:34-05:00',
  text: `Return-Path: <root@salemioche.servebeer.com>
Delivered-To: nicolas@salemioche.servebeer.com
Received: by njhome.salemioche.servebeer.com (Postfix, from userid 0)
        id 5BBC63F27F; Wed, 20 Nov 2002 13:22:34 -0500 (EST)
To: nicolas@salemioche.servebeer.com
Message-Id: <20021120182234@njhome.salemioche.servebeer.com>
Date: Wed, 20 Nov 2002 13:22:34 -0500 (EST)
From: root@salemioche.servebeer.com (root)
Status: O

un essai.
`,
};

/** 448 octets. */
const SECOND_OF_ROOT: SeedMessage = {
  arrived: '2002-11-20T13:24:07-05:00',
  text: `Return-Path: <root@salemioche.servebeer.com>
Delivered-To: nicolas@salemioche.servebeer.com
Received: by njhome.salemioche.servebeer.com (Postfix, from userid 0)
        id 8D0173F281; Wed, 20 Nov 2002 13:24:07 -0500 (EST)
To: nicolas@salemioche.servebeer.com
Message-Id: <20021120182407@njhome.salemioche.servebeer.com>
Date: Wed, 20 Nov 2002 13:24:07 -0500 (EST)
From: root@salemioche.servebeer.com (root)
Status: O

encore un essai !
`,
};

/** The maildrop of the article's POP3 sessions: LIST tells 777, 440 and 448 octets (D3). */
export const articlePop3: Seed = {
  name: 'article-pop3',
  face: () => ARTICLE_FACE,
  domains: ARTICLE_DOMAINS,
  accounts: once((): readonly Account[] => [
    seedAccount('nicolas', 'mot_passe', [
      { name: 'INBOX', messages: [COUCOU, FIRST_OF_ROOT, SECOND_OF_ROOT], uidValidity: 1037815512 },
    ]),
    emptyAccount('linuxmag', 'mot_passe'),
  ]),
};
