import { concat, fromLatin1 } from '../../relay/wire/bytes.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { utf8 } from '../../relay/wire/utf8.ts';
import type { SessionFacts } from '../annotator/span.ts';
import { complete } from './completion.ts';
import { History, type Keeper } from './history.ts';
import { EMPTY_LINE, editOf, insert, type Line, lineOf, textOf } from './line-editor.ts';
import { rawOctets } from './raw-mode.ts';
import { secretStart } from './secrets.ts';
import { visibleText } from './visible.ts';

export interface ConsoleSettings {
  /** What is typed is sent as octets, with escapes, and no line break is added. */
  readonly raw: boolean;
  /** Secrets are shown as they are typed. */
  readonly secrets: boolean;
}

/** What the console asks of the page around it. */
export interface ConsoleHost {
  /** Sends octets; false when no connection is open. */
  send(bytes: Uint8Array): boolean;
  facts(): SessionFacts;
  /** A key in a closed session: connect again. */
  reconnect(): void;
  /** Leaves the console for the next control of the page. */
  leave(): void;
  /** A remark to print: the choices of a completion, an escape that is none. */
  remark(text: string): void;
  /** The line at hand has changed. */
  changed(): void;
}

const CRLF = fromLatin1('\r\n');
const LEAVE = '\x1d'; // Ctrl-], as in telnet

/** The line at hand and what keys do to it. It knows neither xterm nor the network. */
export class Console {
  private line: Line = EMPTY_LINE;
  private sent = false;
  private readonly history: History;
  private readonly protocol: Protocol;
  private readonly host: ConsoleHost;
  settings: ConsoleSettings = { raw: false, secrets: false };
  /** Words of the page in its language. */
  texts = { badEscape: '', closed: '' };

  constructor(protocol: Protocol, host: ConsoleHost, keeper: Keeper | undefined) {
    this.protocol = protocol;
    this.host = host;
    this.history = new History(protocol, keeper);
  }

  get text(): string {
    return textOf(this.line);
  }

  /** The line as it may be shown, and the cursor's place in it. */
  shown(): { text: string; cursor: number } {
    const start = this.settings.secrets
      ? undefined
      : secretStart(this.protocol, this.text, this.host.facts().secretNext);
    const text = this.line.text
      .map((char, i) => (start !== undefined && i >= start && char !== ' ' ? '•' : visibleText(char)))
      .join('');
    return { text, cursor: this.line.cursor };
  }

  /** Octets of the literal that would still be owed if the line at hand were sent. */
  owed(): number {
    const { owed } = this.host.facts();
    return owed === 0 ? 0 : Math.max(0, owed - utf8(this.text).length);
  }

  /** What the terminal hands over: a key's sequence, typed characters, or pasted text of any number of lines. */
  input(data: string): void {
    if (data === LEAVE) return this.host.leave();
    if (this.special(data)) return this.host.changed();
    if (data.startsWith('\x1b')) return; // a key we give no meaning
    const lines = data.replace(/\r\n|\n/g, '\r').split('\r');
    lines.forEach((text, i) => {
      // Control characters are typed through raw mode only.
      this.line = insert(this.line, text.replace(/[\x00-\x08\x0b-\x1f]/g, ''));
      if (i < lines.length - 1) this.enter();
    });
    this.settle();
  }

  /** Puts a command on the line, without sending it. */
  propose(text: string): void {
    this.line = lineOf(text);
    this.host.changed();
  }

  /** Proposes an example command; an IMAP one gets the tag that is next. */
  suggest(command: string): void {
    this.propose(this.protocol === 'imap' ? command.replace(/^a\d+ /, `${this.nextTag()} `) : command);
  }

  /** Sends a whole line, as if typed. */
  submit(text: string): void {
    this.line = lineOf(text);
    this.enter();
    this.settle();
  }

  /** Has the line drawn, unless it has just gone out: then the log's growth has it drawn, with the answer. */
  private settle(): void {
    if (this.sent && this.line === EMPTY_LINE) this.sent = false;
    else this.host.changed();
  }

  private special(data: string): boolean {
    const edit = editOf(data);
    if (edit) this.line = edit(this.line);
    else if (data === '\t') this.complete();
    else if (data === '\x1b[A' || data === '\x10') this.recall(this.history.previous(this.text));
    else if (data === '\x1b[B' || data === '\x0e') this.recall(this.history.next());
    else if (data === '\x03') this.line = EMPTY_LINE;
    else return false;
    return true;
  }

  private recall(text: string | undefined): void {
    if (text !== undefined) this.line = lineOf(text);
  }

  private complete(): void {
    const typed = this.line.text.slice(0, this.line.cursor).join('');
    const found = complete(this.protocol, typed, this.host.facts(), this.nextTag());
    if (!found) return;
    this.line = insert({ text: this.line.text.slice(this.line.cursor), cursor: 0 }, found.text);
    if (found.choices.length > 0) this.host.remark(found.choices.join('  '));
  }

  private tags = 0;

  /** The tag the next IMAP command would have: a1, a2 …, as in the article. */
  nextTag(): string {
    return `a${this.tags + 1}`;
  }

  private enter(): void {
    const text = this.text;
    const secretNext = this.host.facts().secretNext;
    const octets = this.settings.raw ? rawOctets(text) : concat([utf8(text), CRLF]);
    if (!octets) return this.host.remark(this.texts.badEscape);
    if (!this.host.send(octets)) {
      if (text === '') this.host.reconnect();
      else this.host.remark(this.texts.closed);
      return;
    }
    this.history.add(text, secretNext);
    const tag = /^a(\d{1,6}) /.exec(text);
    this.tags = tag ? Number(tag[1]) : this.tags;
    this.line = EMPTY_LINE;
    this.sent = true;
  }
}
