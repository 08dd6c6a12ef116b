import type { Reader } from './reader.ts';

/** A literal among the octets of a unit. */
export interface Literal {
  /** Where `{` or `~{` stands. */
  readonly start: number;
  /** Where its octets begin, after the line break. */
  readonly content: number;
  /** Octets announced. */
  readonly count: number;
  /** How many of them the unit holds: all, or none where they are published as units of their own. */
  readonly held: number;
  readonly synchronising: boolean;
  readonly binary: boolean;
}

/** What a string is for. */
export interface StringUse {
  readonly id: string;
  readonly rfc?: string | undefined;
  readonly secret?: boolean;
  /** Put in the span's values beside `value`. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Explains the octets of a literal: a message, a header section. */
  readonly body?: 'message' | 'header' | 'text' | 'binary';
  /** The class of a plain text: 'specific' when not given. */
  readonly class?: 'generic' | 'body';
}

/** How the octets of a literal are to be read when they come as units of their own. */
export interface OpenLiteral {
  readonly use: StringUse;
  readonly literal: Literal;
}

/** Writes the octets of a literal that carries a message; given by the annotator, so that the grammar stays small. */
export type BodyWriter = (reader: Reader, use: StringUse, end: number) => void;
