import type { ReceiptIssue } from './receipt.ts';

/** Places of one rule that are named; the problems workbook and the JSON hold all. */
const shown = 20;

const headings = { error: 'Problems', warning: 'To look at', note: 'For information' } as const;

/** Every rule that was broken, the gravest first: what it is, what to do, and each cell it was broken in. */
export function issueLines(issues: readonly ReceiptIssue[]): string[] {
  if (issues.length === 0) return ['No problems were found.'];
  const groups = new Map<string, ReceiptIssue[]>();
  for (const issue of issues) {
    const key = [issue.code, issue.column ?? '', issue.message].join('\u0000');
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  const lines: string[] = [];
  for (const severity of ['error', 'warning', 'note'] as const) {
    const own = [...groups.values()].filter((group) => group[0]!.severity === severity);
    if (own.length === 0) continue;
    lines.push(headings[severity], '-'.repeat(headings[severity].length));
    for (const group of own) lines.push(...groupLines(group), '');
  }
  return lines;
}

function groupLines(group: readonly ReceiptIssue[]): string[] {
  const first = group[0]!;
  const count = group.reduce((sum, issue) => sum + issue.count, 0);
  const where = first.column ? `, column "${printable(first.column)}"` : '';
  // Of something said once for many rows the message holds the number.
  const isListed = group.some((issue) => issue.row !== null) && group.length > 1;
  const bySheet = new Map<string, ReceiptIssue[]>();
  for (const issue of group) {
    const sheet = issue.sheet ?? '';
    bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), issue]);
  }
  return [
    `${first.code}${where}${isListed ? ` (${count} times)` : ''}`,
    `  ${printable(first.message)}`,
    ...[...bySheet].flatMap(([sheet, own]) => placeLine(sheet, own)),
  ];
}

/** Cells where they are known, else rows, else the sheet alone. */
function placeLine(sheet: string, issues: readonly ReceiptIssue[]): string[] {
  const cells = issues.flatMap(({ cell }) => cell ?? []);
  const rows = issues.flatMap(({ row }) => row ?? []);
  const [one, places] = cells.length >= rows.length ? ['cell', cells] : ['row', rows.map(String)];
  const named = sheet ? `Sheet "${printable(sheet)}"` : '';
  if (places.length === 0) return named ? [`  ${named}`] : [];
  const more = places.length > shown ? ` and ${places.length - shown} more` : '';
  const word = places.length > 1 ? `${one}s` : one;
  const list = `${places.slice(0, shown).join(', ')}${more}`;
  return [named ? `  ${named}, ${word} ${list}` : `  ${word[0]!.toUpperCase()}${word.slice(1)} ${list}`];
}

/** A name as dropped may hold anything: control and direction marks must not reach a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}
