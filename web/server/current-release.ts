import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openRelease, type Pointer, type Release } from './release.ts';

const RETRY_MS = 5_000;

/**
 * Follows publish/current.json: `get` gives the release it points at, opening a new one once for all who ask. When that
 * is missing or damaged, the release before goes on being served (at start-up, the newest that is whole), and the reason
 * is told.
 */
export class CurrentRelease {
  readonly #folder: string;
  readonly #alarm: (line: string) => void;
  #served: Release | undefined;
  /** What the pointer was when `#served` was decided, and when that was. */
  #seen = '';
  #isWhole = false;
  #triedAt = 0;
  #opening: Promise<void> | undefined;

  constructor(folder: string, alarm: (line: string) => void) {
    this.#folder = folder;
    this.#alarm = alarm;
  }

  /** The release to serve now, without waiting; undefined while it must be looked for (`find`). */
  atHand(): Release | undefined {
    if (!this.#served || this.#opening) return undefined;
    if (this.#signature() !== this.#seen) return undefined;
    if (!this.#isWhole && performance.now() - this.#triedAt > RETRY_MS) return undefined;
    return this.#served;
  }

  /** The release to serve, after a look at the pointer; undefined when nothing is published. */
  async find(): Promise<Release | undefined> {
    const release = this.atHand();
    if (release) return release;
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    await this.#opening;
    return this.#served;
  }

  close(): void {
    this.#served?.retire();
    this.#served = undefined;
  }

  async #open(): Promise<void> {
    this.#seen = this.#signature();
    this.#triedAt = performance.now();
    let pointer: Pointer | undefined;
    try {
      pointer = this.#readPointer();
      if (!pointer) {
        // Withdrawn on purpose or not there yet: what is served stays until there is something to serve instead.
        this.#isWhole = this.#served === undefined;
        return;
      }
      this.#serve(await openRelease(this.#folder, pointer));
      this.#isWhole = true;
    } catch (error) {
      this.#isWhole = false;
      const run = pointer?.run ?? 'current.json';
      this.#alarm(`Release ${run} cannot be served: ${(error as Error).message.split('\n')[0]}.`);
      if (!this.#served) await this.#openAnother(pointer?.run);
      if (this.#served) this.#alarm(`Release ${this.#served.run} is served in its place.`);
    }
  }

  /** At start-up with a damaged release: the newest of the others that is whole. */
  async #openAnother(damaged: string | undefined): Promise<void> {
    const runs = readdirSync(this.#folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== damaged)
      .map((entry) => entry.name)
      .filter((name) => existsSync(join(this.#folder, name, 'scorecard.duckdb')))
      .sort()
      .reverse();
    for (const run of runs) {
      try {
        const pointer = { database: `${run}/scorecard.duckdb`, site: `${run}/site`, run, published_at: '' };
        this.#serve(await openRelease(this.#folder, pointer));
        return;
      } catch {
        // Damaged too; the one before it is tried.
      }
    }
  }

  #serve(release: Release): void {
    this.#served?.retire();
    this.#served = release;
  }

  #readPointer(): Pointer | undefined {
    const file = join(this.#folder, 'current.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Pointer) : undefined;
  }

  /** Changes whenever the pointer is replaced: it is renamed into place, so its number changes too. */
  #signature(): string {
    const stat = statSync(join(this.#folder, 'current.json'), { throwIfNoEntry: false });
    return stat ? `${stat.ino}|${stat.mtimeMs}|${stat.size}` : '';
  }
}
