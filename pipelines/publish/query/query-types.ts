/** What a statement may read, and how much of the machine it may take. */
export interface QueryLimits {
  /** Rows that are given back; one more is never fetched into the answer. */
  readonly maxRows: number;
  /** Seconds of wall time from the moment the child is ready. */
  readonly seconds: number;
  /** Megabytes of resident memory, above which the child is ended. */
  readonly residentMb: number;
  /** Characters of text in the answer. */
  readonly maxCharacters: number;
}

export const defaultQueryLimits: QueryLimits = {
  maxRows: 10_000,
  seconds: 10,
  residentMb: 1_200,
  maxCharacters: 20_000_000,
};

/** A value of a result: numbers where they are exact, ISO text for days and times, null for empty. */
export type QueryValue = string | number | boolean | null;

export interface QueryResult {
  /** Names in the order of the statement; a name that occurs twice has `_2` behind it the second time. */
  readonly columns: readonly string[];
  /** DuckDB's type of each column. */
  readonly types: readonly string[];
  readonly rows: readonly Readonly<Record<string, QueryValue>>[];
  /** True when the statement had more rows than were asked for. */
  readonly truncated: boolean;
}

/** What the parent tells the child: one statement over one database. */
export interface QueryRequest {
  readonly database: string;
  readonly sql: string;
  readonly limits: QueryLimits;
}

/** What the child answers. */
export type QueryAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: QueryResult }
  | {
      readonly kind: 'refused';
      readonly code: 'QUERY_REFUSED' | 'QUERY_WRONG' | 'QUERY_TOO_LARGE';
      readonly message: string;
    };
