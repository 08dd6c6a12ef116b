import { FitAddon } from '@xterm/addon-fit';
import { type IDecoration, type ILink, type IMarker, type ITheme, Terminal } from '@xterm/xterm';
import { fromLatin1, latin1 } from '../../relay/wire/bytes.ts';
import type { Span, Unit } from '../annotator/span.ts';
import type { AnnotatedLog } from '../link/annotated-log.ts';
import { linesOf, type Run, SECRET, type View } from './printed.ts';
import { secretStart } from './secrets.ts';
import { visible, visibleText } from './visible.ts';
import { cells, cellsOf } from './width.ts';

/** Select Graphic Rendition codes by what is said; the theme gives them their colours. */
const SGR = { sent: 34, received: 39, refused: 31, secret: 35, event: 90 } as const;
type Ink = keyof typeof SGR;

/** Octets shown of a server line that has not ended yet. */
const PENDING_SHOWN = 2048;

/** Before each line of ours, so that who spoke does not hang on a colour. */
export const GUTTER = '› ';

/** A token that the mouse or the keyboard points at. */
export interface Pointed {
  readonly unit: number;
  readonly span: Span;
}

interface Printed {
  readonly unit: Unit;
  readonly marker: IMarker | undefined;
}

const paint = (ink: Ink, text: string) => `\x1b[${SGR[ink]}m${text}\x1b[39m`;

/**
 * The one owner of the xterm terminal: it prints the log's units, and below them the live area (an unfinished server
 * line and the line being typed), redrawn at each change. Nothing a server sent reaches xterm but through `visible`.
 */
export class Screen {
  readonly terminal: Terminal;
  private readonly fitting = new FitAddon();
  private source: AnnotatedLog | undefined;
  private view: View = { secrets: false, breaks: false };
  private printed: Printed[] = [];
  private entries = 0;
  private units = 0;
  private liveRows = 0;
  private prompt = '';
  private typed = '';
  private cursor = 0;
  private decoration: IDecoration | undefined;
  private onPoint: (pointed: Pointed | undefined) => void = () => {};
  private describe: (event: never) => string = () => '';

  constructor(label: string, theme: ITheme, fontSize: number) {
    this.terminal = new Terminal({
      convertEol: false,
      cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
      fontSize,
      lineHeight: 1.35,
      scrollback: 20_000,
      theme,
      allowProposedApi: true, // registerDecoration marks the token pointed at
    });
    this.terminal.loadAddon(this.fitting);
    this.terminal.registerLinkProvider({
      provideLinks: (row, callback) => callback(this.linksOn(row)),
    });
    this.label = label;
  }

  private readonly label: string;

  open(parent: HTMLElement): void {
    this.terminal.open(parent);
    this.terminal.textarea?.setAttribute('aria-label', this.label);
    this.fit();
  }

  /**
   * Fits the terminal to its box; what was printed is printed again, since lines wrap elsewhere. Whoever saw the last
   * line goes on seeing it.
   */
  fit(): void {
    const { cols, buffer } = this.terminal;
    const atEnd = buffer.active.viewportY === buffer.active.baseY;
    this.fitting.fit();
    if (this.terminal.cols !== cols) this.reprint();
    if (atEnd) this.terminal.scrollToBottom();
  }

  dispose(): void {
    this.terminal.dispose();
  }

  set theme(theme: ITheme) {
    this.terminal.options.theme = theme;
  }

  /** Shows another log, from its beginning. `describe` words the events of a connection. */
  show(source: AnnotatedLog, view: View, describe: (event: never) => string): void {
    const same =
      source === this.source && view.secrets === this.view.secrets && view.breaks === this.view.breaks;
    this.describe = describe;
    if (same) return this.update();
    this.source = source;
    this.view = view;
    this.reprint();
  }

  pointing(listener: (pointed: Pointed | undefined) => void): void {
    this.onPoint = listener;
  }

  /** The line being typed: prompt, text as shown (masked or not), and the cursor's place in it in characters. */
  live(prompt: string, typed: string, cursor: number): void {
    if (prompt === this.prompt && typed === this.typed && cursor === this.cursor) return;
    this.prompt = prompt;
    this.typed = typed;
    this.cursor = cursor;
    this.update();
  }

  /** Prints what the log has gained. */
  update(): void {
    this.terminal.write(this.clearLive());
    this.printNew();
    this.terminal.write(this.drawLive());
  }

  /** Words that are neither sent nor received: choices of a completion, a remark of the console. */
  remark(text: string): void {
    this.terminal.write(`${this.clearLive()}${paint('event', visibleText(text))}\r\n${this.drawLive()}`);
  }

  /** Marks a token in the console, or none. */
  highlight(pointed: Pointed | undefined, color: string): void {
    this.decoration?.dispose();
    this.decoration = undefined;
    if (!pointed) return;
    const printed = this.printed.find(({ unit }) => unit.index === pointed.unit);
    const place = printed && this.placeOf(printed, pointed.span);
    if (!place) return;
    const buffer = this.terminal.buffer.active;
    const marker = this.terminal.registerMarker(place.row - (buffer.baseY + buffer.cursorY));
    if (!marker) return;
    this.decoration = this.terminal.registerDecoration({
      marker,
      x: place.column,
      width: Math.max(1, Math.min(place.width, this.terminal.cols - place.column)),
      backgroundColor: color,
    });
  }

  private reprint(): void {
    this.terminal.reset();
    this.printed = [];
    this.entries = 0;
    this.units = 0;
    this.liveRows = 0;
    this.update();
  }

  private printNew(): void {
    if (!this.source) return;
    const { units, log } = this.source;
    // Events and units in the order in which they happened: a unit comes once its last octet has.
    for (; this.entries < log.entries.length; this.entries++) {
      const entry = log.entries[this.entries]!;
      if (entry.kind !== 'event') continue;
      this.printUnitsUntil(entry.at);
      if (this.source.behind) return;
      const text = this.describe(entry.event as never);
      if (text) this.terminal.write(`${paint('event', visibleText(text))}\r\n`);
    }
    while (this.units < units.length) this.printUnit(units[this.units++]!);
  }

  private printUnitsUntil(at: number): void {
    const { units } = this.source!;
    while (this.units < units.length && units[this.units]!.at <= at) this.printUnit(units[this.units++]!);
  }

  private printUnit(unit: Unit): void {
    const ink: Ink = unit.from === 'client' ? 'sent' : unit.outcome === 'refused' ? 'refused' : 'received';
    this.terminal.write('', () => this.printed.push({ unit, marker: this.terminal.registerMarker(0) }));
    const gutter = unit.from === 'client' ? paint('event', GUTTER) : '';
    for (const runs of linesOf(unit, this.source!.log, this.view)) {
      const line = runs.map(({ text, span }) => paint(span.secret ? 'secret' : ink, text)).join('');
      this.terminal.write(`${gutter}${line}\r\n`);
    }
  }

  private clearLive(): string {
    const up = this.liveRows > 0 ? `\x1b[${this.liveRows}A` : '';
    this.liveRows = 0;
    return `\r${up}\x1b[J`;
  }

  private drawLive(): string {
    const pending = this.source?.pending('server');
    const heard = pending ? visible(pending.subarray(0, PENDING_SHOWN), this.view.breaks).text : '';
    const before = heard + this.prompt;
    const typed = [...this.typed];
    const { cols } = this.terminal;
    const all = cells(before) + cells(this.typed);
    const here = cells(before) + cells(typed.slice(0, this.cursor).join(''));
    const lastRow = Math.floor(all / cols);
    const row = Math.floor(here / cols);
    const waiting = this.waitingLines();
    this.liveRows = row + waiting.rows;
    // A full last row leaves the cursor pending at its end: a space and a return bring it to the next one.
    const settle = all > 0 && all % cols === 0 ? ' \r' : '';
    const up = lastRow > row ? `\x1b[${lastRow - row}A` : '';
    const column = here % cols;
    return `${waiting.text}${heard}${paint('event', this.prompt)}${paint('sent', this.typed)}${settle}${up}\r${column > 0 ? `\x1b[${column}C` : ''}`;
  }

  /** Lines that were sent but are not explained yet: commands sent ahead of the server's answers. */
  private waitingLines(): { text: string; rows: number } {
    const { cols } = this.terminal;
    const source = this.source;
    const sent = source ? latin1(source.pending('client').subarray(0, PENDING_SHOWN)).split('\n') : [];
    let text = '';
    let rows = 0;
    for (const line of sent.filter((each) => each.trim() !== '')) {
      const secret = this.view.secrets
        ? undefined
        : secretStart(source!.protocol, line, source!.facts.secretNext);
      const shown = visible(fromLatin1(secret === undefined ? line : line.slice(0, secret))).text;
      const masked = secret === undefined ? '' : SECRET;
      text += `${paint('event', GUTTER)}${paint('sent', shown)}${paint('secret', masked)}\r\n`;
      rows += Math.max(1, Math.ceil(cells(GUTTER + shown + masked) / cols));
    }
    return { text, rows };
  }

  /** The tokens on a row of the buffer (from 1), for the mouse. */
  private linksOn(row: number): ILink[] {
    const printed = this.printedAt(row - 1);
    if (!printed?.marker) return [];
    return this.layout(printed).flatMap(({ row: at, column, width, run }) => {
      if (printed.marker!.line + at !== row - 1 || width === 0) return [];
      return [
        {
          range: { start: { x: column + 1, y: row }, end: { x: column + width, y: row } },
          text: run.text,
          decorations: { pointerCursor: false, underline: true },
          activate: () => this.onPoint({ unit: printed.unit.index, span: run.span }),
          hover: () => this.onPoint({ unit: printed.unit.index, span: run.span }),
          leave: () => this.onPoint(undefined),
        },
      ];
    });
  }

  private printedAt(row: number): Printed | undefined {
    let low = 0;
    let high = this.printed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.printed[middle]!.marker?.line ?? -1) <= row) low = middle + 1;
      else high = middle;
    }
    return this.printed[low - 1];
  }

  private placeOf(printed: Printed, span: Span): { row: number; column: number; width: number } | undefined {
    if (!printed.marker || printed.marker.line < 0) return undefined;
    const found = this.layout(printed).find(({ run }) => run.span === span);
    return found && { row: printed.marker.line + found.row, column: found.column, width: found.width };
  }

  /** Where each run of a unit stands, in rows from the unit's first and in columns; a wrapped run gives several. */
  private layout({ unit }: Printed): { row: number; column: number; width: number; run: Run }[] {
    const { cols } = this.terminal;
    const places: { row: number; column: number; width: number; run: Run }[] = [];
    let row = 0;
    for (const runs of linesOf(unit, this.source!.log, this.view)) {
      let column = unit.from === 'client' ? GUTTER.length : 0;
      for (const run of runs) {
        let width = 0;
        for (const char of run.text) {
          const size = cellsOf(char);
          if (column + width + size > cols) {
            places.push({ row, column, width, run });
            row++;
            column = 0;
            width = 0;
          }
          width += size;
        }
        places.push({ row, column, width, run });
        column += width;
      }
      row++;
    }
    return places;
  }
}
