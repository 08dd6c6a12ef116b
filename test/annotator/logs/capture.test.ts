import { describe, expect, it } from 'vitest';
import { latin1 } from '../../../relay/wire/bytes.ts';
import { LogError, type ReadLog } from '../../../web/annotator/logs/log.ts';
import { readLog } from '../../../web/annotator/logs/read-log.ts';
import { frame, pcap, pcapng, type Segment } from '../../support/captures.ts';

const SYN = { fromClient: true, sequence: 99, text: '', syn: true };
const GREETING = { fromClient: false, sequence: 500, text: '+OK ready\r\n' };
const USER = { fromClient: true, sequence: 100, text: 'USER a\r\n' };
const OK = { fromClient: false, sequence: 511, text: '+OK\r\n' };
const QUIT = { fromClient: true, sequence: 108, text: 'QUIT\r\n' };

function said(log: ReadLog): string {
  return log.entries
    .map((entry) => (entry.kind === 'bytes' ? `${entry.from[0]}:${latin1(entry.bytes).trim()}` : ''))
    .join(' ');
}

describe.each([
  ['pcap', pcap],
  ['pcapng', pcapng],
] as const)('%s', (_name, file) => {
  const read = (...segments: Segment[]): ReadLog => readLog(file(segments.map(frame)));

  it('gives both directions in order, and the protocol by the port', () => {
    const log = read(SYN, GREETING, USER, OK, QUIT);
    expect(said(log)).toBe('s:+OK ready c:USER a s:+OK c:QUIT');
    expect(log).toMatchObject({ protocol: 'pop3', timed: true, others: 0 });
  });

  it('leaves repetitions out and puts early segments in their place', () => {
    expect(said(read(SYN, GREETING, QUIT, GREETING, USER, OK))).toBe('s:+OK ready c:USER a c:QUIT s:+OK');
  });

  it('skips what the capture missed', () => {
    expect(said(read(SYN, GREETING, QUIT))).toBe('s:+OK ready c:QUIT');
  });

  it('survives being cut anywhere', () => {
    const whole = file([SYN, GREETING, USER, OK].map(frame));
    for (let end = 0; end < whole.length; end++) {
      try {
        readLog(whole.subarray(0, end));
      } catch (error) {
        expect(error).toBeInstanceOf(LogError);
      }
    }
  });
});

it('a capture without TCP data says so', () => {
  expect(() => readLog(pcap([frame(SYN)]))).toThrow('the capture holds no TCP connection with data');
});
