import { SMTP_COMMANDS } from '../../../wire/smtp/commands.ts';
import { bare, type Command } from '../command.ts';
import { reply } from '../reply.ts';

/** RSET, NOOP, QUIT and HELP (RFC 5321 §4.1.1.5 and §4.1.1.8 to §4.1.1.10), and STARTTLS (RFC 3207 §4). */

export const rset = bare('RSET', (session) => {
  session.transaction = undefined;
  return reply(250, '2.0.0', 'Nothing is under way any more');
});

export const noop: Command = { name: 'NOOP', run: () => reply(250, '2.0.0', 'Nothing done') };

export const quit = bare('QUIT', (session) => {
  session.ended = true;
  const { goodbye } = session.sandbox.face.smtp;
  return { ...reply(221, '2.0.0', goodbye), after: { type: 'close', abruptly: false } };
});

export const help: Command = {
  name: 'HELP',
  capability: 'HELP',
  run(session, args) {
    const rules = SMTP_COMMANDS.filter(({ name, capability }) => session.has(capability ?? name));
    const topic = args.trim().toUpperCase();
    if (topic === '') {
      const names = rules.map(({ name }) => name).join(' ');
      return reply(214, '2.0.0', 'The commands are', names, 'HELP and a name tells how it is written');
    }
    const rule = rules.find(({ name }) => name === topic);
    if (!rule) return reply(504, '5.5.4', 'There is no command of that name; HELP alone lists them');
    return reply(
      214,
      '2.0.0',
      `${rule.name} ${rule.syntax}`.trim(),
      `RFC ${rule.rfc.replace('§', 'section ')}`,
    );
  },
};

export const starttls = bare(
  'STARTTLS',
  (session) => {
    if (session.secured) return reply(503, '5.5.1', 'TLS is active already');
    if (!session.offersTls) return reply(454, '4.7.0', 'There is no TLS on this server');
    // What was said in clear is forgotten (§4.2): the client greets again.
    session.hello = undefined;
    session.extended = false;
    session.user = undefined;
    return { ...reply(220, '2.0.0', 'Begin TLS negotiation'), after: { type: 'starttls' } };
  },
  'STARTTLS',
);
