import { RequestProblem } from './problem.ts';

/** A limit on work under way at once: who comes when all slots and places in the queue are taken is sent away. */
export class Slots {
  readonly #slots: number;
  readonly #places: number;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(slots: number, places: number) {
    this.#slots = slots;
    this.#places = places;
  }

  /** Waits for a slot and gives what releases it. Throws RequestProblem 503 when too many wait. */
  async take(): Promise<() => void> {
    if (this.#taken >= this.#slots) {
      if (this.#waiting.length >= this.#places)
        throw new RequestProblem(503, 'Too many questions wait for an answer. Ask again in a few seconds.', {
          'retry-after': '5',
        });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#taken++;
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken--;
    };
  }
}
