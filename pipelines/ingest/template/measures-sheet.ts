import type ExcelJS from 'exceljs';
import {
  type CountableMeasure,
  countableMeasures,
} from '../../../connectors/any/aggregate_return/countable-measures.ts';
import type { Connector } from '../../../connectors/connector.ts';
import { ownSheets } from './own-sheets.ts';
import { fitHeight, font, setUpPage, styleHeading } from './sheet-style.ts';

const widths = [40, 64, 20, 60] as const;

/** Returns that name a measure of the board. */
export function namesMeasures({ columns }: Connector): boolean {
  return columns.some(({ name }) => name === 'measure_id');
}

const periodWords: Readonly<Record<CountableMeasure['kind'], string>> = {
  stock: 'A day: leave Period from blank, Period to is the day',
  flow: 'Days: Period from and Period to; the year begins on 1 April',
  calendar_year: 'A calendar year: 1 January to 31 December',
  academic_year: 'A school year: 1 September to 31 August',
};

/** Adds the sheet that lists the measures, by the id to write; the drop-down of the column Measure offers the same. */
export function addMeasures(book: ExcelJS.Workbook): void {
  const { name, headings } = ownSheets.measures;
  const sheet = book.addWorksheet(name);
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.columns = headings.map((header, at) => ({ header, width: widths[at]! }));
  for (const { id, title, unit, kind } of countableMeasures)
    sheet.addRow([id, title, unit.replaceAll('_', ' '), periodWords[kind]]);
  setUpPage(sheet);
  sheet.eachRow((row, number) => {
    row.font = { ...font, bold: number === 1 };
    row.alignment = { wrapText: true, vertical: 'top' };
    fitHeight(row);
    if (number === 1) row.eachCell(styleHeading);
  });
}

/** Where a drop-down finds the measures. */
export const measuresRange = `${ownSheets.measures.name}!$A$2:$A$${countableMeasures.length + 1}`;
