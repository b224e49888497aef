import { ukDay } from './issue-of.ts';
import type { Receipt, Verdict } from './receipt.ts';
import { issueLines, printable } from './receipt-issues.ts';

const verdictWords: Record<Verdict, string> = {
  accepted: 'Accepted.',
  accepted_with_issues: 'Accepted, with issues to look at.',
  quarantined: 'NOT LOADED. Nothing from this file is counted.',
  duplicate: 'Already received; nothing changed.',
  waiting: 'Waiting: the file was not yet complete. Nothing to do.',
};

/** The receipt as people read it: verdict first, then what was counted, then every kind of problem with its rows. */
export function receiptText(receipt: Receipt): string {
  const lines = [
    `Receipt for ${printable(receipt.file)}`,
    '',
    receipt.held
      ? "HELD. Nothing from this file is counted until the board's officer approves it."
      : verdictWords[receipt.verdict],
    ...nextStep(receipt),
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

/** What the sender is to do now. */
function nextStep(receipt: Receipt): string[] {
  const folder = `inbox/${receipt.agency}/${receipt.organisation ? `${receipt.organisation}/` : ''}`;
  // The problem itself says where the file belongs.
  if (receipt.issues.some(({ code }) => code === 'WRONG_FOLDER')) return [];
  if (receipt.held)
    return [
      `Next: mend what is listed under Problems and put the file into ${folder} again, or tell the officer that it is right as it is.`,
    ];
  if (receipt.verdict === 'quarantined')
    return [`Next: mend what is listed under Problems, all of it, and put the file into ${folder} again.`];
  if (receipt.verdict !== 'accepted_with_issues') return [];
  return receipt.rows_refused > 0
    ? [
        `Next: ${receipt.rows_refused === 1 ? 'the refused row is' : `the ${receipt.rows_refused} refused rows are`} not counted. Mend what is listed under Problems and put the whole file into ${folder} again.`,
      ]
    : [
        `Next: look at what is listed. Where it is wrong, mend it and put the whole file into ${folder} again.`,
      ];
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
