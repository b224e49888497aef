import type { Issue } from '../../../domain/issue.ts';
import { FileRefused, type Refusal, refusalOf } from '../refusal.ts';
import type { OnRow, SheetInfo, SheetSummary } from '../sheet.ts';
import { createXmlParser } from '../xml/parser.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { inflateEntry } from '../zip/inflate.ts';
import { CellValues } from './cell-values.ts';
import { OddDialect } from './odd-dialect.ts';
import { writeDecoded } from './part-text.ts';
import { RowScanner } from './row-scanner.ts';
import { RowSink } from './row-sink.ts';
import { SheetOutside } from './sheet-outside.ts';
import { SheetParser } from './sheet-parser.ts';
import { SplitPart } from './split-part.ts';
import { countTokens, type TokenCount } from './token-count.ts';
import type { WorkbookParts } from './workbook.ts';

/**
 * Streams the rows of one sheet: through the fast scanner, and from the first row it does not understand through the
 * XML parser. After the sheet its rows and cells are compared with an independent count; a difference refuses the file.
 */
export async function readSheet(
  book: WorkbookParts,
  sheet: SheetInfo,
  onRow: OnRow,
  reader: 'scanner' | 'xml' = 'scanner',
): Promise<SheetSummary | Refusal> {
  const entry = book.sheetEntries[sheet.index];
  if (entry === undefined) throw new RangeError(`no sheet ${sheet.index}`);
  try {
    if (reader === 'xml') return await parseRows(book, entry, sheet, onRow, 0);
    return await scanRows(book, entry, sheet, onRow);
  } catch (error) {
    const refusal = refusalOf(error);
    return { ...refusal, sheet: refusal.sheet ?? sheet.name };
  }
}

async function scanRows(
  book: WorkbookParts,
  entry: ZipEntry,
  sheet: SheetInfo,
  onRow: OnRow,
): Promise<SheetSummary> {
  const sink = new RowSink(onRow);
  const values = new CellValues(book.strings, book.styles, book.date1904);
  const outside = new SheetOutside();
  const tokens: TokenCount = { rows: 0, cells: 0 };
  const scanner = new RowScanner(sink, values);
  const part = new SplitPart({ open: '<sheetData', item: '<row' }, createXmlParser(outside), (bytes) => {
    const end = scanner.scan(bytes);
    if (!sink.stopped) countTokens(bytes, end < 0 ? bytes.length : end, tokens);
    return end;
  });
  try {
    const complete = await inflateEntry(book.archive, entry, (chunk) => {
      part.push(chunk);
      return !sink.stopped;
    });
    if (complete) part.end();
    if (sink.stopped) return summary(sheet, sink, values, outside, 'scanner', false);
  } catch (error) {
    if (error instanceof OddDialect) return parseRows(book, entry, sheet, onRow, sink.delivered);
    throw error;
  }
  if (outside.strayElements > 0) return parseRows(book, entry, sheet, onRow, sink.delivered);
  if (tokens.rows !== sink.rowElements || tokens.cells !== sink.cellElements) throw notRead();
  return summary(sheet, sink, values, outside, 'scanner', true);
}

async function parseRows(
  book: WorkbookParts,
  entry: ZipEntry,
  sheet: SheetInfo,
  onRow: OnRow,
  after: number,
): Promise<SheetSummary> {
  const sink = new RowSink(onRow, after);
  const values = new CellValues(book.strings, book.styles, book.date1904);
  const events = new SheetParser(sink, values);
  const complete = await writeDecoded(book.archive, entry, createXmlParser(events), () => !sink.stopped);
  // Rows or cells outside sheetData are rows that were not read.
  if (complete && events.strayElements > 0) throw notRead();
  return summary(sheet, sink, values, events, 'xml', complete && !sink.stopped);
}

function summary(
  sheet: SheetInfo,
  sink: RowSink,
  values: CellValues,
  outside: SheetOutside,
  reader: 'scanner' | 'xml',
  complete: boolean,
): SheetSummary {
  const issues: Issue[] = [];
  if (sink.stray > 0) {
    issues.push({
      code: 'STRAY_CELL',
      severity: 'warning',
      sheet: sheet.name,
      message: 'Cells far to the right of the table were passed over. Clear them if they are not meant.',
      count: sink.stray,
    });
  }
  return {
    complete,
    rows: sink.rows,
    cells: sink.filled,
    hiddenRows: sink.hiddenRows,
    hiddenColumns: outside.hiddenColumns,
    merges: outside.merges,
    notCalculated: values.notCalculated,
    ragged: [],
    issues,
    reader,
  };
}

function notRead(): FileRefused {
  return new FileRefused(
    'ROWS_NOT_READ',
    'Some rows of a sheet could not be read for certain. Open the file in Excel, save it again as .xlsx and send that.',
  );
}
