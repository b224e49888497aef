import { blankCell, type Cell } from '../cell.ts';
import type { CellValues } from './cell-values.ts';
import { OddDialect } from './odd-dialect.ts';
import type { RowSink } from './row-sink.ts';
import { TagScanner } from './tag-scanner.ts';
import { isAt, isControl, isSpace, utf8, wordOf } from './xml-bytes.ts';
import { decodeXmlText } from './xml-text.ts';

const SLASH = 47;
const LESS = 60;
const MORE = 62;
const QUOTE = 34;

const rowStart = wordOf('<row');
const rowEnd = wordOf('</row>');
const rowsEnd = wordOf('</sheetData');
const valueEnd = wordOf('</v>');
const cellEnd = wordOf('</c>');
const noValue = wordOf('<v/>');
const formulaEnd = wordOf('</f>');
const inline = wordOf('<is>');
const inlineText = wordOf('<t>');
const inlinePreserved = wordOf('<t xml:space="preserve">');
const inlineNothing = wordOf('<t/></is>');
const inlineEnd = wordOf('</t></is>');

/**
 * Reads `<row>` and `<c>` elements straight from the bytes of a sheet in UTF-8, in the one dialect that spreadsheet
 * programs write (no prefix, double quotes, no comments). It accepts nothing else: whatever it does not know throws
 * OddDialect before any wrong cell is made. Every byte between two tags is looked at; no text is made but of a cell.
 */
export class RowScanner {
  readonly #sink: RowSink;
  readonly #values: CellValues;
  readonly #tag: TagScanner = new TagScanner();
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(sink: RowSink, values: CellValues) {
    this.#sink = sink;
    this.#values = values;
  }

  /**
   * Reads whole rows from `bytes`. Returns where `</sheetData>` stands, or -1 when they ended before it.
   * @throws OddDialect
   */
  scan(bytes: Buffer): number {
    this.#bytes = bytes;
    this.#at = 0;
    for (;;) {
      this.#skipSpace();
      if (this.#at >= bytes.length) return -1;
      if (isAt(bytes, this.#at, rowStart)) {
        this.#row();
        if (this.#sink.stopped) return -1;
      } else if (isAt(bytes, this.#at, rowsEnd)) {
        return this.#at;
      } else {
        throw new OddDialect();
      }
    }
  }

  #row(): void {
    const bytes = this.#bytes;
    const tag = this.#tag;
    this.#at = tag.read(bytes, this.#at + 4);
    this.#sink.beginRow(tag.number(bytes), tag.hidden);
    if (!tag.selfClosed) {
      for (;;) {
        this.#skipSpace();
        const at = this.#at;
        if (at + 1 >= bytes.length || bytes[at] !== LESS) throw new OddDialect();
        if (bytes[at + 1] === 99) {
          this.#at = at + 2;
          this.#cell();
        } else if (isAt(bytes, at, rowEnd)) {
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
    const tag = this.#tag;
    this.#at = tag.read(this.#bytes, this.#at);
    const column = tag.hasReference ? tag.column(this.#bytes, this.#sink.row) : this.#sink.nextColumn();
    this.#sink.put(column, tag.selfClosed ? blankCell : this.#content());
  }

  /** Everything between `<c ...>` and `</c>`, both ends eaten. */
  #content(): Cell {
    const bytes = this.#bytes;
    const { type, style } = this.#tag;
    let hasFormula = false;
    let from = -1;
    let to = -1;
    for (;;) {
      const at = this.#at;
      if (at + 2 >= bytes.length || bytes[at] !== LESS) throw new OddDialect();
      const c = bytes[at + 1]!;
      if (c === 118 && bytes[at + 2] === MORE && from < 0) {
        from = at + 3;
        to = this.#nextTag(from);
        if (!isAt(bytes, to, valueEnd)) throw new OddDialect();
        this.#at = to + 4;
      } else if (c === SLASH && isAt(bytes, at, cellEnd)) {
        this.#at = at + 4;
        break;
      } else if (c === 102) {
        hasFormula = true;
        this.#formula();
      } else if (c === 105 && type === 'inlineStr' && from < 0 && isAt(bytes, at, inline)) {
        from = to = this.#inlineStart(at + 4);
        if (!isAt(bytes, at + 4, inlineNothing)) to = this.#inlineEnd(from);
      } else if (c === 118 && from < 0 && isAt(bytes, at, noValue)) {
        this.#at = at + 4;
        from = to = at;
      } else {
        throw new OddDialect();
      }
    }
    if (from >= 0 && to > from) {
      if (type === 's') return this.#values.sharedAt(this.#tag.digits(bytes, from, to));
      if (type === '') return this.#numberCell(from, to, style);
    }
    const value = from < 0 ? undefined : decodeXmlText(utf8(bytes, from, to));
    return this.#values.cell({ type, style, hasFormula, value });
  }

  /** A formula is passed over: only its result counts. */
  #formula(): void {
    const bytes = this.#bytes;
    const start = this.#at + 2;
    let end = start;
    let quotes = 0;
    for (; end < bytes.length && bytes[end] !== MORE; end++) {
      if (bytes[end] === QUOTE) quotes += 1;
      else if (isControl(bytes[end]!)) throw new OddDialect();
    }
    // Attributes of a formula hold no `>` in the known dialect; an odd number of quotes would show one.
    if (end >= bytes.length || quotes % 2 !== 0) throw new OddDialect();
    const first = bytes[start];
    if (first !== 32 && first !== MORE && first !== SLASH) throw new OddDialect();
    this.#at = end + 1;
    if (bytes[end - 1] === SLASH) return;
    const close = this.#nextTag(end);
    if (!isAt(bytes, close, formulaEnd)) throw new OddDialect();
    this.#at = close + 4;
  }

  /** `<is><t>text</t></is>`, the only inline form that programs write for plain text: where the text starts. */
  #inlineStart(at: number): number {
    if (isAt(this.#bytes, at, inlineText)) return at + 3;
    if (isAt(this.#bytes, at, inlinePreserved)) return at + 24;
    if (isAt(this.#bytes, at, inlineNothing)) {
      this.#at = at + 9;
      return at;
    }
    throw new OddDialect();
  }

  #inlineEnd(from: number): number {
    const to = this.#nextTag(from);
    if (!isAt(this.#bytes, to, inlineEnd)) throw new OddDialect();
    this.#at = to + 9;
    return to;
  }

  /** Most numbers are short and whole; the rest go the careful way. */
  #numberCell(from: number, to: number, style: number): Cell {
    const bytes = this.#bytes;
    let value = 0;
    if (to - from <= 15) {
      let at = from;
      for (; at < to; at++) {
        const digit = bytes[at]! - 48;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
      }
      if (at === to) return this.#values.whole(value, style);
    }
    const text = decodeXmlText(utf8(bytes, from, to));
    return this.#values.cell({ type: '', style, hasFormula: false, value: text });
  }

  /** The next `<` from `at`. What stands before it holds no control character, which XML does not allow. */
  #nextTag(at: number): number {
    const bytes = this.#bytes;
    let found = at;
    for (; found < bytes.length; found++) {
      const byte = bytes[found]!;
      if (byte === LESS) break;
      if (isControl(byte)) throw new OddDialect();
    }
    return found;
  }

  #skipSpace(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    while (at < bytes.length && isSpace(bytes[at]!)) at += 1;
    this.#at = at;
  }
}
