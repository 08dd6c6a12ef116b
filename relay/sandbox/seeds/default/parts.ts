import type { SeedMessage } from '../build.ts';

/** Messages in several parts: attachments, alternatives, a message within a message. */

/** Two attachments: a table whose name needs RFC 2231, and a picture of one red pixel. */
const RECIPES: SeedMessage = {
  arrived: '2025-10-11T17:25:10+02:00',
  flags: ['\\Flagged'],
  text: `Return-Path: <claire@example.org>
From: =?utf-8?Q?Claire_Lef=C3=A8vre?= <claire@example.org>
To: Nicolas <nicolas@plusok.test>
Subject: =?utf-8?B?UmVjZXR0ZXMgZOKAmcOpdMOp?= et photo
Date: Sat, 11 Oct 2025 17:25:04 +0200
Message-ID: <recettes@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="panier"

This is a message in MIME format.
--panier
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Voici les quantit=C3=A9s pour six, et la photo du r=C3=A9sultat (de tr=C3=A8s =
pr=C3=A8s).
--panier
Content-Type: text/csv; charset=utf-8; name*=utf-8''recettes%20d%27%C3%A9t%C3%A9.csv
Content-Disposition: attachment; filename*=utf-8''recettes%20d%27%C3%A9t%C3%A9.csv
Content-Transfer-Encoding: base64

cGxhdDtpbmdyw6lkaWVudDtxdWFudGl0w6kKdGFydGU7YWJyaWNvdHM7ODAwIGcKdGFydGU7c3Vj
cmU7MTIwIGcKdGFydGU7YW1hbmRlczs2MCBnCg==
--panier
Content-Type: image/png; name="tarte.png"
Content-Disposition: attachment; filename="tarte.png"
Content-Transfer-Encoding: base64
Content-ID: <photo@example.org>

iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmM
IQAAAABJRU5ErkJggg==
--panier--
`,
};

/** The same thing said twice: for programs that show HTML and for those that do not. */
const NEWSLETTER: SeedMessage = {
  arrived: '2025-11-03T07:00:02+01:00',
  flags: ['\\Seen'],
  text: `Return-Path: <bounces@newsletter.example>
From: The Night Sky <hello@newsletter.example>
To: nicolas@plusok.test
Subject: November: Saturn, and a comet perhaps
Date: Mon, 3 Nov 2025 07:00:00 +0100
Message-ID: <sky-2025-11@newsletter.example>
List-Id: The Night Sky <sky.newsletter.example>
List-Unsubscribe: <mailto:leave@newsletter.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="either=or"

--either=or
Content-Type: text/plain; charset=us-ascii

NOVEMBER

Look south at nine in the evening: the steady yellow point is Saturn.
Stars twinkle, planets do not.
--either=or
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<!DOCTYPE html>
<html lang=3D"en"><body>
<h1>November</h1>
<p>Look south at nine in the evening: the steady <em>yellow</em> point is Sat=
urn.<br>Stars twinkle, planets do not.</p>
<p><a href=3D"https://newsletter.example/sky">Read on</a> &mdash; or look up.=
</p>
</body></html>
--either=or--
`,
};

/** A forwarded message is a part of its own, with an envelope and a structure of its own. */
const FORWARDED: SeedMessage = {
  arrived: '2026-01-15T11:48:55+01:00',
  text: `Return-Path: <alice@plusok.test>
From: Alice Martin <alice@plusok.test>
To: Nicolas <nicolas@plusok.test>
Subject: Fwd: Your lost umbrella
Date: Thu, 15 Jan 2026 11:48:51 +0100
Message-ID: <fwd-umbrella@plusok.test>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: text/plain; charset=us-ascii

They found it! See below.
--outer
Content-Type: message/rfc822
Content-Disposition: inline

From: Lost Property <lost@station.example>
To: Alice Martin <alice@plusok.test>
Subject: Your lost umbrella
Date: Wed, 14 Jan 2026 16:20:00 +0000
Message-ID: <lost-4711@station.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=inner

--inner
Content-Type: text/plain; charset=us-ascii

Dear Ms Martin,

a green umbrella with a wooden handle was handed in today.
It has been waiting for rain since. Please bring this number: 4711.
--inner
Content-Type: text/plain; charset=us-ascii; name=hours.txt
Content-Disposition: attachment; filename=hours.txt

Monday to Friday, 8 to 18.
Saturday, 9 to 12.
--inner--
--outer--
`,
};

export const IN_PARTS: readonly SeedMessage[] = [RECIPES, NEWSLETTER, FORWARDED];
