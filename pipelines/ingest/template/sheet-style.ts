import type ExcelJS from 'exceljs';

export const font = { name: 'Arial', size: 11 } as const;

const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } } as const;
const line = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const;

/** A heading: grey behind and a line below, so that it is told from rows on paper too. */
export function styleHeading(cell: ExcelJS.Cell): void {
  cell.fill = grey;
  cell.border = { bottom: line };
  cell.alignment = { wrapText: true, vertical: 'top' };
}

/** A cell that the sender fills in. */
export function styleField(cell: ExcelJS.Cell): void {
  cell.border = { top: line, bottom: line, left: line, right: line };
  cell.alignment = { horizontal: 'left', vertical: 'top' };
}

/** Points that a line of text takes. */
const lineHeight = 15;

/** As high as its longest text needs: programs do not agree on fitting wrapped rows by themselves. */
export function fitHeight(row: ExcelJS.Row): void {
  let lines = 1;
  row.eachCell((cell, column) => {
    const width = row.worksheet.getColumn(column).width ?? 9;
    lines = Math.max(lines, Math.ceil((String(cell.value ?? '').length * 0.95) / width));
  });
  row.height = Math.min(409, lines * lineHeight);
}

/** Landscape, as wide as the paper, headings on each page. */
export function setUpPage(sheet: ExcelJS.Worksheet): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  };
}
