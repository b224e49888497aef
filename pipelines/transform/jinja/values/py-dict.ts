import { keyOf } from './key.ts';

/**
 * A dict with Python's key equality: 1, 1.0 and True are one key and tuples compare by their items. The first
 * spelling of a key stays, as in Python. Keeps insertion order.
 */
export class PyDict extends Map<unknown, unknown> {
  /** From the canonical text of a key that is not a string to the key as first inserted. */
  private spellings: Map<string, unknown> | undefined;

  constructor(entries?: Iterable<readonly [unknown, unknown]> | null) {
    super();
    // Not super(entries): the fields of this class are not there yet while Map's constructor calls set.
    if (entries) for (const [key, value] of entries) this.set(key, value);
  }

  private spelling(key: unknown): unknown {
    if (typeof key === 'string') return key;
    const canonical = keyOf(key);
    if (canonical.startsWith('s')) return canonical.slice(1);
    return this.spellings?.has(canonical) ? this.spellings.get(canonical) : key;
  }

  override has(key: unknown): boolean {
    return super.has(this.spelling(key));
  }

  override get(key: unknown): unknown {
    return super.get(this.spelling(key));
  }

  override set(key: unknown, value: unknown): this {
    const spelling = this.spelling(key);
    if (typeof spelling !== 'string' && !super.has(spelling)) {
      this.spellings ??= new Map();
      this.spellings.set(keyOf(spelling), spelling);
    }
    return super.set(spelling, value);
  }

  override delete(key: unknown): boolean {
    const spelling = this.spelling(key);
    if (typeof spelling !== 'string') this.spellings?.delete(keyOf(spelling));
    return super.delete(spelling);
  }

  override clear(): void {
    this.spellings = undefined;
    super.clear();
  }
}

/** The entries of a Map or plain object. */
export function entriesOf(
  dict: Map<unknown, unknown> | Record<string, unknown>,
): Iterable<[unknown, unknown]> {
  return dict instanceof Map ? dict : Object.entries(dict);
}

/** The number of entries of a Map or plain object. */
export function dictSize(dict: Map<unknown, unknown> | Record<string, unknown>): number {
  return dict instanceof Map ? dict.size : Object.keys(dict).length;
}

/** Whether a Map or plain object has a key. */
export function hasKey(dict: Map<unknown, unknown> | Record<string, unknown>, key: unknown): boolean {
  if (dict instanceof Map) return dict.has(key);
  return typeof key === 'string' && Object.hasOwn(dict, key);
}

/** The value of a key; null for a JavaScript undefined. */
export function valueAt(dict: Map<unknown, unknown> | Record<string, unknown>, key: unknown): unknown {
  return (dict instanceof Map ? dict.get(key) : dict[key as string]) ?? null;
}
