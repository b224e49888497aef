import { lettersOfColumn } from '../../../connectors/reading/index.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { TablePlace } from '../staged.ts';
import type { RecognisedSheet } from './recognise.ts';

/** Where the headings of a sheet stand; of two columns with one heading the first. */
export function tablePlace({ head, fit, counts }: RecognisedSheet): TablePlace {
  const letters: Record<string, string> = Object.create(null);
  for (const [column, heading] of counts ? countsHeadings(counts) : fit.match.headings)
    letters[heading] ??= lettersOfColumn(column);
  return { sheet: head.info.name || null, headingRow: counts?.row ?? fit.match.headerRow, letters };
}

function countsHeadings(counts: NonNullable<RecognisedSheet['counts']>): [number, string][] {
  return [
    [counts.measure, 'Measure'],
    ...counts.periods.map((one): [number, string] => [one.column, one.heading]),
  ];
}

/** The same issues, each with its cell where one is meant; a whole column by the cell of its heading. */
export function locateIssues(issues: readonly Issue[], tables: readonly TablePlace[]): Issue[] {
  const bySheet = new Map(tables.map((table) => [table.sheet ?? '', table]));
  return issues.map((issue) => {
    const table = bySheet.get(issue.sheet ?? '');
    const letters = issue.column === undefined ? undefined : table?.letters[issue.column];
    if (!table || letters === undefined || issue.cell !== undefined) return issue;
    // What stands for many rows at once names no single cell of them.
    if (issue.row === undefined && (issue.count ?? 1) > 1) return issue;
    return { ...issue, cell: `${letters}${issue.row ?? table.headingRow}` };
  });
}
