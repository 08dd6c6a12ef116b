import type { SeedMailbox } from '../build.ts';

/** The mailboxes beside INBOX, with their special uses (RFC 6154). */
export const FOLDERS: readonly SeedMailbox[] = [
  {
    name: 'Sent',
    specialUse: '\\Sent',
    recentFrom: 3,
    messages: [
      {
        arrived: '2025-09-01T12:31:00+02:00',
        flags: ['\\Seen'],
        text: `From: Nicolas <nicolas@plusok.test>
To: Postmaster <postmaster@plusok.test>
Subject: Re: Welcome to your mailbox
Date: Mon, 1 Sep 2025 12:31:00 +0200
Message-ID: <welcome-re@plusok.test>
In-Reply-To: <welcome@plusok.test>
References: <welcome@plusok.test>

Thank you. I have begun with the screws.

Nicolas
`,
      },
      {
        arrived: '2025-09-06T07:58:12+02:00',
        flags: ['\\Seen'],
        text: `From: Nicolas <nicolas@plusok.test>
To: Alice Martin <alice@plusok.test>, Basile <basile@example.org>
Subject: Re: Une marche dimanche ?
Date: Sat, 6 Sep 2025 07:58:12 +0200
Message-ID: <marche-4@plusok.test>
In-Reply-To: <marche-3@plusok.test>
References: <marche-1@plusok.test> <marche-2@example.org> <marche-3@plusok.test>

Deux pains, c'est promis. A la fontaine !

Nicolas
`,
      },
    ],
  },
  {
    name: 'Drafts',
    specialUse: '\\Drafts',
    recentFrom: 2,
    messages: [
      {
        arrived: '2026-01-20T23:47:30+01:00',
        flags: ['\\Draft', '\\Seen'],
        text: `From: Nicolas <nicolas@plusok.test>
To: Lost Property <lost@station.example>
Subject: Poem for an umbrella
Date: Tue, 20 Jan 2026 23:47:00 +0100
Message-ID: <draft-umbrella@plusok.test>

O green, O wooden-handled one,
`,
      },
    ],
  },
  {
    name: 'Trash',
    specialUse: '\\Trash',
    recentFrom: 2,
    messages: [
      {
        arrived: '2025-11-28T06:15:00+01:00',
        flags: ['\\Seen', '\\Deleted'],
        text: `Return-Path: <offers@shop.example>
From: "Shop, The" <offers@shop.example>
To: nicolas@plusok.test
Subject: Only today: everything must go
Date: Fri, 28 Nov 2025 06:15:00 +0100
Message-ID: <offer@shop.example>

Only today, as every day.
`,
      },
    ],
  },
  {
    name: 'Junk',
    specialUse: '\\Junk',
    recentFrom: 2,
    messages: [
      {
        arrived: '2026-03-02T03:33:33+00:00',
        flags: ['$Junk'],
        text: `Return-Path: <>
From: A Prince <prince@far-away.example>
To: undisclosed-recipients:;
Subject: =?utf-8?Q?=F0=9F=92=B0_URGENT_=F0=9F=92=B0?=
Date: Mon, 2 Mar 2026 03:33:33 +0000
Message-ID: <gold@far-away.example>

I have a great quantity of gold and no way to carry it.
`,
      },
    ],
  },
  { name: 'Archive', specialUse: '\\Archive', messages: [] },
  {
    name: 'Archive/2024',
    recentFrom: 2,
    messages: [
      {
        arrived: '2024-06-21T22:04:00+02:00',
        flags: ['\\Seen'],
        text: `Return-Path: <claire@example.org>
From: =?utf-8?Q?Claire_Lef=C3=A8vre?= <claire@example.org>
To: nicolas@plusok.test
Subject: =?utf-8?Q?F=C3=AAte_de_la_musique?=
Date: Fri, 21 Jun 2024 22:03:57 +0200
Message-ID: <musique-2024@example.org>

Nous chantons sur le parvis, a onze heures. Viens !
`,
      },
    ],
  },
  {
    name: 'Archive/2025',
    recentFrom: 2,
    messages: [
      {
        arrived: '2025-03-12T09:30:12+01:00',
        flags: ['\\Seen', '\\Answered'],
        text: `Return-Path: <basile@example.org>
From: Basile <basile@example.org>
To: nicolas@plusok.test
Subject: The bicycle
Date: Wed, 12 Mar 2025 09:30:00 +0100
Message-ID: <bicycle@example.org>

It only needs a new chain. And wheels.
`,
      },
    ],
  },
];
