import type ExcelJS from 'exceljs';
import type { Column, Connector } from '../../../connectors/connector.ts';
import { codeLists } from '../../../domain/code-lists/index.ts';

const font = { name: 'Arial', size: 11 } as const;

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
  const sheet = book.addWorksheet('Definitions');
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.columns = [
    { header: 'On sheet', width: 30 },
    { header: 'Heading', width: 34 },
    { header: 'Must be filled', width: 14 },
    { header: 'What it holds', width: 44 },
    { header: 'What it means', width: 60 },
    { header: 'Personal data', width: 40 },
    { header: 'Allowed values', width: 80 },
  ];
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
  sheet.eachRow((row, number) => {
    row.font = { ...font, bold: number === 1 };
    row.alignment = { wrapText: true, vertical: 'top' };
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
