import { describe, expect, it } from 'vitest';
import { ForbiddenAddress, isSpecial, resolveOnce } from '../../relay/addresses.ts';
import { parseHostPort, Targets } from '../../relay/targets.ts';

describe('HOST:PORT', () => {
  it.each([
    ['mail.example.org:143', 'mail.example.org', 143],
    ['MAIL.example.org:1', 'mail.example.org', 1],
    ['localhost:65535', 'localhost', 65535],
    ['192.0.2.1:110', '192.0.2.1', 110],
    ['[::1]:143', '::1', 143],
    ['[2001:db8::1]:993', '2001:db8::1', 993],
    ['bücher.example:25', 'xn--bcher-kva.example', 25],
  ])('%s', (text, host, port) => expect(parseHostPort(text)).toEqual({ host, port }));

  it.each([
    ...[
      '',
      ':',
      'a',
      'a:',
      ':1',
      'a:0',
      'a:65536',
      'a:99999',
      'a:0143',
      'a:-1',
      'a:1.5',
      'a:0x50',
      'a: 1',
      'a:1 ',
      'a:1:2',
      'a:+1',
    ],
    ...[
      '::1:143',
      '[::1]',
      '[::1:143',
      '::1]:143',
      '[1.2.3.4]:1',
      '[fe80::1%eth0]:1',
      '[]:1',
      '[a]:1',
      '[[::1]]:1',
    ],
    ...[
      '2130706433:1',
      '0x7f000001:1',
      '0x7f.0.0.1:1',
      '0177.0.0.1:1',
      '127.1:1',
      '127.0.1:1',
      '1.2.3.4.5:1',
      '256.1.1.1:1',
    ],
    ...[
      '1.2.3.4.:1',
      'example.org.:1',
      '.example.org:1',
      'a..b:1',
      '-a:1',
      'a-:1',
      'a_b:1',
      'user@host:1',
      'user:pw@host:1',
    ],
    ...[
      'a/b:1',
      'a\\b:1',
      'a?b:1',
      'a#b:1',
      'a b:1',
      'a\0b:1',
      'a\r\nb:1',
      'a%00b:1',
      'a%2eb:1',
      'http://a:1',
      '*:1',
      '*.a:1',
    ],
    ...[
      `${'a'.repeat(64)}.org:1`,
      `${'a.'.repeat(130)}org:1`,
      '①②⑦.⓪.⓪.①:1',
      '１２７.0.0.1:1',
      '0:1',
      '0x:1',
      'a.0x1:1',
    ],
  ])('%j is refused with a sentence', (text) => {
    expect(() => parseHostPort(text)).toThrow(RangeError);
  });
});

describe('the list of targets', () => {
  const targets = new Targets([
    { host: 'mail.example.org', port: 993, unverified: false },
    { host: '::1', port: 1143, unverified: true },
  ]);

  it('guesses protocol and TLS from the port', () => {
    expect(targets.list).toEqual([
      expect.objectContaining({ id: 'mail.example.org:993', protocol: 'imap', tls: true, unverified: false }),
      expect.objectContaining({ id: '[::1]:1143', tls: false, unverified: true }),
    ]);
  });

  it('finds by the exact id only', () => {
    for (const near of [
      'MAIL.example.org:993',
      'mail.example.org.:993',
      'mail.example.org:0993',
      ' mail.example.org:993',
      '::1:1143',
      'constructor',
      '__proto__',
    ]) {
      expect(targets.find(near)).toBeUndefined();
    }
  });
});

describe('addresses', () => {
  it.each([
    ...[
      '127.0.0.1',
      '127.255.255.255',
      '0.0.0.0',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
    ],
    ...[
      '192.0.0.1',
      '192.0.2.1',
      '198.18.0.1',
      '198.51.100.1',
      '203.0.113.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '2001:db8::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
    ],
    ...[
      '::127.0.0.1',
      '::7f00:1',
      '64:ff9b:1::7f00:1',
      '::ffff:0:127.0.0.1',
      'fec0::1',
      '4000::1',
      '100:0:0:1::1',
    ],
    ...['127.1', '2130706433', '0x7f.1', '0.1.2.3', '192.88.99.1', 'fe80::1%lo'],
    ...[
      '64:ff9b::7f00:1',
      '64:ff9b::808:808',
      '2002:7f00:1::',
      '2002:808:808::1',
      '2001::1',
      '100::1',
      'not an address',
      '',
    ],
  ])('%s is special', (address) => expect(isSpecial(address)).toBe(true));

  it.each(['8.8.8.8', '1.1.1.1', '193.0.6.139', '2606:4700::1111', '2a00:1450::1'])(
    '%s is ordinary',
    (address) => {
      expect(isSpecial(address)).toBe(false);
    },
  );

  it('a name that flips between public and private never gives a private address', async () => {
    let asked = 0;
    const flips = async () => [asked++ % 2 ? '127.0.0.1' : '8.8.8.8'];
    const dialled = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      const addresses = await resolveOnce('rebind.test', false, flips).catch(() => []);
      for (const address of addresses) dialled.add(address);
    }
    expect([...dialled]).toEqual(['8.8.8.8']);
    expect(asked).toBe(1000);
  });

  it('mixed answers fail closed, except for a name that whoever started the relay gave', async () => {
    const mixed = async () => ['8.8.8.8', '::ffff:10.0.0.1'];
    await expect(resolveOnce('mixed.test', false, mixed)).rejects.toThrow(ForbiddenAddress);
    expect(await resolveOnce('mixed.test', true, mixed)).toHaveLength(2);
    await expect(resolveOnce('127.0.0.1', false)).rejects.toThrow(ForbiddenAddress);
  });
});
