import { OddDialect } from './odd-dialect.ts';
import { isAt, isControl, utf8, wordOf } from './xml-bytes.ts';

const QUOTE = 34;
const SLASH = 47;
const EQUALS = 61;
const LESS = 60;
const MORE = 62;

const hiddenName = wordOf('hidden');

/** The opening tag of a row or a cell, read from bytes: what is kept of its attributes. */
export class TagScanner {
  /** `t`; empty for a number. */
  type = '';
  /** `s`; 0 where there is none. */
  style = 0;
  hidden = false;
  selfClosed = false;
  #r = -1;
  #rEnd = -1;

  get hasReference(): boolean {
    return this.#r >= 0;
  }

  /**
   * Reads ` name="value"` pairs from behind the name of the tag to its `>`. Returns the place after that.
   * @throws OddDialect
   */
  read(bytes: Buffer, start: number): number {
    const { length } = bytes;
    let at = start;
    this.#r = -1;
    this.style = 0;
    this.type = '';
    this.hidden = false;
    while (at + 2 < length) {
      const c = bytes[at]!;
      if (c === MORE) {
        this.selfClosed = false;
        return at + 1;
      }
      if (c === SLASH && bytes[at + 1] === MORE) {
        this.selfClosed = true;
        return at + 2;
      }
      if (c !== 32) throw new OddDialect();
      at += 1;
      const name = at;
      let n = bytes[at]!;
      if (n === MORE || n === SLASH || n === 32) continue;
      while (n !== EQUALS) {
        at += 1;
        if (n === LESS || n === MORE || isControl(n) || at + 1 >= length) throw new OddDialect();
        n = bytes[at]!;
      }
      if (bytes[at + 1] !== QUOTE) throw new OddDialect();
      const from = at + 2;
      let to = from;
      for (; to < length && bytes[to] !== QUOTE; to++) if (isControl(bytes[to]!)) throw new OddDialect();
      if (to >= length) throw new OddDialect();
      if (at === name + 1) this.#short(bytes, bytes[name]!, from, to);
      else if (at === name + 6 && isAt(bytes, name, hiddenName)) this.hidden = isTrue(utf8(bytes, from, to));
      at = to + 1;
    }
    return this.#end(bytes, at);
  }

  /** A tag may be the very last of the bytes. */
  #end(bytes: Buffer, at: number): number {
    this.selfClosed = bytes[at] === SLASH;
    const end = this.selfClosed ? at + 1 : at;
    if (end >= bytes.length || bytes[end] !== MORE) throw new OddDialect();
    return end + 1;
  }

  /** Number of the row, as it says; 0 where it does not. */
  number(bytes: Buffer): number {
    return this.#r < 0 ? 0 : this.digits(bytes, this.#r, this.#rEnd);
  }

  /** Column of a reference such as AB12, whose row must be `row`. */
  column(bytes: Buffer, row: number): number {
    const start = this.#r;
    const end = this.#rEnd;
    let at = start;
    let column = 0;
    for (; at < end; at++) {
      const letter = bytes[at]! - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    if (column === 0 || at - start > 3 || this.digits(bytes, at, end) !== row) throw new OddDialect();
    return column - 1;
  }

  /** A whole number of at most nine digits. */
  digits(bytes: Buffer, from: number, to: number): number {
    if (to <= from || to - from > 9) throw new OddDialect();
    let value = 0;
    for (let at = from; at < to; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) throw new OddDialect();
      value = value * 10 + digit;
    }
    return value;
  }

  #short(bytes: Buffer, name: number, from: number, to: number): void {
    if (name === 114) {
      this.#r = from;
      this.#rEnd = to;
    } else if (name === 115) {
      this.style = this.digits(bytes, from, to);
    } else if (name === 116) {
      const first = to === from + 1 ? bytes[from] : 0;
      this.type = first === 115 ? 's' : first === 110 ? '' : utf8(bytes, from, to);
    }
  }
}

function isTrue(value: string): boolean {
  return value === '1' || value === 'true';
}
