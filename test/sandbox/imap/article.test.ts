import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { Sandbox } from '../../../relay/sandbox/sandbox.ts';
import { converse, OCTETS, WHOLE } from './conversation.ts';

/** The IMAP dialogues of the article (D10 to D15), typed into the mailbox that is seeded for them. */
const DIALOGUE = `
  S: * OK [CAPABILITY IMAP4REV1 LOGIN-REFERRALS AUTH=LOGIN] mon_serveur IMAP4rev1 2001.315 at Tue, 26 Nov 2002 18:46:22 +0100 (CET)
  C: a1 login nicolas mot_passe
  S: a1 OK [CAPABILITY IMAP4REV1 IDLE NAMESPACE MAILBOX-REFERRALS SCAN SORT THREAD=REFERENCES THREAD=ORDEREDSUBJECT MULTIAPPEND] User nicolas authenticated
  C: a2 select inbox
  S: * 3 EXISTS
  S: * 1 RECENT
  S: * OK [UIDVALIDITY 1038331903] UID validity status
  S: * OK [UIDNEXT 4] Predicted next UID
  S: * FLAGS (\\Answered \\Flagged \\Deleted \\Draft \\Seen)
  S: * OK [PERMANENTFLAGS (\\* \\Answered \\Flagged \\Deleted \\Draft \\Seen)] Permanent flags
  S: * OK [UNSEEN 2] first unseen message in /var/mail/salemio
  S: a2 OK [READ-WRITE] SELECT completed
  C: a3 fetch 1:3 RFC822.SIZE
  S: * 1 FETCH (RFC822.SIZE 889)
  S: * 2 FETCH (RFC822.SIZE 1756)
  S: * 3 FETCH (RFC822.SIZE 890)
  S: a3 OK FETCH completed
  C: a4 fetch 1:* RFC822.SIZE
  S: * 1 FETCH (RFC822.SIZE 889)
  S: * 2 FETCH (RFC822.SIZE 1756)
  S: * 3 FETCH (RFC822.SIZE 890)
  S: a4 OK FETCH completed
  C: a5 fetch 1 BODY[HEADER.FIELDS (from)]
  S: * 1 FETCH (BODY[HEADER.FIELDS ("FROM")] {46}
  S: From: root@salemioche.servebeer.com (root)
  S:
  S: )
  S: a5 OK FETCH completed
  C: a7 FETCH 1 BODY[TEXT]
  S: * 1 FETCH (BODY[TEXT] {6}
  S: toto
  S: )
  S: a7 OK FETCH completed
  C: a10 logout
  S: * BYE mon_serveur IMAP4rev1 server terminating connection
  S: a10 OK LOGOUT completed
  S: <close>`;

const sandbox = () => {
  const surroundings = { now: () => Date.UTC(2026, 0, 1), random: (count: number) => new Uint8Array(count) };
  return new Sandbox({ seed: 'article-imap' }, surroundings);
};

describe("the article's IMAP dialogues", () => {
  it('go as printed, octet counts included', () => converse(sandbox(), DIALOGUE, WHOLE));
  it('go so when each octet comes alone', () => converse(sandbox(), DIALOGUE, OCTETS));
  it('go so however the octets are cut', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(cuts, (lengths) => {
        converse(sandbox(), DIALOGUE, (octets) => {
          const chunks: string[] = [];
          for (let at = 0, i = 0; at < octets.length; i++) {
            const length = lengths[i % lengths.length]!;
            chunks.push(octets.slice(at, at + length));
            at += length;
          }
          return chunks;
        });
      }),
      { numRuns: 25 },
    );
  });
});
