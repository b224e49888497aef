import ExcelJS from 'exceljs';
import type { Column, Connector } from '../../../connectors/connector.ts';
import { addDefinitions } from './definitions-sheet.ts';
import { choicesOf, type ListSheet, listSheet } from './lists-sheet.ts';
import { addMeasures, measuresRange, namesMeasures } from './measures-sheet.ts';
import { font, setUpPage, styleField, styleHeading } from './sheet-style.ts';

/** Counts up when a column is added or renamed; older templates are read all the same, by their headings. */
const templateVersion = 1;

/** Rows that are laid out for filling in; more can be added below. Never whole columns: that makes readers slow. */
const laidOutRows = 1_000;

/**
 * Saves a blank return: `Return details`, one sheet per extract (its id the name, its headings in row 1), definitions,
 * and the lists behind the drop-downs.
 */
export async function saveTemplate(
  path: string,
  connectors: readonly Connector[],
  areas: readonly string[],
): Promise<void> {
  const book = new ExcelJS.Workbook();
  book.creator = 'Sightline';
  book.title = connectors.length === 1 ? connectors[0]!.title : 'Returns';
  addDetails(book, connectors);
  const sheets = connectors.map((connector) => ({ connector, sheet: book.addWorksheet(connector.extract) }));
  addDefinitions(book, connectors);
  if (connectors.some(namesMeasures)) addMeasures(book);
  const lists = listSheet(book);
  for (const { connector, sheet } of sheets) fillSheet(sheet, connector, lists, areas);
  await book.xlsx.writeFile(path);
}

function addDetails(book: ExcelJS.Workbook, connectors: readonly Connector[]): void {
  const sheet = book.addWorksheet('Return details');
  sheet.columns = [{ width: 20 }, { width: 28 }, { width: 90 }];
  const fields: readonly [string, string | number, string][] = [
    [
      'extract',
      connectors.length === 1 ? connectors[0]!.extract : '',
      connectors.length === 1
        ? 'The return in this workbook.'
        : 'Leave blank when you fill in several sheets. Fill in one id when only that return is sent, for example to report that there is nothing.',
    ],
    ['covers_from', '', 'First day that the return covers, dd/mm/yyyy. Usually 1 April.'],
    ['covers_to', '', 'Last day that the return covers, dd/mm/yyyy.'],
    ['extracted_on', '', 'Day the data were taken from your system, dd/mm/yyyy.'],
    ['status', 'final', 'final or provisional'],
    ['template_version', templateVersion, ''],
  ];
  for (const field of fields) {
    const row = sheet.addRow(field);
    row.font = font;
    row.getCell(1).font = { ...font, bold: true };
    styleField(row.getCell(2));
    row.getCell(3).alignment = { wrapText: true, vertical: 'top' };
  }
  setUpPage(sheet);
  for (const row of [2, 3, 4]) sheet.getCell(row, 2).numFmt = 'dd/mm/yyyy';
  sheet.getCell(5, 2).dataValidation = { type: 'list', allowBlank: true, formulae: ['"final,provisional"'] };
}

function fillSheet(
  sheet: ExcelJS.Worksheet,
  connector: Connector,
  lists: ListSheet,
  areas: readonly string[],
): void {
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.columns = connector.columns.map((column) => ({
    header: column.header,
    width: Math.min(36, Math.max(14, column.header.length + 4)),
    style: { font, numFmt: formatOf(column) },
  }));
  setUpPage(sheet);
  for (const [index, column] of connector.columns.entries()) {
    const cell = sheet.getCell(1, index + 1);
    // Colour is never alone: the definitions sheet says which columns are required.
    cell.font = { ...font, bold: true, underline: column.required };
    cell.numFmt = '@';
    styleHeading(cell);
    addValidation(sheet, index + 1, column, lists, areas);
  }
}

/** Ids as text, so that leading zeros stay; days and times as people here write them. */
function formatOf({ type }: Column): string {
  switch (type) {
    case 'date':
      return 'dd/mm/yyyy';
    case 'datetime':
      return 'dd/mm/yyyy hh:mm';
    case 'integer':
      return '0';
    case 'decimal':
      return 'General';
    default:
      return '@';
  }
}

interface RangeValidations {
  readonly dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
}

function addValidation(
  sheet: ExcelJS.Worksheet,
  position: number,
  column: Column,
  lists: ListSheet,
  areas: readonly string[],
): void {
  const letter = sheet.getColumn(position).letter;
  const choices = choicesOf(column, areas);
  const list =
    column.name === 'measure_id' ? measuresRange : choices && lists.rangeOf(choices.name, choices.values);
  const prompt = `${column.description}.${column.required ? ' Required.' : ''}`.slice(0, 250);
  const help = { showInputMessage: true, promptTitle: column.header.slice(0, 31), prompt };
  // exceljs types validations of cells only; one for a range is a single element in the file.
  const { dataValidations } = sheet as unknown as RangeValidations;
  const range = `${letter}2:${letter}${laidOutRows + 1}`;
  if (!list) {
    dataValidations.add(range, {
      type: 'textLength',
      operator: 'greaterThanOrEqual',
      formulae: [0],
      allowBlank: true,
      ...help,
    });
    return;
  }
  dataValidations.add(range, {
    type: 'list',
    allowBlank: true,
    formulae: [list],
    showErrorMessage: choices?.isClosed ?? true,
    errorStyle: 'warning',
    errorTitle: 'Not in the list',
    error: 'This value is not in the list. It may be read as blank.',
    ...help,
  });
}
