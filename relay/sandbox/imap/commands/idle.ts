import { plain } from '../command.ts';
import { bad, ok } from '../completion.ts';

/** IDLE (RFC 2177): until DONE, the engine tells news as it comes. */
export const idle = plain('IDLE', (session) => {
  session.reply.text('+ idling\r\n');
  return {
    status: 'pending',
    idle: true,
    receive: (line) =>
      line.trimEnd().toUpperCase() === 'DONE'
        ? ok('IDLE terminated')
        : bad('while idling the only thing to say is DONE; IDLE is over now'),
  };
});
