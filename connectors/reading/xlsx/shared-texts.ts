import { isAscii } from 'node:buffer';
import { blankCell, type Cell, textCell } from '../cell.ts';
import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';

/** Cells kept made, at most: enough for every text that repeats, little beside a workbook of two million texts. */
const KEPT = 1 << 17;

/**
 * The shared strings of a workbook, by index. They are held as bytes, one after the other, and made into cells when they
 * are asked for: a million texts as objects would take ten times their bytes, and most sheets ask for few of them often.
 */
export class SharedTexts {
  #bytes: Buffer;
  #length = 0;
  /** Where each text ends. */
  #ends = new Uint32Array(1024);
  #count = 0;
  #ascii: boolean | undefined;
  #kept: (Cell | undefined)[] = [];
  #keptIndex = new Int32Array(0);

  /** `expected`: bytes they may take together. Memory is used only where a text is written. */
  constructor(expected: number) {
    this.#bytes = Buffer.allocUnsafeSlow(expected);
  }

  get size(): number {
    return this.#count;
  }

  /** @throws FileRefused CELL_TOO_LONG, TOO_MANY_ROWS */
  add(text: string): void {
    if (text.length > limits.cellCharacters) throw tooLong();
    const length = Buffer.byteLength(text);
    this.#reserve(length);
    this.#bytes.write(text, this.#length);
    this.#end(length);
  }

  /** The same for a text that is as it stands in `from`, between two places. */
  addBytes(source: Buffer, from: number, to: number): void {
    // A byte is at most one character.
    if (to - from > limits.cellCharacters) {
      this.add(source.toString('utf8', from, to));
      return;
    }
    this.#reserve(to - from);
    source.copy(this.#bytes, this.#length, from, to);
    this.#end(to - from);
  }

  /** The cell of a text; undefined when there is no such text. */
  at(index: number): Cell | undefined {
    if (index < 0 || index >= this.#count) return undefined;
    if (this.#ascii === undefined) this.#close();
    const place = index % this.#keptIndex.length;
    if (this.#keptIndex[place] === index) return this.#kept[place];
    const cell = this.#make(index);
    this.#keptIndex[place] = index;
    this.#kept[place] = cell;
    return cell;
  }

  #make(index: number): Cell {
    const from = index === 0 ? 0 : this.#ends[index - 1]!;
    const to = this.#ends[index]!;
    if (from === to) return blankCell;
    return textCell(this.#bytes.toString(this.#ascii ? 'latin1' : 'utf8', from, to));
  }

  #close(): void {
    this.#ascii = isAscii(this.#bytes.subarray(0, this.#length));
    const kept = Math.min(this.#count, KEPT);
    this.#kept = new Array<Cell | undefined>(kept);
    this.#keptIndex = new Int32Array(kept).fill(-1);
  }

  #reserve(length: number): void {
    if (this.#count >= limits.sharedStrings) {
      throw new FileRefused('TOO_MANY_ROWS', 'The workbook holds more texts than a spreadsheet can.');
    }
    if (this.#count === this.#ends.length) {
      const ends = new Uint32Array(this.#count * 2);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    if (this.#length + length > this.#bytes.length) {
      const bytes = Buffer.allocUnsafeSlow((this.#length + length) * 2);
      this.#bytes.copy(bytes, 0, 0, this.#length);
      this.#bytes = bytes;
    }
  }

  #end(length: number): void {
    this.#length += length;
    this.#ends[this.#count] = this.#length;
    this.#count += 1;
  }
}

function tooLong(): FileRefused {
  return new FileRefused('CELL_TOO_LONG', `A cell holds more than ${limits.cellCharacters} characters.`);
}
