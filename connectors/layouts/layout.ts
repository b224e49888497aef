import { type Cell, type HeaderColumn, textCell } from '../reading/index.ts';

/** One row of a table of a national layout, by the column names of the table. */
export interface SourceRow {
  /** Blank where the file has no such column. */
  cell(column: string): Cell;
  /**
   * An id for something the layout gives none: the child's pseudonym and a date, joined by `|` (rulings, National
   * layouts). Blank when either is missing.
   */
  madeId(child: string, date: string): Cell;
}

/** Cells by column of the extract. */
export type TargetRow = Readonly<Record<string, Cell>>;

/** Rows of one extract that a table of a national layout gives. */
export interface LayoutTarget {
  readonly extract: string;
  /** Columns that the table cannot carry: a blank in them is no answer (returns contract, `absent`). */
  readonly absent: readonly string[];
  /** Columns that are filled -> the source column, so that a problem names the heading it stands under; '' when made. */
  readonly sources: Readonly<Record<string, string>>;
  /** The rows of the extract that one source row gives: none, one or several. */
  rows(source: SourceRow): readonly TargetRow[];
}

/** One table (list, module, file) of a national layout. */
export interface LayoutTable {
  readonly layout: string;
  readonly table: string;
  /** Agency whose folder it is dropped in. */
  readonly agency: string;
  readonly columns: readonly HeaderColumn[];
  /** Where its columns go; empty for a table that is recognised and not loaded. */
  readonly to: readonly LayoutTarget[];
  /** What the table cannot give, in words for the receipt; for a table without targets why it is not loaded. */
  readonly limit?: string;
  /** For a table without targets: nobody needs it, or it cannot be loaded. */
  readonly notLoaded?: 'NOT_NEEDED' | 'CANNOT_LOAD';
  /** The table says nothing alone: it is joined with others of the same sender and term (school census). */
  readonly isJoined?: boolean;
  /** Rows that are held apart and change rows of an extract: until a day, by child. Column -> source column. */
  readonly heldApart?: {
    readonly extract: string;
    readonly columns: { readonly child_id: string; readonly until_date: string };
  };
  /** Dates are written 2025-Feb-14. */
  readonly yearFirstMonthName?: boolean;
}

/** A target each row of which is one source row, column for column, with constants where the layout implies a value. */
export function direct(
  extract: string,
  sources: Readonly<Record<string, string>>,
  more: { readonly absent?: readonly string[]; readonly constants?: Readonly<Record<string, string>> } = {},
): LayoutTarget {
  const constants = Object.entries(more.constants ?? {}).map(
    ([name, text]) => [name, textCell(text)] as const,
  );
  const copied = Object.entries(sources);
  return {
    extract,
    absent: more.absent ?? [],
    sources: { ...sources, ...Object.fromEntries(constants.map(([name]) => [name, ''])) },
    rows(source) {
      const row: Record<string, Cell> = {};
      for (const [name, column] of copied) row[name] = source.cell(column);
      for (const [name, cell] of constants) row[name] = cell;
      return [row];
    },
  };
}

/** A target that a source row only gives where one of its cells is filled. */
export function where(column: string, target: LayoutTarget): LayoutTarget {
  return { ...target, rows: (source) => (source.cell(column).kind === 'blank' ? [] : target.rows(source)) };
}

/** A cell worked out from the source row, and the source column that it mostly comes from. */
export interface MadeCell {
  readonly from: string;
  readonly make: (source: SourceRow) => Cell;
}

/** A target with further cells worked out from the source row. */
export function withCells(target: LayoutTarget, made: Readonly<Record<string, MadeCell>>): LayoutTarget {
  const cells = Object.entries(made);
  return {
    ...target,
    sources: { ...target.sources, ...Object.fromEntries(cells.map(([name, { from }]) => [name, from])) },
    rows: (source) =>
      target.rows(source).map((row) => ({
        ...row,
        ...Object.fromEntries(cells.map(([name, { make }]) => [name, make(source)])),
      })),
  };
}
