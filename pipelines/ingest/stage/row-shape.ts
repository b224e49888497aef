import type { Issue } from '../../../domain/issue.ts';

const at = (sheet: string | null, row: number) => ({ ...(sheet ? { sheet } : {}), row });

/** What is to be said of a CSV record that is not as wide as the heading. */
export const rowShape = {
  shifted: (sheet: string | null, row: number): Issue => ({
    code: 'ROW_SHIFTED',
    severity: 'error',
    ...at(sheet, row),
    message:
      'The row has more values than there are headings, as when a comma inside a value is not quoted; it was refused. Put the value into quotation marks, or send the return as .xlsx.',
  }),

  other_delimiter: (sheet: string | null, row: number): Issue => ({
    code: 'ROW_SHIFTED',
    severity: 'error',
    ...at(sheet, row),
    message:
      'The values of the row are separated by another character than the headings; it was refused. Use one separator in the whole file, or send the return as .xlsx.',
  }),

  short: (sheet: string | null, row: number): Issue => ({
    code: 'ROW_SHORT',
    severity: 'warning',
    ...at(sheet, row),
    message:
      'The row has fewer values than there are headings; those missing at its end were read as blank. Check that nothing is lost, as when a line break inside a value is not quoted.',
  }),
} as const;
