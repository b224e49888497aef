import { type HeaderMatch, lettersOfColumn, type SheetSummary } from '../../../connectors/reading/index.ts';
import type { TableScan } from '../../../connectors/reading/tables/table-scan.ts';
import type { Issue } from '../../../domain/issue.ts';

/** What is to be said of a table beside its rows: what was passed over, what was missing, what is odd about the sheet. */
export function tableIssues(
  sheet: string | null,
  match: HeaderMatch,
  scan: TableScan,
  summary: SheetSummary,
  unheaded: ReadonlyMap<number, number>,
): Issue[] {
  const place = sheet ? { sheet } : {};
  const issues: Issue[] = [...summary.issues];
  for (const { heading } of match.unknown)
    issues.push({
      code: 'COLUMN_IGNORED',
      severity: 'note',
      ...place,
      column: heading,
      message: 'The return has no such column; it was not read.',
    });
  for (const { heading } of match.shadowed)
    issues.push({
      code: 'COLUMN_IGNORED',
      severity: 'note',
      ...place,
      column: heading,
      message: 'Another heading names the same column better; this one was not read.',
    });
  const optional = match.missing.filter((name) => !match.missingRequired.includes(name));
  const missing = optional.map((name) => match.set.columns.find((column) => column.name === name)!.header);
  if (missing.length > 0)
    issues.push({
      code: 'COLUMNS_NOT_SENT',
      severity: 'note',
      ...place,
      message: `Columns of the return that the file does not have: ${missing.map((header) => `"${header}"`).join(', ')}.`,
      count: missing.length,
    });
  for (const [column, filled] of unheaded) {
    const letters = lettersOfColumn(column);
    issues.push({
      code: 'COLUMN_WITHOUT_HEADING',
      // Where the return lacks a column, it may well be this one.
      severity: match.missing.length > 0 && filled * 2 >= scan.dataRows ? 'warning' : 'note',
      ...place,
      cell: `${letters}${match.headerRow}`,
      count: filled,
      message: `Column ${letters} has values but no heading; it was not read. Give it the heading of the return if it is part of it.`,
    });
  }
  for (const { row, kind } of scan.skipped) {
    if (kind !== 'other_table') issues.push({ ...skipped[kind], severity: 'note', ...place, row });
  }
  const other = scan.skipped.filter(({ kind }) => kind === 'other_table');
  if (other.length > 0)
    issues.push({
      code: 'OTHER_TABLE_SKIPPED',
      severity: 'warning',
      ...place,
      row: other[0]!.row,
      count: other.length,
      message:
        'Below the table another one begins here; its rows were not read. Send it as a file or sheet of its own if it is a return.',
    });
  if (summary.hiddenRows > 0)
    issues.push({
      code: 'HIDDEN_ROWS',
      severity: 'note',
      ...place,
      count: summary.hiddenRows,
      message: `${summary.hiddenRows} hidden or filtered rows were read like the others.`,
    });
  const hidden = [...match.columns.keys()].filter((column) =>
    summary.hiddenColumns.some(({ first, last }) => column >= first && column <= last),
  );
  if (hidden.length > 0)
    issues.push({
      code: 'HIDDEN_COLUMNS',
      severity: 'note',
      ...place,
      count: hidden.length,
      message: `Hidden columns were read like the others: ${hidden.map((column) => `"${match.headings.get(column) ?? lettersOfColumn(column)}"`).join(', ')}.`,
    });
  return issues;
}

const skipped = {
  total: { code: 'TOTAL_ROW_SKIPPED', message: 'This is a row of totals; it was not counted.' },
  repeated_heading: {
    code: 'HEADING_ROW_SKIPPED',
    message: 'The headings are repeated here; the row was not counted.',
  },
  note: { code: 'NOTE_ROW_SKIPPED', message: 'This is a note, not a row of the return; it was not counted.' },
} as const;
