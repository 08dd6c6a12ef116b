import { BYGONE_CAPABILITIES, CAPABILITY_NAMES, REV2_PARTS } from './capability-names.ts';
import { type Misbehaviour, readFault } from './misbehaviour.ts';

/**
 * What a sandbox can be told to do without, and the faults it can be told to have, by the names that the command line,
 * a lesson's `sandbox:` and a page's request share.
 */

/** Switches as they are written: `{ without: [IDLE], misbehave: [delay=500] }`. */
export interface Switches {
  readonly without?: readonly string[] | undefined;
  readonly with?: readonly string[] | undefined;
  readonly misbehave?: readonly string[] | undefined;
  /** SMTP's grammar without the leniencies that everyone accepts. */
  readonly strict?: boolean | undefined;
}

/** Switches understood: capability names in upper case. */
export interface ReadSwitches {
  readonly capabilitiesOff: ReadonlySet<string>;
  readonly capabilitiesOn: ReadonlySet<string>;
  readonly misbehaviour: Misbehaviour | undefined;
  readonly lenient: boolean;
}

/** Throws a RangeError that lists the right names when one is wrong. */
export function readSwitches(switches: Switches): ReadSwitches {
  const { misbehave = [], strict = false } = switches;
  const capabilitiesOff = new Set((switches.without ?? []).map(readCapability));
  const missing = ['IMAP4REV2', ...REV2_PARTS].filter((name) => capabilitiesOff.has(name));
  if (capabilitiesOff.has('IMAP4REV1') && missing.length > 0) {
    throw new RangeError(`without IMAP4rev1 all of IMAP4rev2 must be there, also ${missing.join(', ')}`);
  }
  return {
    capabilitiesOff,
    capabilitiesOn: new Set((switches.with ?? []).map(readBygone)),
    misbehaviour: misbehave.length === 0 ? undefined : Object.assign({}, ...misbehave.map(readFault)),
    lenient: !strict,
  };
}

/** A capability's name in upper case. A mechanism may be written `PLAIN` or `AUTH=PLAIN`. */
export function readCapability(name: string): string {
  const key = name.toUpperCase();
  // LOGIN alone is IMAP's command, and AUTH=LOGIN the mechanism.
  const known = CAPABILITY_NAMES.some((each) => each.toUpperCase() === key);
  if (known) return key;
  if (CAPABILITY_NAMES.includes(`AUTH=${key}`)) return `AUTH=${key}`;
  throw new RangeError(`no capability is called "${name}"; there are ${CAPABILITY_NAMES.join(', ')}`);
}

export function readBygone(name: string): string {
  const key = name.toUpperCase();
  if ((BYGONE_CAPABILITIES as readonly string[]).includes(key)) return key;
  throw new RangeError(
    `"${name}" cannot be switched on; there are ${BYGONE_CAPABILITIES.join(', ')}, and all others are on already`,
  );
}
