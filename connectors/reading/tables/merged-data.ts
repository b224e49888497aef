import type { MergedRange } from '../sheet.ts';
import type { HeaderMatch } from './header-set.ts';

/**
 * Merged ranges that span several rows of data in a column that is read. Only their first row holds the value; the rows
 * below look blank although a person sees them filled, so the table cannot be read as it is (MERGED_DATA).
 */
export function mergedData(
  merges: readonly MergedRange[],
  match: HeaderMatch,
  firstDataRow: number,
  lastDataRow: number,
): readonly MergedRange[] {
  const columns = [...match.columns.keys()];
  return merges.filter((range) => {
    if (range.lastRow === range.firstRow) return false;
    const from = Math.max(range.firstRow, firstDataRow);
    const to = Math.min(range.lastRow, lastDataRow);
    if (from > to || (from === to && range.firstRow === from && range.lastRow > lastDataRow)) return false;
    return columns.some((column) => column >= range.firstColumn && column <= range.lastColumn);
  });
}
