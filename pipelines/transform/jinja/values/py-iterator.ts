/** A Python generator or iterator: it can be gone through once. What is left over stays for the next use. */
export class PyIterator {
  readonly pyType: string;
  private readonly source: Iterator<unknown>;

  constructor(source: Iterable<unknown>, pyType = 'generator') {
    this.pyType = pyType;
    this.source = source[Symbol.iterator]();
  }

  next(): IteratorResult<unknown> {
    return this.source.next();
  }

  // No `return`: leaving a loop early must not close the generator.
  [Symbol.iterator](): Iterator<unknown> {
    return { next: () => this.source.next() };
  }
}
