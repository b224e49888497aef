import type ExcelJS from 'exceljs';
import type { Column, Connector } from '../../../connectors/connector.ts';
import { codeLists } from '../../../domain/code-lists/index.ts';
import { ownSheets } from './own-sheets.ts';
import { fitHeight, font, setUpPage, styleHeading } from './sheet-style.ts';

const widths = [30, 34, 14, 44, 60, 40, 80] as const;

/** What a cell of each type may hold, in words for the person who fills in a return. */
export const typeWords: Readonly<Record<Column['type'], string>> = {
  id: 'Text or number, as in your system',
  date: 'Date, day first: 05/04/2017',
  datetime: 'Date and time: 05/04/2017 14:30; the time may be missing',
  integer: 'Whole number',
  decimal: 'Number',
  yes_no: 'Yes or No',
  code: 'One of a list',
  text: 'Short text, no names',
  postcode_district: 'First part of the postcode, such as DY1',
};

/** Adds the sheet that says what each column means, whether it must be filled, and what happens to personal values. */
export function addDefinitions(book: ExcelJS.Workbook, connectors: readonly Connector[]): void {
  const { name, headings } = ownSheets.definitions;
  const sheet = book.addWorksheet(name);
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.columns = headings.map((header, at) => ({ header, width: widths[at]! }));
  for (const connector of connectors) {
    for (const column of connector.columns) {
      sheet.addRow([
        connector.extract,
        column.header,
        column.required ? 'Yes' : 'No',
        typeWords[column.type] + (column.multiple ? ', several separated by semicolons' : ''),
        column.description,
        personalWords[column.personal],
        valuesOf(column),
      ]);
    }
  }
  setUpPage(sheet);
  sheet.eachRow((row, number) => {
    row.font = { ...font, bold: number === 1 };
    row.alignment = { wrapText: true, vertical: 'top' };
    fitHeight(row);
    if (number === 1) row.eachCell(styleHeading);
  });
}

export const personalWords: Readonly<Record<Column['personal'], string>> = {
  none: '',
  identifier: 'Replaced by a keyed code when read',
  date_of_birth: 'Kept apart; only the age is used',
  link_only: 'Read to link the child, then dropped',
};

function valuesOf(column: Column): string {
  if (column.type === 'yes_no') return 'Yes; No';
  if (column.type !== 'code') return '';
  const list = codeLists[column.list!];
  if (list.codesFrom === 'areas') return 'Name or code of a district or ward';
  const words = list.codes.map(({ code, label }) => (code === label ? code : `${code} ${label}`)).join('; ');
  return list.open ? `${words}; others are kept as written` : words;
}
