/** Faults a lesson can switch on, to see a client meet them. All are off by default. */
export interface Misbehaviour {
  /** Replies leave in segments of these many octets, the list repeated; 1 to 65,535 each. A long reply's rest is whole. */
  readonly segments?: readonly number[];
  /** Milliseconds before each reply. */
  readonly delay?: number;
  /** Lines end in LF alone. */
  readonly bareLf?: boolean;
  /** A line of a multi-line reply that begins with a dot is sent with that dot alone (POP3). */
  readonly noDotStuffing?: boolean;
  /** Added to the count that announces a literal (IMAP); it may be negative. */
  readonly literalCountOffBy?: number;
  /** The maildrop cannot be opened, although the password is right (POP3; RFC 3206 §4). */
  readonly maildropFails?: 'temporarily' | 'permanently';
  /** The connection is cut after this many replies, the greeting included. */
  readonly cutAfterReplies?: number;
  /** A command is carried out, and the connection cut instead of its answer; `.` is the dot that ends a mail. */
  readonly cutAtCommand?: string;
}

interface Fault {
  /** How the value is written, for help and refusals. */
  readonly value: string;
  /** What it does, for help. */
  readonly what: string;
  /** Undefined for a value that is none. */
  read(value: string | undefined): Misbehaviour | undefined;
}

const without =
  (fault: Misbehaviour): Fault['read'] =>
  (value) =>
    value === undefined ? fault : undefined;

/** A whole number between two bounds; `usual` where none is given. */
function wholeNumber(
  value: string | undefined,
  usual: number,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined) return usual;
  const number = /^[+-]?[0-9]{1,6}$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

const MAX_SEGMENT = 65_535;
const MAX_DELAY = 60_000;

/** The faults by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  segments: {
    value: '[=OCTETS:OCTETS…]',
    what: 'replies arrive in small pieces, e.g. segments=1:5:3',
    read(value) {
      const segments = (value ?? '1:5:3').split(':').map((size) => wholeNumber(size, 0, 1, MAX_SEGMENT));
      return segments.includes(undefined) ? undefined : { segments: segments.filter((n) => n !== undefined) };
    },
  },
  delay: {
    value: '[=MILLISECONDS]',
    what: 'each reply is late, by half a second unless told',
    read(value) {
      const delay = wholeNumber(value, 500, 1, MAX_DELAY);
      return delay === undefined ? undefined : { delay };
    },
  },
  'bare-lf': { value: '', what: 'lines end in LF alone', read: without({ bareLf: true }) },
  'no-dot-stuffing': {
    value: '',
    what: 'POP3 forgets to double a dot that begins a line',
    read: without({ noDotStuffing: true }),
  },
  'literal-count': {
    value: '[=DIFFERENCE]',
    what: 'IMAP announces literals with a wrong count, one too many unless told',
    read(value) {
      const literalCountOffBy = wholeNumber(value, 1, -MAX_SEGMENT, MAX_SEGMENT);
      return literalCountOffBy ? { literalCountOffBy } : undefined;
    },
  },
  'maildrop-fails': {
    value: '[=temporarily|permanently]',
    what: 'POP3 cannot open the maildrop, although the password is right',
    read(value = 'temporarily') {
      return value === 'temporarily' || value === 'permanently' ? { maildropFails: value } : undefined;
    },
  },
  'lost-connection': {
    value: '[=REPLIES|=COMMAND]',
    what: 'the line goes dead after some replies (3 unless told), or instead of the answer to a command',
    read(value) {
      if (value !== undefined && /^(?:[A-Za-z]{1,20}|\.)$/.test(value)) {
        return { cutAtCommand: value.toUpperCase() };
      }
      const cutAfterReplies = wholeNumber(value, 3, 1, 1000);
      return cutAfterReplies === undefined ? undefined : { cutAfterReplies };
    },
  },
};

/** `delay=500`. */
export function readFault(text: string): Misbehaviour {
  const equals = text.indexOf('=');
  const name = (equals < 0 ? text : text.slice(0, equals)).toLowerCase();
  const fault = Object.hasOwn(FAULTS, name) ? FAULTS[name] : undefined;
  if (!fault)
    throw new RangeError(`no fault is called "${name}"; there are ${Object.keys(FAULTS).join(', ')}`);
  const read = fault.read(equals < 0 ? undefined : text.slice(equals + 1));
  if (!read) throw new RangeError(`"${text}" is not right: the fault is written ${name}${fault.value}`);
  return read;
}
