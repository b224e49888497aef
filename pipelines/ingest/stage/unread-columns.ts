import { cellAt, lettersOfColumn, type SheetRow } from '../../../connectors/reading/index.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { CountsHeading } from './counts-sheet.ts';

/** Columns of the sheet that people make whose heading is no period: their figures would be missing without a word. */
export class UnreadColumns {
  readonly #heading: CountsHeading;
  readonly #figures = new Map<number, number>();

  constructor(heading: CountsHeading) {
    this.#heading = heading;
  }

  add(row: SheetRow): void {
    for (const { column } of this.#heading.others) {
      if (/^\s*[\d<*]/.test(cellAt(row, column).text))
        this.#figures.set(column, (this.#figures.get(column) ?? 0) + 1);
    }
  }

  issues(sheet: string | null): Issue[] {
    return this.#heading.others.map(({ column, heading }): Issue => {
      const count = this.#figures.get(column);
      return {
        code: count ? 'HEADING_IS_NO_PERIOD' : 'COLUMN_IGNORED',
        severity: count ? 'warning' : 'note',
        ...(sheet ? { sheet } : {}),
        row: this.#heading.row,
        column: heading,
        cell: `${lettersOfColumn(column)}${this.#heading.row}`,
        ...(count ? { count } : {}),
        message: count
          ? 'No period can be read from the heading, so the figures under it were not read. Write it like Q2 2017/18, Jul 2017, 2017/18 or 30/09/2017.'
          : 'The heading is no period; the column was not read.',
      };
    });
  }
}
