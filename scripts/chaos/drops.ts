import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers from a seed, the same in every run. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // A linear congruential generator is random enough to choose moments and rows.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const header = 'Referral ID,Child ID,Referral date,Referral source,No further action';
const first = '2017-04-01';
const last = '2017-06-30';

/** What is dropped, and what the warehouse must hold when all of it has been taken in order. */
export class Drops {
  /** Referral id -> its row as sent last. */
  readonly held = new Map<string, string>();
  readonly names: string[] = [];
  readonly #inbox: string;
  readonly #random: (below: number) => number;
  readonly #sent: string[] = [];
  #rows = new Map<string, string>();
  #next = 1;

  constructor(inbox: string, seed: number) {
    this.#inbox = join(inbox, 'childrens_social_care');
    this.#random = randomNumbers(seed);
    mkdirSync(this.#inbox, { recursive: true });
  }

  /** Drops one file: mostly a restatement of the quarter, sometimes an old file again, or one that cannot be read. */
  drop(): void {
    const kind = this.#random(10);
    if (kind === 0 && this.#sent.length > 0) this.#put(this.#sent[this.#random(this.#sent.length)]!);
    else if (kind === 1) this.#put(`${header}\n"R1,unclosed ${this.#next}\n`);
    else this.#restate();
  }

  #restate(): void {
    const rows = new Map(this.#rows);
    for (let i = this.#random(6); i > 0; i--) {
      const id = `R${this.#random(60)}`;
      // Few enough to withdraw that the guard does not hold the file.
      if (this.#random(3) === 0 && this.#rows.size - rows.size < 8) rows.delete(id);
      else
        rows.set(
          id,
          `${id},C${this.#random(20)},${day(this.#random(28) + 1)},Police,${this.#random(2) ? 'Yes' : 'No'}`,
        );
    }
    this.#rows = rows;
    // A row of its own makes every restatement another file.
    const lines = [...rows.values(), `R900,C${this.#next},${day(1)},Police,No`];
    const text = `${header}\n${lines.join('\n')}\n`;
    this.#put(text);
    this.#sent.push(text);
    this.held.clear();
    for (const line of lines) this.held.set(line.split(',')[0]!, line);
  }

  /** The name states the quarter; the number in brackets orders the files and is passed over. */
  #put(text: string): void {
    const name = `referrals_${first}_${last} (${String(this.#next++).padStart(5, '0')}).csv`;
    const whole = join(this.#inbox, name);
    writeFileSync(`${whole}.part`, text);
    renameSync(`${whole}.part`, whole);
    this.names.push(name);
  }
}

function day(number: number): string {
  return `${String(number).padStart(2, '0')}/05/2017`;
}
