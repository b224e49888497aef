import { RequestProblem } from './problem.ts';

const FORGET_MS = 10 * 60_000;
const MAX_CLIENTS = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** So many requests a minute for each address, as a bucket that fills evenly: a burst of a whole minute's worth may come. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Counts one request of `client`. Throws RequestProblem 429 with the seconds to wait. */
  count(client: string): void {
    const now = this.#now();
    if (this.#buckets.size > MAX_CLIENTS) this.#forget(now);
    const known = this.#buckets.get(client);
    const filled = known ? known.tokens + ((now - known.at) / 60_000) * this.#perMinute : this.#perMinute;
    const tokens = Math.min(this.#perMinute, filled);
    this.#buckets.set(client, { tokens: Math.max(0, tokens - 1), at: now });
    if (tokens >= 1) return;
    const seconds = Math.ceil(((1 - tokens) * 60) / this.#perMinute);
    throw new RequestProblem(
      429,
      `More than ${this.#perMinute} requests a minute. Wait ${seconds} seconds.`,
      { 'retry-after': String(seconds) },
    );
  }

  #forget(now: number): void {
    for (const [client, bucket] of this.#buckets)
      if (now - bucket.at > FORGET_MS) this.#buckets.delete(client);
    if (this.#buckets.size > MAX_CLIENTS) this.#buckets.clear();
  }
}
