import type { Protocol, Side } from '../../../relay/wire/protocol.ts';
import { LogBuilder, type ReadLog } from './log.ts';

/**
 * Logs of mail programs that mark each line of the conversation with its direction. Every format is a rule: which
 * lines are the client's, which the server's; all other lines are the program's own talk.
 */
interface Format {
  readonly client: RegExp;
  readonly server: RegExp;
}

/** Thunderbird's MOZ_LOG for IMAP, POP3 and SMTP: the C++ modules and the JavaScript ones that replaced two of them. */
const THUNDERBIRD: Format = {
  client: /(?::SendData: | (?:SEND|C): |SMTP Send: )(.*)$/,
  server: /(?::CreateNewLineFromSocket: | (?:RECV|S): |SMTP Response: )(.*)$/,
};
const THUNDERBIRD_LINE = /(?:[DIVE]\/|mailnews\.)(IMAP|POP3|SMTP)\b/i;

/** mutt and NeoMutt with `-d 2` and above. */
const MUTT: Format = { client: /^\[[^\]]*\] ?\d> ?(.*)$/, server: /^\[[^\]]*\] ?\d< ?(.*)$/ };

export function looksLikeThunderbird(lines: readonly string[]): boolean {
  return lines.some((line) => THUNDERBIRD_LINE.test(line) && sideOf(line, THUNDERBIRD) !== undefined);
}

export function looksLikeMutt(lines: readonly string[]): boolean {
  return lines.some((line) => MUTT.client.test(line) || MUTT.server.test(line));
}

export function readThunderbird(lines: readonly string[]): ReadLog {
  const module = THUNDERBIRD_LINE.exec(lines.find((line) => THUNDERBIRD_LINE.test(line)) ?? '')?.[1];
  const own = lines.filter(
    (line) => THUNDERBIRD_LINE.exec(line)?.[1]?.toUpperCase() === module?.toUpperCase(),
  );
  return read(own, THUNDERBIRD, module?.toLowerCase() as Protocol | undefined);
}

export const readMutt = (lines: readonly string[]): ReadLog => read(lines, MUTT);

function read(lines: readonly string[], format: Format, protocol?: Protocol): ReadLog {
  const log = new LogBuilder();
  for (const line of lines) {
    const said = sideOf(line, format);
    if (said) log.line(said.from, said.text);
  }
  return log.done(protocol);
}

function sideOf(line: string, format: Format): { from: Side; text: string } | undefined {
  const client = format.client.exec(line);
  if (client) return { from: 'client', text: client[1]! };
  const server = format.server.exec(line);
  return server ? { from: 'server', text: server[1]! } : undefined;
}
