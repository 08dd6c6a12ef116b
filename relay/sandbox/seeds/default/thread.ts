import type { SeedMessage } from '../build.ts';

/** A conversation in three messages (References, In-Reply-To), which THREAD finds again. */

const HIKE = 'Une marche dimanche ?';

export const THREAD: readonly SeedMessage[] = [
  {
    arrived: '2025-09-04T08:12:30+02:00',
    flags: ['\\Seen', '\\Answered'],
    text: `Return-Path: <alice@plusok.test>
From: Alice Martin <alice@plusok.test>
To: Nicolas <nicolas@plusok.test>
Subject: ${HIKE}
Date: Thu, 4 Sep 2025 08:12:28 +0200
Message-ID: <marche-1@plusok.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Bonjour Nicolas,

la météo annonce du beau temps pour dimanche. On monte au refuge ?
Départ à huit heures, retour avant la nuit.

Alice
`,
  },
  {
    arrived: '2025-09-04T09:40:03+02:00',
    flags: ['\\Seen'],
    text: `Return-Path: <basile@example.org>
From: Basile <basile@example.org>
To: Alice Martin <alice@plusok.test>, Nicolas <nicolas@plusok.test>
Subject: Re: ${HIKE}
Date: Thu, 4 Sep 2025 09:40:00 +0200
Message-ID: <marche-2@example.org>
In-Reply-To: <marche-1@plusok.test>
References: <marche-1@plusok.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

> On monte au refuge ?

Volontiers. J'apporte le fromage, qui se charge du pain ?

Basile
`,
  },
  {
    arrived: '2025-09-05T18:02:41+02:00',
    text: `Return-Path: <alice@plusok.test>
From: Alice Martin <alice@plusok.test>
To: Basile <basile@example.org>
Cc: Nicolas <nicolas@plusok.test>
Subject: =?utf-8?Q?Re:_Une_marche_dimanche_=3F_=28apporter_du_pain=29?=
Date: Fri, 5 Sep 2025 18:02:39 +0200
Message-ID: <marche-3@plusok.test>
In-Reply-To: <marche-2@example.org>
References: <marche-1@plusok.test> <marche-2@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Le pain, c'est pour Nicolas, s'il r=C3=A9pond un jour =E2=80=A6 =

Rendez-vous =C3=A0 la fontaine.

Alice
`,
  },
];
