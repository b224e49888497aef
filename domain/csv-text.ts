import { formatNumber } from './number-text.ts';

/** RFC 4180, UTF-8, one header line; empty is missing. Text that a spreadsheet would run as a formula is disarmed. */
export function toCsv(columns: readonly string[], rows: readonly object[]): string {
  const lines = [columns.join(',')];
  for (const row of rows as readonly Readonly<Record<string, unknown>>[])
    lines.push(columns.map((column) => csvCell(row[column])).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return formatNumber(value);
  const text = disarmed(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An apostrophe before text that Excel would take for a formula when it opens the file. */
export function disarmed(text: string): string {
  return /^[=+\-@\t\r\0＝＋－＠]/.test(text) ? `'${text}` : text;
}
