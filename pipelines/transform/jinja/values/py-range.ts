import { PythonError } from '../error.ts';

/** Python's range: a sequence of integers that is not stored. */
export class PyRange {
  readonly pyType = 'range';
  readonly start: number;
  readonly stop: number;
  readonly step: number;

  constructor(start: number, stop: number, step: number) {
    if (step === 0) throw new PythonError('ValueError', 'range() arg 3 must not be zero');
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  get length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }

  at(index: number): number {
    return this.start + index * this.step;
  }

  has(value: number): boolean {
    const index = (value - this.start) / this.step;
    return Number.isInteger(index) && index >= 0 && index < this.length;
  }

  /** The part a normalised slice selects. */
  slice(start: number, length: number, step: number): PyRange {
    const from = this.at(start);
    return new PyRange(from, from + length * step * this.step, step * this.step);
  }

  toString(): string {
    const step = this.step === 1 ? '' : `, ${this.step}`;
    return `range(${this.start}, ${this.stop}${step})`;
  }

  *[Symbol.iterator](): IterableIterator<number> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }
}
