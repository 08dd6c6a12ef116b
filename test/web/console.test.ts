import { describe, expect, it } from 'vitest';
import { latin1 } from '../../relay/wire/bytes.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import type { SessionFacts } from '../../web/annotator/span.ts';
import { Console } from '../../web/console/console.ts';
import type { Keeper } from '../../web/console/history.ts';

const FACTS: SessionFacts = {
  state: 'AUTHORIZATION',
  sub: 'none',
  owed: 0,
  commands: [
    { name: 'USER', syntax: 'name', offered: true },
    { name: 'QUIT', syntax: '', offered: true },
    { name: 'UTF8', syntax: '', offered: true },
    { name: 'STLS', syntax: '', offered: false },
  ],
  capabilities: undefined,
  secured: false,
  secretNext: false,
};

function storage(): Keeper & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

function typist(protocol: Protocol, facts: Partial<SessionFacts> = {}, keeper = storage()) {
  const sent: string[] = [];
  const remarks: string[] = [];
  let left = false;
  const state = { facts: { ...FACTS, ...facts }, open: true, reconnected: false };
  const console = new Console(
    protocol,
    {
      send: (bytes) => {
        if (state.open) sent.push(latin1(bytes));
        return state.open;
      },
      facts: () => state.facts,
      reconnect: () => {
        state.reconnected = true;
      },
      leave: () => {
        left = true;
      },
      remark: (text) => remarks.push(text),
      changed: () => {},
    },
    keeper,
  );
  console.texts = { badEscape: 'bad escape', closed: 'closed' };
  return { console, sent, remarks, state, keeper, left: () => left };
}

describe('the console', () => {
  it('sends a line with CR LF, in UTF-8', () => {
    const { console, sent } = typist('pop3');
    for (const key of [...'USER é', '\r']) console.input(key);
    expect(sent).toEqual(['USER \xc3\xa9\r\n']);
    expect(console.text).toBe('');
  });

  it('sends pasted lines in order and keeps the last one, which has no end', () => {
    const { console, sent } = typist('pop3');
    console.input('USER nicolas\r\nPASS x\nSTAT');
    expect(sent).toEqual(['USER nicolas\r\n', 'PASS x\r\n']);
    expect(console.text).toBe('STAT');
  });

  it('drops control characters of a paste: what is pasted cannot hide a command', () => {
    const { console, sent } = typist('pop3');
    console.input('ST\x00A\x1b[31mT\r');
    expect(sent).toEqual(['STA[31mT\r\n']);
  });

  it('masks a password while it is typed, unless told otherwise', () => {
    const { console } = typist('pop3');
    console.input('PASS secret');
    expect(console.shown().text).toBe('PASS ••••••');
    console.settings = { raw: false, secrets: true };
    expect(console.shown().text).toBe('PASS secret');
    const imap = typist('imap').console;
    imap.input('a1 LOGIN nicolas mot_passe');
    expect(imap.shown().text).toBe('a1 LOGIN nicolas •••••••••');
    const sasl = typist('smtp', { secretNext: true }).console;
    sasl.input('AGFs');
    expect(sasl.shown().text).toBe('••••');
  });

  it('remembers lines between visits, passwords left out', () => {
    const { console, keeper } = typist('pop3');
    for (const line of ['USER nicolas', 'PASS secret', 'APOP nicolas 0123', 'STAT']) console.submit(line);
    const again = typist('pop3', {}, keeper).console;
    const seen: string[] = [];
    for (let i = 0; i < 3; i++) {
      again.input('\x1b[A');
      seen.push(again.text);
    }
    expect(seen).toEqual(['STAT', 'USER nicolas', 'USER nicolas']);
    expect([...keeper.kept.values()].join()).not.toMatch(/secret|0123/);
    again.input('\x1b[B');
    again.input('\x1b[B');
    expect(again.text).toBe('');
  });

  it('leaves base64 of an exchange out of the history', () => {
    const { console, keeper } = typist('smtp', { secretNext: true });
    console.submit('AG5pY29sYXMAbW90X3Bhc3Nl');
    expect([...keeper.kept.values()].join()).toBe('');
  });

  it('completes what this state allows and the server offers', () => {
    const { console, remarks } = typist('pop3');
    console.input('q');
    console.input('\t');
    expect(console.text).toBe('QUIT');
    const several = typist('pop3');
    several.console.input('u');
    several.console.input('\t');
    expect(several.console.text).toBe('U');
    expect(several.remarks).toEqual(['USER  UTF8']);
    expect(remarks).toEqual([]);
    const none = typist('pop3').console;
    none.input('st');
    none.input('\t');
    expect(none.text).toBe('st');
  });

  it('puts the tag before an IMAP command, and counts on', () => {
    const { console } = typist('imap', { commands: [{ name: 'NOOP', syntax: '', offered: true }] });
    console.input('\t');
    expect(console.text).toBe('a1 NOOP');
    console.input('\r');
    expect(console.nextTag()).toBe('a2');
  });

  it('counts the octets of a literal still owed, in UTF-8', () => {
    const { console } = typist('imap', { owed: 5 });
    console.input('é');
    expect(console.owed()).toBe(3);
  });

  it('sends any octet in raw mode, and no line break of its own', () => {
    const { console, sent, remarks } = typist('smtp');
    console.settings = { raw: true, secrets: false };
    console.submit('QUIT\\r\\n\\x00\\\\');
    expect(sent).toEqual(['QUIT\r\n\x00\\']);
    console.submit('\\q');
    expect(sent).toHaveLength(1);
    expect(remarks).toEqual(['bad escape']);
    expect(console.text).toBe('\\q');
  });

  it('reconnects by Enter on an empty line, and keeps a line it could not send', () => {
    const { console, state, remarks } = typist('pop3');
    state.open = false;
    console.submit('STAT');
    expect(remarks).toEqual(['closed']);
    expect(console.text).toBe('STAT');
    console.input('\x03');
    console.input('\r');
    expect(state.reconnected).toBe(true);
  });

  it('is left by Control and ]', () => {
    const { console, left } = typist('pop3');
    console.input('\x1d');
    expect(left()).toBe(true);
  });
});
