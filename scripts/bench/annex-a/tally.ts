/** What a reader found, folded into numbers that differ when any cell does: every cell is touched, none is kept. */
export class Tally {
  rows = 0;
  cells = 0;
  #hash = 0x811c9dc5;

  /** A cell that is not blank, as a person sees it, by its place. */
  add(sheet: number, row: number, column: number, text: string): void {
    this.cells++;
    let hash = this.#hash ^ Math.imul(sheet * 1_048_583 + row, 0x9e3779b1) ^ column;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    this.#hash = hash;
  }

  toString(): string {
    return `${this.rows} rows, ${this.cells} cells, ${(this.#hash >>> 0).toString(16)}`;
  }
}
