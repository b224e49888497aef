import { lettersOfColumn, type MergedRange } from '../../../connectors/reading/index.ts';
import type { Issue } from '../../../domain/issue.ts';

const inSheet = (sheet: string | null) => (sheet ? { sheet } : {});

/** Why a table cannot be loaded as it stands, and how to mend it. Never a value of the file. */
export const tableFault = {
  duplicateHeader: (sheet: string | null, column: string, letters: readonly string[]): Issue => ({
    code: 'DUPLICATE_HEADER',
    severity: 'error',
    ...inSheet(sheet),
    column,
    message: `Columns ${letters.join(' and ')} have the same heading, and they may differ. Keep one of them, or give each its own heading.`,
  }),

  mergedData: (
    sheet: string | null,
    column: string | undefined,
    { firstRow, firstColumn }: MergedRange,
  ): Issue => ({
    code: 'MERGED_DATA',
    severity: 'error',
    ...inSheet(sheet),
    row: firstRow,
    ...(column ? { column } : {}),
    cell: `${lettersOfColumn(firstColumn)}${firstRow}`,
    message:
      'Cells of several rows are merged from here on down, so that only the first of them holds the value. Unmerge them, fill in every row, and send it again.',
  }),

  dateOrder: (sheet: string | null, column: string, row: number): Issue => ({
    code: 'DATE_ORDER_CONFLICT',
    severity: 'error',
    ...inSheet(sheet),
    column,
    ...(row > 0 ? { row } : {}),
    message:
      'Dates in this column have the month first (04/13 can only be 13 April), so none of them is certain. Write every date of the column with the day first, dd/mm/yyyy. The row is the first where it shows.',
  }),

  notCalculated: (sheet: string | null, column: string | undefined): Issue => ({
    code: 'FORMULA_NOT_CALCULATED',
    severity: 'error',
    ...inSheet(sheet),
    ...(column ? { column } : {}),
    message:
      'The cells hold formulas whose results were not saved. Open the file in Excel, let it calculate, save it and send that.',
  }),
} as const;
