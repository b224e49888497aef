import type { Issue } from '../../../domain/issue.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import type { LocalDateTime } from '../../workspace/clock.ts';
import type { Window } from '../staged.ts';

export type Verdict = 'accepted' | 'accepted_with_issues' | 'quarantined' | 'duplicate' | 'waiting';

export interface ReceiptWindow {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly taken_from: Window['takenFrom'];
}

export interface ReceiptIssue {
  readonly code: string;
  readonly severity: Issue['severity'];
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  /** As a spreadsheet program names it (D14); of a problem of a whole column the heading's. */
  readonly cell: string | null;
  readonly message: string;
  readonly count: number;
}

/** One extract that a file fed. */
export interface ReceiptPart {
  readonly sheet: string | null;
  readonly extract: string | null;
  readonly window: ReceiptWindow;
  readonly rows_read: number;
  readonly rows_accepted: number;
  readonly rows_refused: number;
  readonly rows_withdrawn: number;
  readonly submission_id: string;
}

/** The answer to one dropped file, as the outside contract fixes it ("Receipts"). Never holds a personal value. */
export interface Receipt {
  readonly file: string;
  readonly sha256: string | null;
  readonly received_at: LocalDateTime;
  readonly agency: string;
  readonly organisation: string | null;
  readonly verdict: Verdict;
  /** True where `sightline approve` can load it. */
  readonly held: boolean;
  readonly extract: string | null;
  readonly window: ReceiptWindow;
  readonly rows_read: number;
  readonly rows_accepted: number;
  readonly rows_refused: number;
  readonly rows_withdrawn: number;
  readonly submission_id: string | null;
  readonly issues: readonly ReceiptIssue[];
  readonly parts: readonly ReceiptPart[];
}

export function receiptWindow(window: Window): ReceiptWindow {
  return { from: window.from, to: window.to, taken_from: window.takenFrom };
}

export function receiptIssue(issue: Issue): ReceiptIssue {
  return {
    code: issue.code,
    severity: issue.severity,
    sheet: issue.sheet ?? null,
    row: issue.row ?? null,
    column: issue.column ?? null,
    cell: issue.cell ?? null,
    message: issue.message,
    count: issue.count ?? 1,
  };
}

/** Accepted, with issues where something was refused, read as blank or must be looked at. */
export function acceptedVerdict(issues: readonly Issue[]): Verdict {
  return issues.some((issue) => issue.severity !== 'note') ? 'accepted_with_issues' : 'accepted';
}
