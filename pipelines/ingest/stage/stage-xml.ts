import { xmlLayouts } from '../../../connectors/layouts/index.ts';
import { blankCell, type Cell, textCell, type XmlFile } from '../../../connectors/reading/index.ts';
import { refusedFile, type StagedPart, type StageOutcome } from '../staged.ts';
import { isFault } from './file-fault.ts';
import { type LayoutWriters, openLayoutTable } from './read-layout.ts';
import { recogniseIssue } from './recognise-issues.ts';
import type { StageContext } from './stage-file.ts';

/** Reads a national layout that came as XML: its records become rows of the same tables that it has as CSV. */
export function stageXml(file: XmlFile, context: StageContext): StageOutcome {
  const { request, details } = context;
  const layout = xmlLayouts.find(({ root }) => root === file.root);
  const more = { issues: [...file.issues, ...details.issues], window: details.window };
  if (!layout) return refusedFile(unknownXml, more);
  if (layout.agency !== request.agency)
    return refusedFile(recogniseIssue.wrongFolder(layout.layout, layout.agency, request.agency), more);

  const open = new Map<string, { writers: LayoutWriters; rows: number }>();
  const tables = new Map(layout.tables.map((table) => [table.table, table]));
  const fault = file.readRecords(layout.records, (record) => {
    for (const { table, cells, line } of layout.rows(record)) {
      const known = tables.get(table)!;
      let part = open.get(table);
      if (!part) {
        const names = known.columns.map(({ name }) => [name, name]);
        part = { writers: openLayoutTable(known, table, Object.fromEntries(names), context), rows: 0 };
        open.set(table, part);
      }
      part.rows++;
      const cellOf = (column: string): Cell => {
        const text = cells[column];
        return text === undefined ? blankCell : textCell(text);
      };
      part.writers.add(cellOf, table, line);
    }
  });
  if (isFault(fault)) return refusedFile(fault, more);
  const order = layout.tables.map(({ table }) => table);
  const parts: StagedPart[] = [...open]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .flatMap(([, { writers, rows }]) => writers.finish(rows, 0, []));
  const filled = parts.filter((part) => part.rowsRead > 0);
  if (filled.length === 0) return refusedFile(noRecords, more);
  return {
    kind: 'xml',
    window: details.window,
    extractedOn: details.extractedOn,
    isProvisional: details.isProvisional,
    parts: filled,
    issues: more.issues,
    tables: [],
  };
}

const unknownXml = {
  code: 'UNKNOWN_LAYOUT',
  message: 'This XML is neither a children in need census nor an SSDA903 return.',
} as const;

const noRecords = {
  code: 'NO_ROWS',
  message: 'The file holds no children. Check the export and send it again.',
} as const;
