import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SaslAnswer, SaslDialogue } from '../../../relay/sandbox/sasl/dialogue.ts';
import { saslExchange } from '../../../relay/sandbox/sasl/mechanisms.ts';
import { sandbox } from '../../support/transcript.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const plainText = (answer: SaslAnswer) =>
  answer.type === 'challenge' ? Buffer.from(answer.base64, 'base64').toString() : '';

const begin = (mechanism: string) => {
  const box = sandbox({ accounts: [{ name: 'zoé', password: 'clé,=' }] });
  return new SaslDialogue(saslExchange(mechanism, box)!);
};

describe('PLAIN (RFC 4616)', () => {
  it.each([
    ['\0nicolas\0mot_passe', { type: 'success', user: 'nicolas' }],
    ['nicolas\0nicolas\0mot_passe', { type: 'success', user: 'nicolas' }],
    ['\0zoé\0clé,=', { type: 'success', user: 'zoé' }],
    ['\0nicolas@plusok.test\0mot_passe', { type: 'success', user: 'nicolas' }],
    ['\0zoe\u0301\0cle\u0301,=', { type: 'success', user: 'zoé' }],
    ['zoé\0nicolas\0mot_passe', { type: 'failure', reason: 'not authorized' }],
    ['\0nicolas\0wrong', { type: 'failure', reason: 'wrong credentials' }],
    ['nicolas\0mot_passe', { type: 'failure', reason: 'malformed' }],
    ['\0nicolas\0mot\0passe', { type: 'failure', reason: 'malformed' }],
  ])('%j', (message, answer) => {
    expect(begin('PLAIN').start(base64(message))).toEqual(answer);
    const dialogue = begin('plain');
    expect(dialogue.start(undefined)).toEqual({ type: 'challenge', base64: '' });
    expect(dialogue.receive(base64(message))).toEqual(answer);
  });
});

describe('CRAM-MD5 (RFC 2195)', () => {
  const answerTo = (challenge: string, password: string) =>
    base64(`nicolas ${createHmac('md5', password).update(challenge).digest('hex')}`);

  it('signs in with the keyed digest, and with no other', () => {
    for (const [password, type] of [
      ['mot_passe', 'success'],
      ['mot_passe\n', 'failure'],
    ] as const) {
      const dialogue = begin('CRAM-MD5');
      const challenge = plainText(dialogue.start(undefined));
      expect(challenge).toMatch(/^<[0-9a-f]{8}\.\d+@plusok\.test>$/);
      expect(dialogue.receive(answerTo(challenge, password)).type).toBe(type);
    }
  });
});

describe('SCRAM-SHA-256 (RFC 7677)', () => {
  const sha256 = (octets: Buffer) => createHash('sha256').update(octets).digest();
  const mac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();

  /** A client of our own, by RFC 5802 §3. */
  function signIn(name: string, password: string, header = 'n,,') {
    const dialogue = begin('SCRAM-SHA-256');
    const bare = `n=${name.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=rOprNGfwEbeRWgbNEkqO`;
    const serverFirst = plainText(dialogue.start(base64(header + bare)));
    const [, nonce, salt, count] = /^r=(.*),s=(.*),i=(\d+)$/.exec(serverFirst)!;
    const salted = pbkdf2Sync(password, Buffer.from(salt!, 'base64'), Number(count), 32, 'sha256');
    const clientKey = mac(salted, 'Client Key');
    const withoutProof = `c=${base64(header)},r=${nonce}`;
    const authMessage = `${bare},${serverFirst},${withoutProof}`;
    const signature = mac(sha256(clientKey), authMessage);
    const proof = Buffer.from(clientKey.map((octet, i) => octet ^ signature[i]!)).toString('base64');
    const answer = dialogue.receive(base64(`${withoutProof},p=${proof}`));
    const expected = `v=${mac(mac(salted, 'Server Key'), authMessage).toString('base64')}`;
    return { dialogue, answer, expected, nonce };
  }

  it('proves both sides to each other', () => {
    const { dialogue, answer, expected, nonce } = signIn('nicolas', 'mot_passe');
    expect(nonce).toMatch(/^rOprNGfwEbeRWgbNEkqO.{24}$/);
    expect(plainText(answer)).toBe(expected);
    expect(dialogue.receive('')).toEqual({ type: 'success', user: 'nicolas' });
  });

  it('takes names and passwords beyond ASCII', () => {
    expect(signIn('zoé', 'clé,=').answer.type).toBe('challenge');
  });

  it('refuses a wrong password, an unknown name, somebody else', () => {
    expect(signIn('nicolas', 'wrong').answer).toEqual({ type: 'failure', reason: 'wrong credentials' });
    expect(signIn('nobody', 'x').answer).toEqual({ type: 'failure', reason: 'wrong credentials' });
    expect(signIn('nicolas', 'mot_passe', 'n,a=zoé,').answer).toEqual({
      type: 'failure',
      reason: 'not authorized',
    });
  });

  it.each(['', 'n,,', 'p=tls-unique,,n=nicolas,r=abc', 'n,,n=,r=abc', 'n,,n=a=b,r=abc'])(
    'malformed: %j',
    (first) => {
      expect(begin('SCRAM-SHA-256').start(base64(first) || '=')).toEqual({
        type: 'failure',
        reason: 'malformed',
      });
    },
  );
});

describe('the dialogue around every mechanism', () => {
  it('is cancelled by *, and knows base64 when it sees it', () => {
    expect(begin('LOGIN').receive('*')).toEqual({ type: 'failure', reason: 'cancelled' });
    expect(begin('LOGIN').receive('a')).toEqual({ type: 'failure', reason: 'not base64' });
    expect(begin('PLAIN').start('A'.repeat(20_000))).toEqual({ type: 'failure', reason: 'too long' });
    expect(saslExchange('GSSAPI', sandbox())).toBeUndefined();
  });
});
