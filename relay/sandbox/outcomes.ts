import { utf8 } from '../wire/utf8.ts';
import type { Outcome } from './engine.ts';

/** Gathers what the driver must do; replies in a row become one write. */
export class Outcomes {
  private list: Outcome[] = [];
  private parts: Uint8Array[] = [];

  /** A line of text; CRLF is added. */
  line(text: string): void {
    this.parts.push(utf8(`${text}\r\n`));
  }

  octets(parts: readonly Uint8Array[]): void {
    for (const part of parts) this.parts.push(part);
  }

  add(outcome: Outcome): void {
    this.endWrite();
    this.list.push(outcome);
  }

  take(): readonly Outcome[] {
    this.endWrite();
    const { list } = this;
    this.list = [];
    return list;
  }

  private endWrite(): void {
    if (this.parts.length === 0) return;
    this.list.push({ type: 'write', parts: this.parts });
    this.parts = [];
  }
}
