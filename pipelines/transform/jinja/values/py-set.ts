import { keyOf } from './key.ts';

/** A Python set. It iterates in insertion order (Python's order is arbitrary). */
export class PySet {
  readonly pyType = 'set';
  private readonly items = new Map<string, unknown>();

  constructor(items: Iterable<unknown> = []) {
    for (const item of items) this.add(item);
  }

  get size(): number {
    return this.items.size;
  }

  has(item: unknown): boolean {
    return this.items.has(keyOf(item));
  }

  add(item: unknown): void {
    const key = keyOf(item);
    if (!this.items.has(key)) this.items.set(key, item);
  }

  delete(item: unknown): boolean {
    return this.items.delete(keyOf(item));
  }

  clear(): void {
    this.items.clear();
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return this.items.values();
  }
}
