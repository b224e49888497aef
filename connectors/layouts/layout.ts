import type { Cell, HeaderColumn } from '../reading/index.ts';

/** The cells of one source row, by the column names of its table; blank where the file has no such column. */
export type SourceCell = (column: string) => Cell;

/** Rows of one extract that a table of a national layout gives. */
export interface LayoutTarget {
  readonly extract: string;
  /** Columns that the table cannot carry: a blank in them is no answer (returns contract, `absent`). */
  readonly absent: readonly string[];
  /** Columns that `rows` fills, for telling the agency which heading a problem stands under: column -> source column. */
  readonly sources: Readonly<Record<string, string>>;
  /** The rows of the extract that one source row gives: none, one or several. */
  rows(cell: SourceCell): readonly TargetRow[];
}

/** Cells by column of the extract. */
export type TargetRow = ReadonlyMap<string, Cell>;

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
  /** For a table without targets: not wanted, or wanted but impossible to load. */
  readonly notLoaded?: 'NOT_NEEDED' | 'CANNOT_LOAD';
  /** Dates are written 2025-Feb-14. */
  readonly yearFirstMonthName?: boolean;
}
