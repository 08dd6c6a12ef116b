import { LogBuilder, type ReadLog } from './log.ts';

/** What `curl -v` writes of its own: remarks, TLS and progress. */
const TALK = /^(\* |[{}] \[| {2}% |\s+Dload|\s*\d+ .*--:--)/;

export function looksLikeCurl(lines: readonly string[]): boolean {
  return (
    lines.some((line) => line.startsWith('* ') && CONNECTED.test(line)) &&
    lines.some((line) => line.startsWith('< '))
  );
}

const CONNECTED = /Connected to|Trying|Connection #|Host /;
const SECURED = /^\* (SSL connection using|TLS connection using)/;

/**
 * `curl -v`: `> ` sent, `< ` received, `* ` remarks. What was downloaded stands between them unmarked, without the
 * lone dot that ended it in POP3, which curl takes away; and what was uploaded after SMTP's 354 is not shown at all.
 * The dots are put back where the download and the upload end.
 */
export function readCurl(lines: readonly string[]): ReadLog {
  const log = new LogBuilder();
  let pop3 = false;
  let downloading = false;
  let uploading = false;
  const endDownload = (): void => {
    if (downloading && pop3) log.line('server', '.');
    downloading = false;
  };
  for (const line of lines) {
    if (line.startsWith('> ') || line.startsWith('< ')) {
      endDownload();
      if (uploading) log.line('client', '.');
      uploading = line.startsWith('< 354');
      log.line(line[0] === '>' ? 'client' : 'server', line.slice(2));
      pop3 ||= line.startsWith('< +OK');
    } else if (SECURED.test(line)) log.secured();
    else if (TALK.test(line) || line === '*') endDownload();
    else {
      downloading = true;
      log.line('server', pop3 && line.startsWith('.') ? `.${line}` : line);
    }
  }
  endDownload();
  return log.done();
}
