/** What a reader needs from a part's header section to read the part's body (RFC 2045). */
export interface PartFacts {
  /** "multipart/mixed", lower case; "text/plain" when nothing says otherwise (RFC 2045 §5.2). */
  type: string;
  /** The boundary parameter of a multipart (RFC 2046 §5.1.1). */
  boundary: string | undefined;
  encoding: 'base64' | 'quoted-printable' | 'none';
}

export const newPart = (): PartFacts => ({ type: 'text/plain', boundary: undefined, encoding: 'none' });

/** Takes in one unfolded header field. */
export function noteField(part: PartFacts, name: string, value: string): void {
  if (name === 'content-type') {
    part.type = (value.split(';', 1)[0] ?? '').trim().toLowerCase();
    part.boundary = part.type.startsWith('multipart/') ? boundaryOf(value) : undefined;
  } else if (name === 'content-transfer-encoding') {
    const encoding = value.trim().toLowerCase();
    part.encoding = encoding === 'base64' || encoding === 'quoted-printable' ? encoding : 'none';
  }
}

function boundaryOf(value: string): string | undefined {
  const at = value.toLowerCase().indexOf('boundary=');
  if (at < 0) return undefined;
  const rest = value.slice(at + 'boundary='.length);
  if (!rest.startsWith('"')) return rest.split(/[\s;]/, 1)[0] || undefined;
  const close = rest.indexOf('"', 1);
  return close > 1 ? rest.slice(1, close) : undefined;
}
