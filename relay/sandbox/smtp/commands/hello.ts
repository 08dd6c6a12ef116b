import type { Command } from '../command.ts';
import { isDomain } from '../path.ts';
import { type Reply, reply } from '../reply.ts';
import { MAX_MESSAGE, type SmtpSession } from '../session.ts';

/** EHLO and HELO (RFC 5321 §4.1.1.1). Both begin anew: a mail under way is forgotten. */

export const helo: Command = {
  name: 'HELO',
  run(session, args) {
    return greet(session, 'HELO', args, false) ?? reply(250, '', session.sandbox.face.smtp.hello);
  },
};

export const ehlo: Command = {
  name: 'EHLO',
  run(session, args) {
    const refusal = greet(session, 'EHLO', args, true);
    return refusal ?? reply(250, '', session.sandbox.face.smtp.hello, ...extensions(session));
  },
};

function greet(session: SmtpSession, verb: string, args: string, extended: boolean): Reply | undefined {
  const name = args.trim();
  const lenient = session.leniencies.anyHelloName && /^[\x21-\x7e]+$/.test(name);
  if (!isDomain(name) && !lenient) {
    return reply(501, '5.5.4', `${verb} needs the name of your machine, e.g. ${verb} example.org`);
  }
  session.hello = name;
  session.extended = extended;
  session.transaction = undefined;
  return undefined;
}

/** The keywords of EHLO: nothing is told that does not work. */
function extensions(session: SmtpSession): string[] {
  const { mechanisms } = session;
  const all = [
    'PIPELINING',
    `SIZE ${MAX_MESSAGE}`,
    '8BITMIME',
    'SMTPUTF8',
    'ENHANCEDSTATUSCODES',
    'DSN',
    'CHUNKING',
  ];
  if (session.offersTls) all.push('STARTTLS');
  if (mechanisms.length > 0 && session.user === undefined) all.push(`AUTH ${mechanisms.join(' ')}`);
  all.push('EXPN', 'HELP');
  return all.filter((line) => session.has(line.split(' ')[0]!));
}
