import type { Ready } from './reply.ts';

const MAX_BYTES = 64 * 1024 * 1024;
/** An answer larger than this is made anew each time. */
export const MAX_KEPT_ANSWER = 8 * 1024 * 1024;

/** Answers of one release that were asked for lately, as bytes; what is being made is made once for all who wait. */
export class AnswerCache {
  readonly #kept = new Map<string, Ready>();
  readonly #making = new Map<string, Promise<Ready | undefined>>();
  #bytes = 0;

  get(key: string): Ready | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  /** The answer that another request is making, or undefined when nobody is. */
  making(key: string): Promise<Ready | undefined> | undefined {
    return this.#making.get(key);
  }

  /** Says that an answer is being made; undefined in the end when it is too large to keep. */
  startMaking(key: string, answer: Promise<Ready | undefined>): void {
    this.#making.set(key, answer);
    const forget = () => this.#making.delete(key);
    answer.then((ready) => {
      forget();
      if (ready) this.#keep(key, ready);
    }, forget);
  }

  #keep(key: string, ready: Ready): void {
    this.#kept.set(key, ready);
    this.#bytes += sizeOf(ready);
    for (const [oldKey, old] of this.#kept) {
      if (this.#bytes <= MAX_BYTES) break;
      this.#kept.delete(oldKey);
      this.#bytes -= sizeOf(old);
    }
  }
}

const sizeOf = (ready: Ready) => ready.bytes.length + (ready.gzip?.length ?? 0);
