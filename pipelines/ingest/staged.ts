import type { Issue } from '../../domain/issue.ts';
import type { PlainDate } from '../../domain/plain-date.ts';

// What a parsing child hands to the loader: everything about a file but its rows, which lie in row files.

/** The days a submission says it covers, and where it says so. */
export interface Window {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly takenFrom: 'details_sheet' | 'file_name' | 'not_stated';
}

/** The rows of one sheet for one extract, read, checked row by row and pseudonymised. */
export interface StagedPart {
  readonly sheet: string | null;
  /** Null: recognised (a list of a national layout) but not loaded; `issues` say why. */
  readonly extract: string | null;
  readonly layout: string | null;
  /** Path of the row file; null when no row was staged. */
  readonly rowFile: string | null;
  readonly rowsRead: number;
  /** Of the rows read, those that are not in the row file: a stray comma had shifted them. All are refused. */
  readonly rowsShifted: number;
  readonly issues: readonly Issue[];
  /** Columns of the extract that the table of a national layout cannot carry. */
  readonly absentColumns: readonly string[];
  /** Columns that no heading of the file gave; a layout's rows leave what is held in them alone. */
  readonly missingColumns: readonly string[];
  /** Column -> heading as the agency wrote it. */
  readonly headings: Readonly<Record<string, string>>;
  /**
   * The rows are no rows of the extract: they name children until a day, and mark their episodes (the 903 table uasc).
   * Such a part covers no days of the extract.
   */
  readonly isHeldApart?: boolean;
  /** What keeps the table from being read as it stands: the file is refused, and says all of it at once. */
  readonly faults?: readonly Issue[];
  /** The table is to be joined with the other school census tables of this term that came from the sender. */
  readonly joinTerm?: string;
}

/** A mapping of unknown headers that would make the file readable, for a person to approve. */
export interface ProposedMapping {
  readonly sheet: string | null;
  readonly extract: string;
  readonly headers: readonly { readonly header: string; readonly column: string }[];
}

/** Where the headings of a table stand: tells the cell of an issue. */
export interface TablePlace {
  readonly sheet: string | null;
  readonly headingRow: number;
  /** Heading as written -> letters of its column. */
  readonly letters: Readonly<Record<string, string>>;
}

export interface StagedFile {
  readonly refused?: undefined;
  readonly kind: 'xlsx' | 'csv' | 'xml';
  readonly window: Window;
  readonly extractedOn: PlainDate | null;
  readonly isProvisional: boolean;
  readonly parts: readonly StagedPart[];
  /** Issues of the file as a whole. */
  readonly issues: readonly Issue[];
  readonly tables: readonly TablePlace[];
}

/** A file that cannot be loaded, with everything there is to say about it. */
export interface RefusedFile {
  readonly refused: true;
  readonly reason: Issue;
  readonly issues: readonly Issue[];
  readonly extract: string | null;
  readonly window: Window;
  /** Not empty: the file is held, and loads when these mappings are approved, one of each sheet whose headings drifted. */
  readonly proposals: readonly ProposedMapping[];
  readonly rowsRead: number;
  readonly tables: readonly TablePlace[];
  /** What could be read all the same, so that everything that is wrong is said at once. Never loaded. */
  readonly parts: readonly StagedPart[];
}

export type StageOutcome = StagedFile | RefusedFile;

export const noWindow: Window = { from: null, to: null, takenFrom: 'not_stated' };

/** A reader's refusal as the reason of a refused file. */
export function refusedFile(
  refusal: Pick<Issue, 'code' | 'message' | 'sheet' | 'row' | 'column' | 'cell' | 'count'>,
  more: Partial<Omit<RefusedFile, 'refused' | 'reason'>> = {},
): RefusedFile {
  const { code, message, sheet, row, column, cell, count } = refusal;
  return {
    refused: true,
    reason: { code, severity: 'error', message, sheet, row, column, cell, count },
    issues: [],
    extract: null,
    window: noWindow,
    proposals: [],
    rowsRead: 0,
    tables: [],
    parts: [],
    ...more,
  };
}
