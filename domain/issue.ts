export type Severity = 'error' | 'warning' | 'note';

/**
 * A data problem, as a value: something in an agency's file that a person should know of. Never holds a personal value.
 * `error`: the row or file was refused. `warning`: loaded, but not as sent. `note`: for information.
 */
export interface Issue {
  /** Upper snake case, stable: agencies and tests rely on it. */
  readonly code: string;
  readonly severity: Severity;
  readonly sheet?: string;
  /** Row number as the agency sees it in its own file. */
  readonly row?: number;
  /** Header of the column as the agency wrote it, or the column name of the extract. */
  readonly column?: string;
  /** The cell as a spreadsheet program names it (D14); that of the heading where the whole column is meant. */
  readonly cell?: string;
  /** What happened and what to do, in a sentence or two. */
  readonly message: string;
  /** How many cells or rows the issue stands for. */
  readonly count?: number;
}
