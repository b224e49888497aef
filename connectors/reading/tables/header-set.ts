/** One column that a table may have: its name, the header printed on the template and the other headers it goes by. */
export interface HeaderColumn {
  readonly name: string;
  readonly header: string;
  readonly also?: readonly string[];
  readonly required?: boolean;
}

/** The headers of one kind of table (an extract, a list of a national layout). */
export interface HeaderSet {
  readonly id: string;
  readonly columns: readonly HeaderColumn[];
}

/** How a row of headings fits one header set. Columns count from 0. */
export interface HeaderMatch {
  readonly set: HeaderSet;
  /** First and last spreadsheet row of the heading (the same unless it takes two rows). */
  readonly firstRow: number;
  readonly headerRow: number;
  /** Column -> name in the set. */
  readonly columns: ReadonlyMap<number, string>;
  /** Column -> heading as the agency wrote it, mapped or not. */
  readonly headings: ReadonlyMap<number, string>;
  /** Headings that the set does not know. */
  readonly unknown: readonly { readonly column: number; readonly heading: string }[];
  /** Headings that name a column which a better heading already holds; they are not read. */
  readonly shadowed: readonly { readonly column: number; readonly heading: string; readonly name: string }[];
  /** Names of the set that no heading gives. */
  readonly missing: readonly string[];
  readonly missingRequired: readonly string[];
  /** The same name twice, equally well: which of them is meant cannot be known (DUPLICATE_HEADER). */
  readonly duplicates: readonly { readonly name: string; readonly columns: readonly number[] }[];
  /** Share of the set's columns that were found, 0 to 1 (returns contract, recognition). */
  readonly score: number;
}
