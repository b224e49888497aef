import type { Alignment, Font, Style, Workbook, Worksheet } from 'exceljs';
import type { Figure } from './figure-text.ts';
import { rowHeight } from './row-height.ts';

/** What a cell holds: text, a plain number, a figure with its decimals, or a link to another sheet. */
export type Cell = string | number | Figure | { readonly sheet: string };

export interface Column {
  readonly header: string;
  /** Characters. */
  readonly width: number;
  /** Numbers, and text that stands in the place of one, are set to the right. */
  readonly isFigure?: boolean;
}

/** A sheet of the house form: a title, what must be known before reading, one table, nothing below it. */
export interface TableSheet {
  readonly name: string;
  readonly title: string;
  /** One line of text each, under the title. */
  readonly lines: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Points, for one line of Arial 16. */
const TITLE_HEIGHT = 22;

const arial = (more: Partial<Font> = {}): Partial<Font> => ({ name: 'Arial', size: 12, ...more });
const left: Partial<Alignment> = { horizontal: 'left', vertical: 'top', wrapText: true };
const right: Partial<Alignment> = { horizontal: 'right', vertical: 'top', wrapText: true };
const thin = { bottom: { style: 'thin' as const } };

// One object a style: exceljs looks styles up by identity before it compares them.
const titleStyle: Partial<Style> = { font: arial({ bold: true, size: 16 }) };
const lineStyle: Partial<Style> = { font: arial() };
const headText: Partial<Style> = { font: arial({ bold: true }), alignment: left, border: thin };
const headAfterFigure: Partial<Style> = { ...headText, alignment: { ...left, indent: 1 } };
const headFigure: Partial<Style> = { font: arial({ bold: true }), alignment: right, border: thin };
const text: Partial<Style> = { font: arial(), alignment: left };
const textAfterFigure: Partial<Style> = { font: arial(), alignment: { ...left, indent: 1 } };
const figureText: Partial<Style> = { font: arial(), alignment: right };
const link: Partial<Style> = {
  font: arial({ color: { argb: 'FF0B0CEE' }, underline: true }),
  alignment: left,
};
const figures = [0, 1, 2, 3, 4].map(
  (decimals): Partial<Style> => ({
    font: arial(),
    alignment: right,
    numFmt: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`,
  }),
);

/** Adds a sheet to the workbook. Returns the row in which its header stands. */
export function addTableSheet(book: Workbook, sheet: TableSheet): number {
  const worksheet = addSheet(book, sheet.name);
  worksheet.getCell('A1').value = cleanText(sheet.title);
  worksheet.getCell('A1').style = titleStyle;
  worksheet.getRow(1).height = TITLE_HEIGHT;
  const lines = ['This worksheet contains one table.', ...sheet.lines];
  for (const [index, line] of lines.entries()) {
    const cell = worksheet.getCell(index + 2, 1);
    cell.value = cleanText(line);
    cell.style = lineStyle;
  }
  const head = lines.length + 2;
  worksheet.addTable({
    name: `${sheet.name.toLowerCase()}_table`,
    ref: `A${head}`,
    headerRow: true,
    style: { theme: null as never, showRowStripes: false },
    columns: sheet.columns.map(({ header }) => ({ name: cleanText(header), filterButton: false })),
    rows: sheet.rows.map((row) => row.map(cellValue)),
  });
  for (const [index, column] of sheet.columns.entries()) {
    worksheet.getColumn(index + 1).width = column.width;
    const isAfter = sheet.columns[index - 1]?.isFigure === true;
    worksheet.getCell(head, index + 1).style = column.isFigure
      ? headFigure
      : isAfter
        ? headAfterFigure
        : headText;
  }
  const widths = sheet.columns.map(({ width }) => width);
  fitHeight(
    worksheet,
    head,
    sheet.columns.map(({ header }) => header),
    widths,
    true,
  );
  for (const [index, row] of sheet.rows.entries()) {
    const cells = worksheet.getRow(head + 1 + index);
    fitHeight(worksheet, head + 1 + index, row, widths);
    for (const [place, cell] of row.entries()) {
      const style = styleOf(cell, sheet.columns[place]!);
      const isAfter = style === text && sheet.columns[place - 1]?.isFigure === true;
      cells.getCell(place + 1).style = isAfter ? textAfterFigure : style;
    }
  }
  worksheet.pageSetup.printTitlesRow = `${head}:${head}`;
  return head;
}

/** Adds a sheet of lines: the cover. */
export function addTextSheet(
  book: Workbook,
  name: string,
  title: string,
  lines: readonly { text: string; isHeading?: boolean }[],
): void {
  const worksheet = addSheet(book, name);
  worksheet.pageSetup.orientation = 'portrait';
  worksheet.pageSetup.fitToHeight = 1;
  worksheet.getColumn(1).width = 72;
  worksheet.getCell('A1').value = cleanText(title);
  worksheet.getCell('A1').style = { ...titleStyle, alignment: left };
  worksheet.getRow(1).height = TITLE_HEIGHT * (title.length > 50 ? 2 : 1);
  for (const [index, line] of lines.entries()) {
    const cell = worksheet.getCell(index + 2, 1);
    cell.value = cleanText(line.text);
    cell.style = line.isHeading
      ? { font: arial({ bold: true, size: 14 }), alignment: { ...left, vertical: 'bottom' } }
      : text;
    if (line.isHeading) worksheet.getRow(index + 2).height = 26;
    else fitHeight(worksheet, index + 2, [line.text], [72]);
  }
}

function fitHeight(
  worksheet: Worksheet,
  row: number,
  cells: readonly Cell[],
  widths: readonly number[],
  isBold = false,
): void {
  const texts = cells.map((cell, i) => ({
    text:
      typeof cell === 'string' ? cell : typeof cell === 'object' && 'text' in cell ? (cell.text ?? '') : '',
    width: widths[i]!,
  }));
  const height = rowHeight(texts, isBold);
  if (height !== undefined) worksheet.getRow(row).height = height;
}

/** A4 across, as wide as one page, the cursor in A1. */
function addSheet(book: Workbook, name: string): Worksheet {
  return book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
    },
    views: [{ state: 'normal', activeCell: 'A1', showGridLines: true } as never],
  });
}

function cellValue(cell: Cell): unknown {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'string') return cleanText(cell);
  if ('sheet' in cell) return { text: cell.sheet, hyperlink: `#'${cell.sheet}'!A1` };
  return cell.text ?? cell.number;
}

function styleOf(cell: Cell, column: Column): Partial<Style> {
  if (typeof cell === 'object' && 'sheet' in cell) return link;
  if (!column.isFigure) return text;
  const decimals = typeof cell === 'object' ? cell.decimals : typeof cell === 'number' ? 0 : undefined;
  return decimals === undefined ? figureText : (figures[decimals] ?? figures[4]!);
}

/** Text as a cell can hold it: no control characters, no half surrogates, 32,767 characters at the most. */
export function cleanText(value: string): string {
  return value
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .slice(0, 32_767);
}
