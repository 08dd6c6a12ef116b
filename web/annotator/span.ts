import type { Side } from '../../relay/wire/protocol.ts';

/** How sure an explanation is. `unknown` is said rather than guessed. */
export type SpanClass =
  /** Explained as this very token: its own explanation, not that of its class. */
  | 'specific'
  /** Explained by its class only: "an atom", "free text". */
  | 'generic'
  /** Message content, explained as such. */
  | 'body'
  /** Not understood. */
  | 'unknown';

/** Values filled into an explanation: `{octets, plural, …}` and the like. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * A run of octets of one direction and what it means. Leaves (spans without parts) of a direction follow each other
 * without gap or overlap; a span's parts together are exactly the span.
 */
export interface Span {
  /** Octet offsets in that direction's stream; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Which explanation: "pop3.cmd.RETR", "imap.code.UIDNEXT". A key of every language's table. */
  readonly id: string;
  readonly class: SpanClass;
  readonly values?: Values | undefined;
  /** "1939 §5": the RFC section that fits the version in use; "4467" alone where its text could not be checked. */
  readonly rfc?: string | undefined;
  /** True for a password, a digest, a SASL response: masked wherever it is shown. */
  readonly secret?: boolean | undefined;
  readonly parts?: readonly Span[] | undefined;
}

/** Something worth saying about a unit beside what its octets mean. */
export interface Note {
  readonly kind: /** Why it was refused or is wrong. */
    | 'cause'
    /** The shortest legal way on; `suggestion` is what to type. */
    | 'hint'
    /** Legal but unwise. */
    | 'warning'
    /** What it changed: a mark, \Seen, renumbering. */
    | 'effect'
    /** A rule the peer bent and we accepted. */
    | 'leniency';
  readonly id: string;
  readonly values?: Values;
  readonly rfc?: string;
  /** A command line to type, without its line break. */
  readonly suggestion?: string;
}

/** One framed piece of the conversation: a command, a reply, a line of a listing, a message body. */
export interface Unit {
  /** Its place in the order of publication, from 0. */
  readonly index: number;
  readonly from: Side;
  /** When its last octet came, in milliseconds since the log began. */
  readonly at: number;
  /** Spans that together are exactly octets `start` to `end` of the direction. */
  readonly start: number;
  readonly end: number;
  readonly spans: readonly Span[];
  readonly notes: readonly Note[];
  /** Index of the command unit that this server unit answers. */
  readonly answers?: number;
  /** Milliseconds from the command's last octet to this unit's. */
  readonly elapsed?: number;
  /** The outcome of a reply, where the unit is one. */
  readonly outcome?: 'ok' | 'refused' | 'continue' | 'data' | 'bye';
  /** The protocol state before and after this unit. */
  readonly before: string;
  readonly after: string;
}

/** What is true of the session now. */
export interface SessionFacts {
  /** In the RFC's words: "AUTHORIZATION", "SELECTED"; see `relay/wire/<protocol>/commands.ts`. */
  readonly state: string;
  /** What is going on inside the state. */
  readonly sub: 'none' | 'sasl' | 'idle' | 'literal' | 'data' | 'tls' | 'compressed';
  /** Octets of a literal or BDAT chunk the client still owes. */
  readonly owed: number;
  /** Commands legal now; `offered` is false when the server's announced capabilities lack it. */
  readonly commands: readonly { readonly name: string; readonly syntax: string; readonly offered: boolean }[];
  /** As announced last, upper case; undefined before any announcement. */
  readonly capabilities: readonly string[] | undefined;
  readonly secured: boolean;
  readonly user?: string;
  /** IMAP: the selected mailbox as this session sees it. */
  readonly mailbox?: string;
  readonly exists?: number;
  /** True when the next line the client sends is a secret (PASS argument is not: it is on its own line). */
  readonly secretNext: boolean;
}
