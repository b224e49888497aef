import { ukDay } from './issue-of.ts';
import type { Receipt, ReceiptIssue, Verdict } from './receipt.ts';

const verdictWords: Record<Verdict, string> = {
  accepted: 'Accepted.',
  accepted_with_issues: 'Accepted, with issues to look at.',
  quarantined: 'NOT LOADED. Nothing from this file is counted.',
  duplicate: 'Already received; nothing changed.',
  waiting: 'Waiting: the file was not yet complete. Nothing to do.',
};

const shown = 20;

/** The receipt as people read it: verdict first, then what was counted, then every kind of problem with its rows. */
export function receiptText(receipt: Receipt): string {
  const lines = [
    `Receipt for ${printable(receipt.file)}`,
    '',
    receipt.held
      ? "HELD. Nothing from this file is counted until the board's officer approves it."
      : verdictWords[receipt.verdict],
    '',
    `Received    ${ukDay(receipt.received_at.slice(0, 10))} ${receipt.received_at.slice(11, 16)}`,
    `From        ${receipt.agency}${receipt.organisation ? ` / ${receipt.organisation}` : ''}`,
  ];
  if (receipt.extract) lines.push(`Return      ${receipt.extract}`);
  if (receipt.window.from || receipt.window.to)
    lines.push(`Covers      ${windowWords(receipt)} (${receipt.window.taken_from.replace('_', ' ')})`);
  if (receipt.submission_id) lines.push(`Submission  ${receipt.submission_id}`);
  if (receipt.sha256) lines.push(`SHA-256     ${receipt.sha256}`);
  if (receipt.verdict !== 'duplicate' && receipt.verdict !== 'waiting') {
    lines.push(
      '',
      `Rows read       ${receipt.rows_read}`,
      `Rows accepted   ${receipt.rows_accepted}`,
      `Rows refused    ${receipt.rows_refused}`,
      `Rows withdrawn  ${receipt.rows_withdrawn}`,
    );
  }
  if (receipt.parts.length > 0) lines.push('', ...partLines(receipt));
  lines.push('', ...issueLines(receipt.issues));
  return `${lines.join('\n').trimEnd()}\n`;
}

function windowWords({ window }: Receipt): string {
  const day = (value: string | null) => (value ? ukDay(value) : '?');
  return `${day(window.from)} to ${day(window.to)}`;
}

function partLines({ parts }: Receipt): string[] {
  const rows = parts.map((part) => [
    part.sheet ?? '',
    part.extract ?? 'not loaded',
    String(part.rows_read),
    String(part.rows_accepted),
    String(part.rows_refused),
    String(part.rows_withdrawn),
  ]);
  const head = ['Sheet', 'Return', 'Read', 'Accepted', 'Refused', 'Withdrawn'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)];
}

function issueLines(issues: readonly ReceiptIssue[]): string[] {
  if (issues.length === 0) return ['No problems were found.'];
  const groups = new Map<string, ReceiptIssue[]>();
  for (const issue of issues) {
    const key = [issue.code, issue.column ?? '', issue.message].join('\u0000');
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  const words = { error: 'Problems', warning: 'To look at', note: 'For information' } as const;
  const lines: string[] = [];
  for (const severity of ['error', 'warning', 'note'] as const) {
    const own = [...groups.values()].filter((group) => group[0]!.severity === severity);
    if (own.length === 0) continue;
    lines.push(words[severity], '-'.repeat(words[severity].length));
    for (const group of own) lines.push(...groupLines(group), '');
  }
  return lines;
}

function groupLines(group: readonly ReceiptIssue[]): string[] {
  const first = group[0]!;
  const count = group.reduce((sum, issue) => sum + issue.count, 0);
  const where = first.column ? `, column "${printable(first.column)}"` : '';
  const lines = [`${first.code}${where}${count > 1 ? ` (${count} times)` : ''}`, `  ${first.message}`];
  const bySheet = new Map<string, number[]>();
  for (const issue of group) {
    if (issue.row === null) continue;
    const sheet = issue.sheet ?? '';
    bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), issue.row]);
  }
  for (const [sheet, rows] of bySheet) {
    const more = rows.length > shown ? ` and ${rows.length - shown} more` : '';
    const place = sheet ? `Sheet "${printable(sheet)}", row` : 'Row';
    lines.push(`  ${place}${rows.length > 1 ? 's' : ''} ${rows.slice(0, shown).join(', ')}${more}`);
  }
  return lines;
}

/** A name as dropped may hold anything: control and direction marks must not reach a terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}
