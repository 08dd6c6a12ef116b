import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Tokens } from '../../relay/tokens.ts';

describe('tokens', () => {
  let now = 0;
  const tokens = new Tokens(() => now);

  it('open what they were made for, as long as the page is there and a minute more', () => {
    const page = tokens.admit();
    const token = tokens.make(page, 'sandbox:abc');
    for (let replay = 0; replay < 100; replay++) expect(tokens.allows(token, 'sandbox:abc')).toBe(true);
    tokens.leave(page);
    now += 59_000;
    expect(tokens.allows(token, 'sandbox:abc')).toBe(true);
    now += 1000;
    expect(tokens.allows(token, 'sandbox:abc')).toBe(false);
  });

  it('of a page that left are not good again, whatever pages come', () => {
    const page = tokens.admit();
    const token = tokens.make(page, 'sandbox:a');
    tokens.leave(page);
    now += 60_000;
    for (let i = 0; i < 1000; i++) {
      tokens.admit();
      expect(tokens.allows(token, 'sandbox:a')).toBe(false);
    }
    tokens.leave(page);
    expect(tokens.allows(token, 'sandbox:a')).toBe(false);
  });

  it('expire even for a page that stays', () => {
    const token = tokens.make(tokens.admit(), 'sandbox:a');
    now += 12 * 3_600_000;
    expect(tokens.allows(token, 'sandbox:a')).toBe(false);
  });

  it('are of no use to another process', () => {
    const token = tokens.make(tokens.admit(), 'sandbox:a');
    expect(tokens.allows(token, 'sandbox:a')).toBe(true);
    expect(new Tokens(() => now).allows(token, 'sandbox:a')).toBe(false);
  });

  it("open no other target, and not with another's page", () => {
    const [mine, other] = [tokens.admit(), tokens.admit()];
    const token = tokens.make(mine, 'sandbox:a');
    for (const target of ['sandbox:b', 'sandbox:A', 'sandbox:a ', '', 'any', `${mine}\nsandbox:a`]) {
      expect([target, tokens.allows(token, target)]).toEqual([target, false]);
    }
    expect(tokens.allows(token.replace(mine, other), 'sandbox:a')).toBe(false);
  });

  it('are good as they are and changed in no octet, none too few and none too many', () => {
    const token = tokens.make(tokens.admit(), 'sandbox:a');
    for (let at = 0; at < token.length; at++) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64]) {
        const changed =
          token.slice(0, at) + String.fromCharCode(token.charCodeAt(at) ^ bit) + token.slice(at + 1);
        expect([changed, tokens.allows(changed, 'sandbox:a')]).toEqual([changed, false]);
      }
      expect(tokens.allows(token.slice(0, at), 'sandbox:a')).toBe(false);
    }
    for (const more of ['=', '.', ' ', '\n', 'A', token]) {
      expect([more, tokens.allows(token + more, 'sandbox:a')]).toEqual([more, false]);
    }
    for (const none of ['', '.', '..', 'sandbox:a', 'undefined', '__proto__.x'])
      expect(tokens.allows(none, 'sandbox:a')).toBe(false);
  });

  it('are not guessed in 100,000 tries, of a page that is there', () => {
    const page = tokens.admit();
    let opened = 0;
    for (let i = 0; i < 100_000; i++) {
      if (tokens.allows(`${page}.${randomBytes(32).toString('base64url')}`, 'sandbox:a')) opened++;
    }
    expect(opened).toBe(0);
    expect(tokens.allows(tokens.make(page, 'sandbox:a'), 'sandbox:a')).toBe(true);
  });
});
