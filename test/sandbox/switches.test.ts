import { describe, expect, it } from 'vitest';
import { CAPABILITIES, CAPABILITY_NAMES, REV2_PARTS } from '../../relay/wire/capability-names.ts';
import { readFault } from '../../relay/wire/misbehaviour.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { readSwitches, type Switches } from '../../relay/wire/switches.ts';
import { connect, converse, sandbox, spoken } from '../support/transcript.ts';

const opened = (switches: Switches, protocol: Protocol) =>
  connect(sandbox({ tls: true, ...readSwitches(switches) }), protocol);

/** The words by which a server says what it can do, before and after signing in, a value behind `=` left out. */
function advertised(protocol: Protocol, switches: Switches): Set<string> {
  const engine = opened(switches, protocol);
  const say = (line: string) => spoken(engine.receive(Buffer.from(`${line}\r\n`))).join('\n');
  const greeting = spoken(engine.start()).join('\n');
  if (protocol === 'smtp') {
    const keywords = say('EHLO client.test')
      .split('\n')
      .map((line) => line.slice(4).replace(/^(SIZE|AUTH) .*/, '$1'));
    return new Set(keywords.slice(1));
  }
  if (protocol === 'pop3') {
    const lines = say('CAPA').split('\n').slice(1, -1);
    return new Set([
      ...lines.map((line) => line.split(' ')[0]!),
      ...(/<.*@.*>/.test(greeting) ? ['APOP'] : []),
    ]);
  }
  const before = say('a CAPABILITY');
  const after = say('b AUTHENTICATE PLAIN AG5pY29sYXMAbW90X3Bhc3Nl') && say('c CAPABILITY');
  const words = [before, after].flatMap((reply) => reply.split('\n')[0]!.split(' ').slice(2));
  return new Set(words.map((word) => word.replace(/^APPENDLIMIT=.*/, 'APPENDLIMIT')));
}

/** What is told is only seen when its place is free: LITERAL- when there is no LITERAL+. */
const BESIDE: Readonly<Record<string, string>> = { 'LITERAL-': 'LITERAL+', 'METADATA-SERVER': 'METADATA' };
/** Commands whose absence is not seen in a list. */
const UNLISTED = ['CAPA', 'VRFY', 'LOGIN', 'AUTH=PLAIN'];

describe('switches', () => {
  const cases = (['pop3', 'imap', 'smtp'] as const).flatMap((protocol) =>
    CAPABILITIES[protocol]
      .filter((name) => !UNLISTED.includes(name))
      .map((name) => [protocol, name] as const),
  );

  it.each(cases)('%s: %s is told, and when switched off is not', (protocol, name) => {
    const others = BESIDE[name] === undefined ? [] : [BESIDE[name]];
    expect(advertised(protocol, { without: others })).toContain(name);
    expect(advertised(protocol, { without: [...others, name] })).not.toContain(name);
  });

  it('every capability told has a switch', () => {
    const named = (protocol: Protocol) =>
      [...CAPABILITIES[protocol], ...CAPABILITIES.sasl, 'RIGHTS=texk'] as string[];
    for (const protocol of ['pop3', 'imap', 'smtp'] as const) {
      expect([...advertised(protocol, {})].filter((name) => !named(protocol).includes(name))).toEqual([]);
    }
  });

  it('what builds on a capability goes with it', () => {
    expect(advertised('imap', { without: ['ENABLE'] })).not.toContain('QRESYNC');
    expect(advertised('imap', { without: ['SORT'] })).not.toContain('ESORT');
    for (const part of REV2_PARTS.filter((name) => name !== 'LITERAL-')) {
      expect(advertised('imap', { without: [part] })).not.toContain('IMAP4rev2');
    }
  });

  it('without METADATA the server still has annotations of its own (RFC 5464 §1)', () => {
    const engine = opened({ without: ['metadata'] }, 'imap');
    engine.start();
    converse(
      engine,
      `C: a LOGIN nicolas mot_passe
       S: a OK …
       C: b SETMETADATA "" (/private/comment "mine")
       S: b OK SETMETADATA completed
       C: c GETMETADATA INBOX /private/comment
       S: c NO [CANNOT] only the server itself has annotations here, under ""`,
    );
  });

  it('without IMAP4rev1 the server speaks IMAP4rev2 unasked (RFC 9051 §6.3.1)', () => {
    const engine = opened({ without: ['IMAP4rev1'] }, 'imap');
    engine.start();
    converse(
      engine,
      `C: a LOGIN nicolas mot_passe
       C: b SEARCH ALL
       C: c SELECT INBOX
       C: d SEARCH ALL
       S: a OK …
       S: b BAD …
       S: * 0 EXISTS
       S: …
       S: * LIST () "/" INBOX
       S: c OK [READ-WRITE] SELECT completed
       S: * ESEARCH (TAG "d")
       S: d OK SEARCH completed`,
    );
  });

  it('bygone capabilities come when asked for', () => {
    expect(advertised('imap', {})).not.toContain('SCAN');
    expect(advertised('imap', { with: ['scan', 'LOGIN-REFERRALS'] })).toContain('SCAN');
  });

  it('names are read in any case, and a wrong one is answered with the right ones', () => {
    expect([...readSwitches({ without: ['idle', 'cram-md5', 'auth=plain'] }).capabilitiesOff]).toEqual([
      'IDLE',
      'AUTH=CRAM-MD5',
      'AUTH=PLAIN',
    ]);
    expect(() => readSwitches({ without: ['FOO'] })).toThrow(
      `no capability is called "FOO"; there are ${CAPABILITY_NAMES.join(', ')}`,
    );
    expect(() => readSwitches({ with: ['IDLE'] })).toThrow(
      '"IDLE" cannot be switched on; there are LOGIN-REFERRALS',
    );
    expect(() => readSwitches({ without: ['IMAP4rev1', 'MOVE'] })).toThrow('also MOVE');
    expect(() => readSwitches({ misbehave: ['late'] })).toThrow(
      'no fault is called "late"; there are segments, delay',
    );
  });
});

describe('faults', () => {
  it.each([
    ['segments', { segments: [1, 5, 3] }],
    ['segments=7', { segments: [7] }],
    ['delay=20', { delay: 20 }],
    ['bare-lf', { bareLf: true }],
    ['literal-count=-2', { literalCountOffBy: -2 }],
    ['maildrop-fails', { maildropFails: 'temporarily' }],
    ['lost-connection', { cutAfterReplies: 3 }],
    ['Lost-Connection=quit', { cutAtCommand: 'QUIT' }],
    ['lost-connection=.', { cutAtCommand: '.' }],
  ])('%s', (text, fault) => expect(readFault(text)).toEqual(fault));

  it.each([
    'segments=0',
    'segments=',
    'delay=-1',
    'delay=99999999',
    'bare-lf=1',
    'literal-count=0',
    'lost-connection=R2',
  ])('%s is refused, with how it is written', (text) =>
    expect(() => readFault(text)).toThrow(`the fault is written ${text.split('=')[0]}`),
  );

  it('the connection is lost when a command was carried out, before its answer', () => {
    const box = sandbox({ seed: 'article-pop3', ...readSwitches({ misbehave: ['lost-connection=QUIT'] }) });
    const engine = connect(box, 'pop3');
    engine.start();
    converse(engine, 'C: USER nicolas\nC: PASS mot_passe\nC: DELE 1\nS: +OK …\nS: +OK …\nS: +OK …');
    expect(spoken(engine.receive(Buffer.from('NOOP\r\nQU')))).toEqual(['+OK Nothing done']);
    expect(spoken(engine.receive(Buffer.from('IT\r\nNOOP\r\n')))).toEqual(['[cut]']);
    expect(box.store.expectMailbox('nicolas', 'INBOX').messages).toHaveLength(2);
  });

  it('in IMAP the command stands behind the tag, and behind UID', () => {
    const engine = opened({ misbehave: ['lost-connection=STORE'] }, 'imap');
    engine.start();
    converse(engine, 'C: STORE LOGIN nicolas mot_passe\nS: STORE OK …\nC: b UID STORE 1 FLAGS ()\nS: [cut]');
  });

  it('a mail may be taken in and its sender not be told: it will send it again', () => {
    const box = sandbox({ ...readSwitches({ misbehave: ['lost-connection=.'] }) });
    const engine = connect(box, 'smtp');
    engine.start();
    converse(
      engine,
      `C: EHLO client.test
       C: MAIL FROM:<a@plusok.test>
       C: RCPT TO:<nicolas@plusok.test>
       C: DATA
       S: …
       S: 354 …
       C: Subject: twice
       C: 
       C: .
       S: [cut]`,
    );
    expect(box.store.expectMailbox('nicolas', 'INBOX').messages).toHaveLength(1);
  });
});
