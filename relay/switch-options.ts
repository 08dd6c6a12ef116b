import { InvalidArgumentError, type Option } from 'commander';
import { list, option } from './option.ts';
import { BYGONE_CAPABILITIES, CAPABILITIES } from './wire/capability-names.ts';
import { FAULTS, readFault } from './wire/misbehaviour.ts';
import { readBygone, readCapability } from './wire/switches.ts';

/** The options that say what the shared sandbox lacks and does wrong, as commander reads them. */
export interface SwitchValues {
  without: string[];
  with: string[];
  misbehave: string[];
  strict: boolean;
}

export function switchOptions(): Option[] {
  const several = (flags: string, what: string, read: (text: string) => unknown) =>
    option(flags, what)
      .default([], 'none')
      .argParser(list(checked(read)));
  return [
    several('--without <capability>', 'a capability the sandbox is to lack, e.g. IDLE', readCapability),
    several('--with <capability>', 'a bygone capability the sandbox is to have, e.g. SCAN', readBygone),
    several('--misbehave <fault>', 'a fault the sandbox is to have, e.g. delay=500', readFault),
    option('--strict', 'SMTP without leniency for what RFC 5321 forbids and everyone takes').default(false),
  ];
}

/** The text as it is, once its reader has found nothing wrong; the reader's RangeError lists the right names. */
const checked =
  (read: (text: string) => unknown) =>
  (text: string): string => {
    try {
      read(text);
      return text;
    } catch (error) {
      throw new InvalidArgumentError(`${(error as Error).message}.`);
    }
  };

/** What `--without`, `--with` and `--misbehave` may be followed by. */
export function switchesHelp(): string {
  const faults = Object.entries(FAULTS).map(([name, { value, what }]) => [`${name}${value}`, what] as const);
  const width = Math.max(...faults.map(([name]) => name.length)) + 2;
  const names = Object.entries(CAPABILITIES).map(
    ([group, list]) => `  ${group.toUpperCase()}: ${list.join(' ')}`,
  );
  return [
    '',
    'Capabilities for --without:',
    ...names,
    `Capabilities for --with: ${BYGONE_CAPABILITIES.join(' ')}`,
    'Faults for --misbehave:',
    ...faults.map(([name, what]) => `  ${name.padEnd(width)}${what}`),
  ].join('\n');
}
