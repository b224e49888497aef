import type { Issue } from '../../../domain/issue.ts';
import { blankCell, Cell, isErrorText, textCell } from '../cell.ts';
import { limits } from '../limits.ts';
import { FileRefused, type Refusal, refusalOf } from '../refusal.ts';
import type { OnRow, SheetSummary, TabularFile } from '../sheet.ts';
import { decodeCsv } from './decode.ts';
import { type CsvShape, csvShape } from './delimiter.ts';
import { tokenizeCsv } from './tokenizer.ts';

/**
 * Opens a CSV file as one sheet without a name.
 * @throws FileRefused ENCODING, TRUNCATED, TOO_MANY_ROWS
 */
export function openCsv(bytes: Buffer, issues: readonly Issue[]): TabularFile {
  const decoded = decodeCsv(bytes);
  const shape = csvShape(decoded.text);
  refuseTooManyRows(decoded.text, shape);
  return {
    kind: 'csv',
    sheets: [{ index: 0, name: '', state: 'visible', size: bytes.length }],
    date1904: false,
    issues: [...issues, ...decoded.issues],
    readSheet: async (_sheet, onRow) => readRecords(decoded.text, shape, onRow),
  };
}

/** A file with far too many lines is counted before any of its rows is worked on. */
function refuseTooManyRows(text: string, { start, delimiter }: CsvShape): void {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= limits.rows; at = text.indexOf('\n', at + 1))
    lines += 1;
  if (lines <= limits.rows) return;
  tokenizeCsv(text, start, delimiter, (_fields, number) => {
    if (number > limits.rows) throw tooManyRows();
    return true;
  });
}

const MAX_RAGGED = 1_000;

function readRecords(text: string, shape: CsvShape, onRow: OnRow): SheetSummary | Refusal {
  const ragged: number[] = [];
  let rows = 0;
  let filledCells = 0;
  let complete = true;
  let stray = 0;
  let unended = 0;
  try {
    tokenizeCsv(text, shape.start, shape.delimiter, (fields, number, ended) => {
      if (number > limits.rows) throw tooManyRows();
      const { cells, filled, beyond } = cellsOf(fields, number);
      stray += beyond;
      if (stray > limits.strayCells) throw tooManyColumns(number);
      if (filled === 0) return true;
      if (fields.length !== shape.width) {
        if (!ended && fields.length < shape.width) throw cutShort(number);
        if (ragged.length < MAX_RAGGED) ragged.push(number);
      }
      rows += 1;
      if (!ended) unended = number;
      filledCells += filled;
      if (onRow({ number, cells, width: fields.length, hidden: false }) === false) {
        complete = false;
        return false;
      }
      return true;
    });
  } catch (error) {
    return refusalOf(error);
  }
  return {
    complete,
    rows,
    cells: filledCells,
    hiddenRows: 0,
    hiddenColumns: [],
    merges: [],
    notCalculated: 0,
    ragged,
    issues: unended > 1 ? [lastLineNotEnded(unended)] : [],
    reader: 'csv',
  };
}

function cellsOf(
  fields: readonly string[],
  number: number,
): { cells: Cell[]; filled: number; beyond: number } {
  const count = Math.min(fields.length, limits.columns);
  const cells: Cell[] = new Array(count);
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const field = fields[i]!;
    if (field === '') {
      cells[i] = blankCell;
      continue;
    }
    if (field.length > limits.cellCharacters) {
      throw new FileRefused(
        'CELL_TOO_LONG',
        `A cell of row ${number} holds more than ${limits.cellCharacters} characters.`,
        {
          row: number,
        },
      );
    }
    const cell = csvCell(field);
    if (cell !== blankCell) filled += 1;
    cells[i] = cell;
  }
  let beyond = 0;
  for (let i = count; i < fields.length; i++) if (fields[i]!.trim() !== '') beyond += 1;
  return { cells, filled, beyond };
}

/** What a field says; `#REF!` is an error here as in the workbook it was saved from. */
function csvCell(field: string): Cell {
  if (field.charCodeAt(0) === HASH && isErrorText(field.trim())) return new Cell('error', field.trim());
  return textCell(shownText(field));
}

const HASH = 35;

/** `="00123"` and `'00123`, by which exports make a spreadsheet program show a text unchanged, are that text. */
function shownText(field: string): string {
  if (field.charCodeAt(0) === 39 && /^'[\d=+@-]/.test(field)) return field.slice(1);
  if (field.charCodeAt(0) !== 61 || field.charCodeAt(1) !== 34) return field;
  return /^="([^"]*)"$/.exec(field)?.[1] ?? field;
}

/** A last record without a line end that has too few fields was cut while it was written or copied. */
function cutShort(row: number): FileRefused {
  return new FileRefused('TRUNCATED', 'The file is cut short: its last row is not complete. Send it again.', {
    row,
  });
}

/** The row has all its fields, but its last one may have been cut. */
function lastLineNotEnded(row: number): Issue {
  return {
    code: 'LAST_LINE_NOT_ENDED',
    severity: 'warning',
    row,
    message:
      'The last line has no line end, as when a file is cut short. Check that nothing is missing from it.',
  };
}

function tooManyRows(): FileRefused {
  return new FileRefused(
    'TOO_MANY_ROWS',
    `The file has more than ${limits.rows} rows, which no spreadsheet holds. Send the rows of the return only, or a file for each year.`,
  );
}

function tooManyColumns(row: number): FileRefused {
  return new FileRefused(
    'TOO_MANY_COLUMNS',
    `The file is filled beyond its first ${limits.columns} columns. Send the columns of the return only.`,
    { row },
  );
}
