import { toBase64 } from '../../../wire/base64.ts';
import { concat } from '../../../wire/bytes.ts';
import { utf8 } from '../../../wire/utf8.ts';
import { type SeedMessage, withCrlf } from '../build.ts';

/** Messages in one part, each with something of its own to look at. */

export const WELCOME: SeedMessage = {
  arrived: '2025-09-01T09:00:00+02:00',
  flags: ['\\Seen'],
  text: `Return-Path: <postmaster@plusok.test>
From: Postmaster <postmaster@plusok.test>
To: Nicolas <nicolas@plusok.test>
Subject: Welcome to your mailbox
Date: Mon, 1 Sep 2025 09:00:00 +0200
Message-ID: <welcome@plusok.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

Hello Nicolas,

this mailbox is yours to take apart. Read, copy, delete: it can always
be put back as it was. What you send to nicolas@plusok.test or
alice@plusok.test arrives here; nothing ever leaves.

The Postmaster
`,
};

/** Lines that begin with a dot are doubled on the way (RFC 1939 §3, RFC 5321 §4.5.2) and single again when read. */
export const DOTS: SeedMessage = {
  arrived: '2025-09-20T21:15:42+02:00',
  text: `Return-Path: <basile@example.org>
From: Basile <basile@example.org>
To: nicolas@plusok.test
Subject: My dot files
Date: Sat, 20 Sep 2025 21:15:40 +0200
Message-ID: <dots@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

The files you asked about:

.profile
.vimrc
..and the folder above
.
The line before this one is a single dot. Did you get this one too?
`,
};

/** Eight bits in the body as in the header's encoded word, in the character set of many old messages. */
export const LATIN: SeedMessage = {
  arrived: '2025-10-02T14:05:33+02:00',
  flags: ['\\Seen'],
  text: `Return-Path: <mairie@village.example>
From: =?iso-8859-1?Q?Mairie_de_Saint-Andr=E9?= <mairie@village.example>
To: nicolas@plusok.test
Subject: =?iso-8859-1?Q?F=EAte_des_ch=E2taignes_:_r=E9servez_votre_soir=E9e?=
Date: Thu, 2 Oct 2025 14:05:30 +0200
Message-ID: <chataignes@village.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

La f=EAte des ch=E2taignes aura lieu le samedi 18 octobre, =E0 partir de seize
heures, sous les halles. Entr=E9e libre ; apportez vos gants.
`,
};

/** Text as it is, in UTF-8, with characters of one to four octets. */
export const EIGHT_BIT: SeedMessage = {
  arrived: '2025-12-24T17:30:09+01:00',
  text: `Return-Path: <alice@plusok.test>
From: Alice Martin <alice@plusok.test>
To: Nicolas <nicolas@plusok.test>
Subject: =?utf-8?B?Sm95ZXV4IE5vw6tsIPCfjoQ=?=
Date: Wed, 24 Dec 2025 17:30:00 +0100
Message-ID: <noel@plusok.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Déjà Noël ! « Où est passée l’année ? », demande ma sœur.
Le sapin penche un peu 🎄, mais il sent bon.
À demain, Ἀλίκη (c’est moi, en grec).
`,
};

/** A message of 2 MiB: time to see a transfer, and a reason for TOP and BODY.PEEK. */
export function bigMessage(): SeedMessage {
  const head = withCrlf(`Return-Path: <claire@example.org>
From: =?utf-8?Q?Claire_Lef=C3=A8vre?= <claire@example.org>
To: nicolas@plusok.test
Subject: The recording of the concert (2 MiB)
Date: Sun, 8 Feb 2026 22:10:00 +0100
Message-ID: <concert@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="long"

--long
Content-Type: text/plain; charset=us-ascii

Forty minutes of the choir, in one piece. Take the header first!
--long
Content-Type: audio/ogg; name="concert.ogg"
Content-Disposition: attachment; filename="concert.ogg"
Content-Transfer-Encoding: base64

`);
  const end = '--long--';
  const room = 2 * 1024 * 1024 - head.length - end.length - 2;
  const lines = Math.floor(room / NOISE_LINE);
  // White space may follow the last boundary (RFC 2046 §5.1.1): it makes the size exact.
  const padding = ' '.repeat(room - lines * NOISE_LINE);
  return {
    arrived: '2026-02-08T22:11:47+01:00',
    text: concat([utf8(head), noise(lines), utf8(`${end}${padding}\r\n`)]),
  };
}

/** Octets of a full base64 line with its CRLF (RFC 2045 §6.8). */
const NOISE_LINE = 78;

/** So many base64 lines that stand for nothing: one page of them, over and over. */
function noise(lines: number): Uint8Array {
  const page = utf8(Array.from({ length: 64 }, (_, i) => `${noiseLine(i)}\r\n`).join(''));
  const octets = new Uint8Array(lines * NOISE_LINE);
  for (let at = 0; at < octets.length; at += page.length) {
    octets.set(page.subarray(0, octets.length - at), at);
  }
  return octets;
}

const noiseLine = (number: number) =>
  toBase64(Uint8Array.from({ length: 57 }, (_, i) => ((number * 57 + i) ** 2 * 40503) >> 7));
