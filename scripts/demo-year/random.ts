/** A seeded stream of random numbers (sfc32), so that the demonstration year is the same on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    let hash = 2166136261;
    const word = (salt: string): number => {
      for (const character of seed + salt) {
        hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
      }
      return hash;
    };
    this.a = word('a');
    this.b = word('b');
    this.c = word('c');
    for (let i = 0; i < 12; i += 1) {
      this.next();
    }
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number from low to high, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) {
      throw new RangeError('nothing to pick from');
    }
    return item;
  }

  /** One key of a table of weights; weights need not add to one. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    const index = this.weightedIndex(entries.map((entry) => entry[1]));
    return entries[index]![0];
  }

  /** The place of one weight, drawn in proportion. */
  weightedIndex(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < weights.length; i += 1) {
      rest -= weights[i]!;
      if (rest < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** A new list in random order. */
  shuffled<T>(items: readonly T[]): T[] {
    const list = [...items];
    for (let i = list.length - 1; i > 0; i -= 1) {
      const j = Math.floor(this.next() * (i + 1));
      [list[i], list[j]] = [list[j]!, list[i]!];
    }
    return list;
  }
}
