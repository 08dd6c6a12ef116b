import { plainFace } from '../face.ts';
import type { Account } from '../store/model.ts';
import { once, type SeedMessage, seedAccount } from './build.ts';
import type { Seed } from './seed.ts';

/** Fifty messages, some of them long: what a list of subjects costs by POP3 and by IMAP. */
export const fifty: Seed = {
  name: 'fifty',
  face: plainFace,
  domains: [],
  accounts: once((): readonly Account[] => [
    seedAccount('nicolas', 'mot_passe', [
      { name: 'INBOX', messages: Array.from({ length: 50 }, (_, i) => fromTheBoat(i + 1)), recentFrom: 41 },
    ]),
  ]),
};

const PLACES = [
  'Brest',
  'Lisbon',
  'Madeira',
  'Mindelo',
  'Dakar',
  'Recife',
  'Salvador',
  'Rio',
  'Itajai',
  'Rocha',
];
const SUBJECTS = ['Leaving', 'Wind from the west', 'A letter from', 'Repairs in', 'Seen off'];
const SENTENCES = [
  'The wind turned at noon and has not made up its mind since.',
  'Three dolphins kept us company until the coffee was cold.',
  'The cook found the missing potatoes; they had found the bilge.',
  'At night the wake glows green, and nobody wants to go to bed.',
  'We mended the sail with the good tablecloth. Do not tell my mother.',
];

/** One letter a day; every fifth is a long one. */
function fromTheBoat(number: number): SeedMessage {
  const day = new Date(Date.UTC(2025, 4, number, 18, 5)).toISOString().slice(0, 10);
  const place = PLACES[Math.floor((number - 1) / 5)]!;
  const sentences = number % 5 === 0 ? 400 : 4 + (number % 7) * 3;
  const lines = Array.from({ length: sentences }, (_, i) => SENTENCES[(number + i) % SENTENCES.length]!);
  return {
    arrived: `${day}T18:05:00+00:00`,
    flags: number <= 30 ? ['\\Seen'] : [],
    text: `Return-Path: <jeanne@boat.example>
From: Jeanne <jeanne@boat.example>
To: Nicolas <nicolas@plusok.test>
Subject: Day ${number}: ${SUBJECTS[(number - 1) % SUBJECTS.length]} ${place}
Date: ${mailDate(day)}
Message-ID: <day-${number}@boat.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

Dear Nicolas,

${lines.join('\n')}

Jeanne
`,
  };
}

/** `2025-05-01` as a Date field has it (RFC 5322 §3.3). */
function mailDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(day).getUTCDay()];
  return `${weekday}, ${date} ${month === 5 ? 'May' : 'Jun'} ${year} 18:04:00 +0000`;
}
