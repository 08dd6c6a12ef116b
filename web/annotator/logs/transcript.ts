import { LogBuilder, type ReadLog } from './log.ts';

/** `C: ` and `S: ` lines as the RFCs print them, with or without an indent. */
const LINE = /^\s{0,12}([CS]):(?: (.*))?$/;
/** `C: <TLS negotiation>`, `<client and server negotiate a TLS session>`: a remark where the handshake happens. */
const TLS_REMARK = /^<[^@]*\b(TLS|SSL)\b.*>$/i;

export function looksLikeTranscript(lines: readonly string[]): boolean {
  const said = lines.filter((line) => LINE.test(line)).length;
  return said > 0 && said >= lines.filter((line) => line.trim() !== '').length / 3;
}

/** A conversation as RFCs print it: each line begins with who says it; other lines are remarks and are left out. */
export function readTranscript(lines: readonly string[]): ReadLog {
  const log = new LogBuilder();
  for (const line of lines) {
    const match = LINE.exec(line);
    if (!match) continue;
    const text = match[2] ?? '';
    if (TLS_REMARK.test(text)) {
      const last = log.entries.at(-1);
      if (last?.kind !== 'event') log.secured();
    } else log.line(match[1] === 'C' ? 'client' : 'server', text);
  }
  return log.done();
}
