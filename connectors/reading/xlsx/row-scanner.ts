import { blankCell, type Cell } from '../cell.ts';
import type { CellValues } from './cell-values.ts';
import { OddDialect } from './odd-dialect.ts';
import type { RowSink } from './row-sink.ts';
import { decodeXmlText } from './xml-text.ts';

const QUOTE = 34;
const SLASH = 47;
const EQUALS = 61;
const LESS = 60;
const MORE = 62;

/**
 * Reads `<row>` and `<c>` elements straight from the text, in the one dialect that spreadsheet programs write (no
 * prefix, double quotes, no comments). It accepts nothing else: whatever it does not know throws OddDialect before any
 * wrong cell is made.
 */
export class RowScanner {
  readonly #sink: RowSink;
  readonly #values: CellValues;
  #text = '';
  #at = 0;
  // Attributes of the element last read by #attributes.
  #r = -1;
  #rEnd = -1;
  #s = 0;
  #type = '';
  #hidden = false;

  constructor(sink: RowSink, values: CellValues) {
    this.#sink = sink;
    this.#values = values;
  }

  /**
   * Reads whole rows from `text`. Returns where `</sheetData>` stands, or -1 when the text ended before it.
   * @throws OddDialect
   */
  scan(text: string): number {
    this.#text = text;
    this.#at = 0;
    for (;;) {
      this.#skipSpace();
      if (this.#at >= text.length) return -1;
      if (text.startsWith('<row', this.#at)) {
        this.#row();
        if (this.#sink.stopped) return -1;
      } else if (text.startsWith('</sheetData', this.#at)) {
        return this.#at;
      } else {
        throw new OddDialect();
      }
    }
  }

  #row(): void {
    const text = this.#text;
    this.#at += 4;
    this.#hidden = false;
    const selfClosed = this.#attributes();
    this.#sink.beginRow(this.#r < 0 ? 0 : this.#number(this.#r, this.#rEnd), this.#hidden);
    if (!selfClosed) {
      for (;;) {
        this.#skipSpace();
        const at = this.#at;
        if (text.charCodeAt(at) !== LESS) throw new OddDialect();
        const second = text.charCodeAt(at + 1);
        if (second === 99) {
          this.#at = at + 2;
          this.#cell();
        } else if (second === SLASH && text.startsWith('</row>', at)) {
          this.#at = at + 6;
          break;
        } else {
          throw new OddDialect();
        }
      }
    }
    this.#sink.endRow();
  }

  #cell(): void {
    const selfClosed = this.#attributes();
    const column = this.#r < 0 ? this.#sink.nextColumn() : this.#column(this.#r, this.#rEnd);
    this.#sink.put(column, selfClosed ? blankCell : this.#content());
  }

  /** Everything between `<c ...>` and `</c>`, both ends eaten. */
  #content(): Cell {
    const text = this.#text;
    const type = this.#type;
    const style = this.#s;
    let hasFormula = false;
    let from = -1;
    let to = -1;
    for (;;) {
      const at = this.#at;
      if (text.charCodeAt(at) !== LESS) throw new OddDialect();
      const c = text.charCodeAt(at + 1);
      if (c === 118 && text.charCodeAt(at + 2) === MORE && from < 0) {
        from = at + 3;
        to = text.indexOf('<', from);
        if (to < 0 || !text.startsWith('</v>', to)) throw new OddDialect();
        this.#at = to + 4;
      } else if (c === SLASH && text.startsWith('</c>', at)) {
        this.#at = at + 4;
        break;
      } else if (c === 102) {
        hasFormula = true;
        this.#formula();
      } else if (c === 105 && type === 'inlineStr' && from < 0 && text.startsWith('<is>', at)) {
        [from, to] = this.#inlineText();
      } else if (c === 118 && from < 0 && text.startsWith('<v/>', at)) {
        this.#at = at + 4;
        from = to = at;
      } else {
        throw new OddDialect();
      }
    }
    if (from >= 0 && type === 's' && to > from) return this.#values.sharedAt(this.#number(from, to));
    if (from >= 0 && type === '' && to > from) return this.#numberCell(from, to, style);
    const value = from < 0 ? undefined : decodeXmlText(text.slice(from, to));
    return this.#values.cell({ type, style, hasFormula, value });
  }

  /** A formula is passed over: only its result counts. */
  #formula(): void {
    const text = this.#text;
    this.#at += 2;
    const start = this.#at;
    const end = text.indexOf('>', start);
    // Attributes of a formula hold no `>` in the known dialect; an odd number of quotes would show one.
    if (end < 0 || countQuotes(text, start, end) % 2 !== 0) throw new OddDialect();
    const first = text.charCodeAt(start);
    if (first !== 32 && first !== MORE && first !== SLASH) throw new OddDialect();
    this.#at = end + 1;
    if (text.charCodeAt(end - 1) === SLASH) return;
    const close = text.indexOf('<', end);
    if (close < 0 || !text.startsWith('</f>', close)) throw new OddDialect();
    this.#at = close + 4;
  }

  /** `<is><t>text</t></is>`, the only inline form that programs write for plain text. */
  #inlineText(): [number, number] {
    const text = this.#text;
    const at = this.#at + 4;
    let from: number;
    if (text.startsWith('<t>', at)) from = at + 3;
    else if (text.startsWith('<t xml:space="preserve">', at)) from = at + 24;
    else if (text.startsWith('<t/></is>', at)) {
      this.#at = at + 9;
      return [at, at];
    } else throw new OddDialect();
    const to = text.indexOf('<', from);
    if (to < 0 || !text.startsWith('</t></is>', to)) throw new OddDialect();
    this.#at = to + 9;
    return [from, to];
  }

  /** Most numbers are short and whole; the rest go the careful way. */
  #numberCell(from: number, to: number, style: number): Cell {
    const text = this.#text;
    let value = 0;
    if (to - from <= 15) {
      let at = from;
      for (; at < to; at++) {
        const digit = text.charCodeAt(at) - 48;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
      }
      if (at === to) return this.#values.whole(value, text.slice(from, to), style);
    }
    return this.#values.cell({
      type: '',
      style,
      hasFormula: false,
      value: decodeXmlText(text.slice(from, to)),
    });
  }

  /** Reads ` name="value"` pairs up to `>`; keeps r, s, t and hidden. True when the element closes itself. */
  #attributes(): boolean {
    const text = this.#text;
    let at = this.#at;
    this.#r = -1;
    this.#s = 0;
    this.#type = '';
    for (;;) {
      const c = text.charCodeAt(at);
      if (c === MORE) {
        this.#at = at + 1;
        return false;
      }
      if (c === SLASH && text.charCodeAt(at + 1) === MORE) {
        this.#at = at + 2;
        return true;
      }
      if (c !== 32) throw new OddDialect();
      at += 1;
      const name = at;
      let n = text.charCodeAt(at);
      if (n === MORE || n === SLASH || n === 32) continue;
      while (n !== EQUALS) {
        if (n === LESS || n === MORE || Number.isNaN(n)) throw new OddDialect();
        n = text.charCodeAt(++at);
      }
      if (text.charCodeAt(at + 1) !== QUOTE) throw new OddDialect();
      const from = at + 2;
      const to = text.indexOf('"', from);
      if (to < 0) throw new OddDialect();
      if (at === name + 1) this.#shortAttribute(text.charCodeAt(name), from, to);
      else if (at === name + 6 && text.startsWith('hidden', name))
        this.#hidden = isTrue(text.slice(from, to));
      at = to + 1;
    }
  }

  #shortAttribute(name: number, from: number, to: number): void {
    if (name === 114) {
      this.#r = from;
      this.#rEnd = to;
    } else if (name === 115) {
      this.#s = this.#number(from, to);
    } else if (name === 116) {
      const first = this.#text.charCodeAt(from);
      if (to !== from + 1) this.#type = this.#text.slice(from, to);
      else this.#type = first === 115 ? 's' : first === 110 ? '' : this.#text.slice(from, to);
    }
  }

  #number(from: number, to: number): number {
    if (to <= from || to - from > 9) throw new OddDialect();
    let value = 0;
    for (let at = from; at < to; at++) {
      const digit = this.#text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) throw new OddDialect();
      value = value * 10 + digit;
    }
    return value;
  }

  /** Column of a reference such as AB12, whose row must be the row it stands in. */
  #column(from: number, to: number): number {
    const text = this.#text;
    let at = from;
    let column = 0;
    for (; at < to; at++) {
      const letter = text.charCodeAt(at) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    if (column === 0 || at - from > 3 || this.#number(at, to) !== this.#sink.row) throw new OddDialect();
    return column - 1;
  }

  #skipSpace(): void {
    const text = this.#text;
    let at = this.#at;
    for (;;) {
      const c = text.charCodeAt(at);
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) break;
      at += 1;
    }
    this.#at = at;
  }
}

function isTrue(value: string): boolean {
  return value === '1' || value === 'true';
}

function countQuotes(text: string, from: number, to: number): number {
  let quotes = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === QUOTE) quotes += 1;
  return quotes;
}
