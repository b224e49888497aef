/**
 * Lets the connections of one database commit one after the other. A statement that is its own transaction needs it
 * not: DuckDB writes the commits of a file one at a time itself, and between BEGIN and COMMIT no two of the runner's
 * transactions touch the same relation.
 */
export class CommitLock {
  private last: Promise<unknown> = Promise.resolve();

  /** Does the work when all that was asked before is done, well or not. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => {});
    return mine;
  }
}
