import { expect, it } from 'vitest';
import { connect, sandbox, spoken } from '../support/transcript.ts';

it('a view of very much mail tells the first messages whole, all others in brief', () => {
  const box = sandbox({ seed: 'empty' });
  const engine = connect(box, 'imap');
  const say = (line: string) => spoken(engine.receive(Buffer.from(line, 'latin1')));
  const mail = `Subject: ${'s'.repeat(500)}\r\n\r\n${'x'.repeat(14_000)}\r\n`;
  say('a LOGIN nicolas mot_passe\r\n');
  say(`b APPEND INBOX {${mail.length}+}\r\n${mail}\r\nc SELECT INBOX\r\n`);
  const messages = () => box.view().accounts[0]!.mailboxes[0]!.messages;
  for (let doubled = 0; doubled < 7; doubled++) say('d COPY 1:* INBOX\r\n');
  expect(messages().length).toBe(128);
  expect(messages().every(({ source }) => source === mail)).toBe(true);

  for (let doubled = 0; doubled < 4; doubled++) say('d COPY 1:* INBOX\r\n');
  const told = messages();
  expect(told.length).toBe(2048);
  expect(told.slice(0, 128).every(({ source }) => source === mail)).toBe(true);
  expect(told.at(-1)).toMatchObject({ uid: 2048, size: mail.length, source: '', subject: 's'.repeat(80) });
  expect(JSON.stringify(box.view()).length).toBeLessThan(3 * 1024 * 1024);
});
