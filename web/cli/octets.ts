import { concat, latin1 } from '../../relay/wire/bytes.ts';
import type { BytesEntry, LogEntry } from '../../relay/wire/log.ts';
import type { Side } from '../../relay/wire/protocol.ts';
import { fromUtf8, isUtf8 } from '../../relay/wire/utf8.ts';
import type { Span } from '../annotator/span.ts';

/** The octets of both directions, to show spans by. */
export class Octets {
  private readonly streams: Readonly<Record<Side, Uint8Array>>;
  private readonly showSecrets: boolean;

  constructor(entries: readonly LogEntry[], showSecrets: boolean) {
    this.streams = { client: joined(entries, 'client'), server: joined(entries, 'server') };
    this.showSecrets = showSecrets;
  }

  /** A span's octets as text; a secret's as bullets. */
  text(from: Side, span: Pick<Span, 'start' | 'end' | 'secret'>): string {
    if (span.secret && !this.showSecrets) return '•'.repeat(span.end - span.start);
    const bytes = this.streams[from].subarray(span.start, span.end);
    return isUtf8(bytes) ? fromUtf8(bytes) : latin1(bytes);
  }
}

function joined(entries: readonly LogEntry[], from: Side): Uint8Array {
  const parts = entries.filter((entry): entry is BytesEntry => entry.kind === 'bytes' && entry.from === from);
  return concat(parts.map((entry) => entry.bytes));
}
