import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { skipWithout } from '../support/tools.ts';
import { withFreshInbox } from './fresh-inbox.ts';
import { AWKWARD, nameOf } from './messages.ts';
import { run } from './run.ts';
import { SERVERS } from './servers.ts';

const tour = join(import.meta.dirname, 'horde_tour.php');
const names = Object.keys(AWKWARD);
const MODES = [
  ['clear', 'none'],
  ['starttls', 'tls'],
  ['tls', 'ssl'],
] as const;

/** The client of a webmail: it uses every extension that it finds. */
describe.skipIf(skipWithout('php', 'Horde/Imap/Client/Socket.php')).each(SERVERS)(
  "Horde's IMAP client and $name",
  ({ needs, start }) => {
    const skip = skipWithout(...needs);
    const server = withFreshInbox(start, skip);

    it.skipIf(skip).each(MODES)(
      'structures, decoded parts, saved searches, threads, synchronisation, %s',
      async (mode, secure) => {
        const port = mode === 'tls' ? server.ports.imaps : server.ports.imap;
        const { user, password, certificateFile } = server;
        const ran = await run('/usr/bin/php', [tour, `${port}`, user, password, secure, certificateFile]);
        expect(ran.stderr).toBe('');
        const [listed, ...lines] = ran.stdout.toString().trim().split('\n');
        expect(listed).toBe('LISTED Horde/été yes 0');
        const messages = lines.slice(0, names.length).map((line) => line.split(' '));
        expect(messages.map(([octets]) => nameOf(Buffer.from(octets!, 'base64')))).toEqual(names);
        expect(messages.every(([, same]) => same === 'yes')).toBe(true);
        expect(messages[names.indexOf('nested')]![2]).toMatch(
          /^multipart\/mixed,multipart\/alternative,text\/plain,text\/html,message\/rfc822,/,
        );
        expect(lines.slice(names.length)).toEqual([
          'PART Père Noël 8bit 11 eamble',
          'FOUND 1 yes',
          'FOUND AGAIN yes yes',
          `SORTED ${names.length} yes`,
          `THREADS ${names.length}`,
          'STALE yes',
          'SYNC yes yes',
          'APPENDED 1772442000 yes',
          'MOVED 2 1',
          'VANISHED yes',
          'EXPUNGED 1',
        ]);
      },
    );
  },
);
