import pino from 'pino';
import { expect, it } from 'vitest';
import { TroubleLog } from '../../relay/trouble-log.ts';

function logging(level: string) {
  const lines: Record<string, unknown>[] = [];
  const write = (text: string) => {
    const { level, address, code, more, msg } = JSON.parse(text);
    lines.push({ level: pino.levels.labels[level], address, code, more, msg });
  };
  const clock = { now: 0 };
  const trouble = new TroubleLog(pino({ level }, { write }), () => clock.now);
  return { lines, clock, trouble };
}

it('a flood of one kind is one line, and its number with the next', () => {
  const { lines, clock, trouble } = logging('warn');
  for (let i = 0; i < 1000; i++) trouble.warn('too-fast', { address: `192.0.2.${i}` }, 'session ended');
  trouble.warn('too-many', { address: '198.51.100.1' }, 'page refused');
  clock.now += 10_000;
  trouble.warn('too-fast', { address: '203.0.113.1' }, 'session ended');
  clock.now += 10_000;
  trouble.warn('too-fast', { address: '203.0.113.2' }, 'session ended');
  expect(lines).toEqual([
    { level: 'warn', address: '192.0.2.0', code: 'too-fast', more: undefined, msg: 'session ended' },
    { level: 'warn', address: '198.51.100.1', code: 'too-many', more: undefined, msg: 'page refused' },
    { level: 'warn', address: '203.0.113.1', code: 'too-fast', more: 999, msg: 'session ended' },
    { level: 'warn', address: '203.0.113.2', code: 'too-fast', more: undefined, msg: 'session ended' },
  ]);
});

it('at level info each is told', () => {
  const { lines, trouble } = logging('info');
  for (let i = 0; i < 3; i++) trouble.warn('internal', { address: `192.0.2.${i}` }, 'session ended');
  expect(lines.map(({ level, address }) => [level, address])).toEqual([
    ['warn', '192.0.2.0'],
    ['info', '192.0.2.1'],
    ['info', '192.0.2.2'],
  ]);
});
