import { InvalidArgumentError, Option } from 'commander';

/** An option that can be given as an environment variable too: `--pop3-port` is `PLUSOK_POP3_PORT`. */
export function option(flags: string, description: string): Option {
  const name = flags.slice(2).split(' ')[0]!;
  return new Option(flags, description).env(`PLUSOK_${name.replaceAll('-', '_').toUpperCase()}`);
}

/** An option that can be repeated, or hold a list with commas. */
export function list<T>(read: (text: string) => T): (text: string, before: T[]) => T[] {
  return (text, before) => [...before, ...text.split(',').map((item) => read(item.trim()))];
}

/** Reads a whole number from 1 on. */
export function positive(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 on.');
  return Number(text);
}
