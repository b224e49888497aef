import { join } from 'node:path';
import type { LayoutTable } from '../../../connectors/layouts/layout.ts';
import { cellReader } from '../../../connectors/reading/index.ts';
import type { LayoutWriters } from './read-layout.ts';
import { createRowFile } from './row-file.ts';
import { issueLog, rowIssue } from './row-issues.ts';
import type { StageContext } from './stage-file.ts';

/** Takes rows that only name a child and a day; they are kept beside the extract whose rows they mark. */
export function openHeldApart(
  table: LayoutTable,
  sheet: string | null,
  context: StageContext,
): LayoutWriters {
  const { extract, columns } = table.heldApart!;
  const { request, pseudonyms, date1904 } = context;
  const path = join(request.outputFolder, `${context.nextPart()}-held-apart.rows`);
  const file = createRowFile(path);
  const log = issueLog();
  const readId = cellReader('id');
  const readDay = cellReader('date', { date1904 });
  let written = 0;
  return {
    add(cellOf, from, row) {
      const child = readId(cellOf(columns.child_id)).value;
      const until = readDay(cellOf(columns.until_date)).value;
      if (child === null) log.add(rowIssue.requiredBlank({ sheet: from, row, column: columns.child_id }));
      if (until === null) log.add(rowIssue.requiredBlank({ sheet: from, row, column: columns.until_date }));
      const isRefused = child === null || until === null;
      const id = child === null ? null : pseudonyms.identifier('child_id', child);
      file.write([String(++written), String(row), String(isRefused), from, id, until]);
    },
    finish(rows, shiftedRows, issues) {
      file.close();
      for (const issue of issues) log.add(issue);
      return [
        {
          sheet,
          extract,
          layout: `${table.layout}/${table.table}`,
          rowFile: path,
          rowsRead: rows,
          rowsShifted: shiftedRows,
          issues: [
            ...log.issues,
            {
              code: 'LAYOUT_LIMIT',
              severity: 'note',
              ...(sheet ? { sheet } : {}),
              message: `Read as ${table.layout} ${table.table}. ${table.limit ?? ''}`.trim(),
            },
          ],
          absentColumns: [],
          missingColumns: [],
          headings: {},
          isHeldApart: true,
        },
      ];
    },
  };
}
