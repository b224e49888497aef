import { formatNumber } from '../../../domain/number-text.ts';
import { type ScorecardValue, scorecardColumns } from '../../../domain/scorecard-value.ts';
import { cleanText } from './sheet.ts';

/** The rows of a sheet that Excel can hold. */
const SHEET_ROWS = 1_048_576;

const letters = scorecardColumns.map((_, i) => String.fromCharCode(65 + i));

/**
 * Puts the long table's rows into the sheet that exceljs wrote with its first row only: cells are objects to exceljs,
 * and a hundred thousand rows of them take half a minute and most of a gigabyte. `head` is the header's row.
 */
export function pourRows(sheetXml: string, head: number, values: readonly ScorecardValue[]): string {
  const first = new RegExp(`<row r="${head + 1}".*?</row>`, 's');
  const sample = first.exec(sheetXml)?.[0];
  if (!sample) throw new Error('The long table has no first row to take its styles from.');
  const styles = letters.map((letter) => new RegExp(`r="${letter}${head + 1}" s="(\\d+)"`).exec(sample)?.[1]);
  const cells = scorecardColumns.map((name, i) => {
    const style = styles[i] ? ` s="${styles[i]}"` : '';
    return (row: number, value: ScorecardValue): string => {
      const cell = value[name];
      if (cell === null || cell === undefined) return '';
      if (typeof cell === 'number')
        return `<c r="${letters[i]}${row}"${style}><v>${formatNumber(cell)}</v></c>`;
      return `<c r="${letters[i]}${row}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    };
  });
  const rows = values.slice(0, mostRows(head)).map((value, i) => {
    const row = head + 1 + i;
    return `<row r="${row}">${cells.map((cell) => cell(row, value)).join('')}</row>`;
  });
  return withRange(
    sheetXml.replace(first, () => rows.join('')),
    head,
    values.length,
  );
}

/** Makes the range of the table, or of the sheet, reach the last row. */
export function withRange(xml: string, head: number, rows: number): string {
  const last = letters.at(-1)!;
  const end = head + Math.min(rows, mostRows(head));
  return xml.replaceAll(new RegExp(`ref="(A\\d+):${last}${head + 1}"`, 'g'), `ref="$1:${last}${end}"`);
}

/** How many values fit below a header; values.csv holds them all. */
export function mostRows(head: number): number {
  return SHEET_ROWS - head;
}

function escaped(text: string): string {
  return cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
