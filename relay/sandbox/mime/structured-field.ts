/** Structured MIME fields (RFC 2045 §5.1, RFC 2183): a value, then `; name=value` parameters, with comments anywhere. */
export interface StructuredValue {
  /** `text/plain`, `attachment`, `base64`: as written. */
  readonly value: string;
  /** As written, RFC 2231's stars and percent signs included; `joined` puts its pieces together. */
  readonly params: readonly (readonly [name: string, value: string])[];
}

const TOKEN = /[^\x00-\x20()<>@,;:\\"/[\]?=\x7f]+/y;
const TYPE = /[^\x00-\x20()<>@,;:\\"[\]?=\x7f]+/y;
/** What stands for a parameter's value in the field: a token, or whatever up to the next semicolon. */
const LOOSE_VALUE = /[^;\x00-\x20"]+/y;
const MAX_PARAMS = 100;

export function structuredValue(text: string): StructuredValue {
  const reader = new Reader(text);
  const value = reader.take(TYPE) ?? '';
  const params: [string, string][] = [];
  while (params.length < MAX_PARAMS && reader.nextParameter()) {
    const name = reader.take(TOKEN);
    if (name === undefined || !reader.skip('=')) continue;
    const found = reader.quoted() ?? reader.take(LOOSE_VALUE);
    if (found !== undefined) params.push([name, found]);
  }
  return { value, params };
}

/** The words of a field that lists some, such as Content-Language: `fr, en`. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  take(pattern: RegExp): string | undefined {
    this.skipSpace();
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match[0];
  }

  skip(sign: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  /** Moves behind the next semicolon outside quotes; false when there is none. */
  nextParameter(): boolean {
    while (this.at < this.text.length) {
      if (this.skip(';')) return true;
      if (this.quoted() === undefined) this.at++;
    }
    return false;
  }

  /** A quoted string with its escapes undone; one without end goes to the end of the field. */
  quoted(): string | undefined {
    this.skipSpace();
    if (this.text[this.at] !== '"') return undefined;
    let value = '';
    for (this.at++; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at]!;
      if (sign === '"') {
        this.at++;
        break;
      }
      value += sign === '\\' ? (this.text[++this.at] ?? '') : sign;
    }
    return value;
  }

  private skipSpace(): void {
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at]!;
      if (sign === '(') depth++;
      else if (sign === ')' && depth > 0) depth--;
      else if (sign === '\\' && depth > 0) this.at++;
      else if (depth === 0 && sign !== ' ' && sign !== '\t') return;
    }
  }
}
