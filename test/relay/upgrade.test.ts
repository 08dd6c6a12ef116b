import { describe, expect, it } from 'vitest';
import { agreement } from '../../relay/upgrade.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { CASES } from './starttls-cases.ts';

const PROTOCOLS = Object.keys(CASES) as Protocol[];

describe('the answer to STLS and STARTTLS', () => {
  it.each(PROTOCOLS)('%s: the OK alone agrees', (protocol) => {
    const { ok, otherOks } = CASES[protocol];
    for (const each of [ok, ...otherOks]) expect(agreement(protocol, each)).toBe('agreed');
  });

  it('an IMAP server may say untagged things before, and SMTP may use several lines', () => {
    expect(agreement('imap', `* 3 EXISTS\r\n* OK still here\r\n${CASES.imap.ok}`)).toBe('agreed');
    expect(agreement('smtp', `220-Go ahead\r\n${CASES.smtp.ok}`)).toBe('agreed');
  });

  it.each(PROTOCOLS)('%s: a refusal, nothing, and half an OK do not', (protocol) => {
    const no = { pop3: '-ERR no\r\n', smtp: '454 4.7.0 TLS not available\r\n', imap: 'a BAD what\r\n' }[
      protocol
    ];
    expect(agreement(protocol, no)).toBe('refused');
    expect(agreement(protocol, '')).toBe('refused');
    for (let cut = 1; cut < CASES[protocol].ok.length; cut++) {
      expect(agreement(protocol, CASES[protocol].ok.slice(0, cut))).toBe('refused');
    }
  });

  it.each(PROTOCOLS)('%s: whatever follows the OK is an injection', (protocol) => {
    for (const forged of CASES[protocol].replies)
      expect(agreement(protocol, CASES[protocol].ok + forged)).toBe('injection');
  });

  it('more than any answer is an injection', () => {
    expect(agreement('imap', `* OK ${'x'.repeat(10_000)}\r\n${CASES.imap.ok}`)).toBe('injection');
  });
});
