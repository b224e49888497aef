import type { DuckDBConnection } from '@duckdb/node-api';
import type { Issue } from '../../../domain/issue.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import type { LocalDateTime } from '../../workspace/clock.ts';
import type { Receipt, Verdict } from '../answer/receipt.ts';
import type { Window } from '../staged.ts';

// Writing of ledger rows, always inside the transaction of the file they belong to. Rows are added, never changed.

export interface FileRow {
  readonly fileId: string;
  readonly sha256: string | null;
  readonly fileName: string;
  readonly agency: string;
  readonly organisation: string;
  readonly receivedAt: LocalDateTime;
  readonly bytes: number;
}

export interface SubmissionRow {
  readonly sequence: number;
  readonly submissionId: string;
  readonly file: FileRow;
  readonly sheet: string | null;
  readonly sender: string;
  readonly extract: string | null;
  readonly layout: string | null;
  readonly window: Window;
  readonly extractedOn: PlainDate | null;
  readonly isProvisional: boolean;
  readonly loadedAt: LocalDateTime | null;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRefused: number;
  readonly rowsWithdrawn: number;
  readonly status: 'loaded' | 'held' | 'refused';
  readonly approvedBy: string | null;
  readonly verdict: Verdict;
}

export async function addFile(
  connection: DuckDBConnection,
  file: FileRow,
  verdict: Verdict,
  isHeld: boolean,
  duplicateOf: string | null,
): Promise<void> {
  await connection.run('insert into ledger.files values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
    file.fileId,
    file.sha256,
    file.fileName,
    file.agency,
    file.organisation,
    file.receivedAt,
    verdict,
    isHeld,
    file.bytes,
    duplicateOf,
  ]);
}

export async function addSubmission(connection: DuckDBConnection, row: SubmissionRow): Promise<void> {
  const { file } = row;
  const values = [
    row.sequence,
    row.submissionId,
    file.fileId,
    file.sha256,
    file.fileName,
    row.sheet,
    file.agency,
    file.organisation,
    row.sender,
    row.extract,
    row.layout,
    row.window.from,
    row.window.to,
    row.window.takenFrom,
    row.extractedOn,
    row.isProvisional,
    file.receivedAt,
    row.loadedAt,
    row.rowsRead,
    row.rowsAccepted,
    row.rowsRefused,
    row.rowsWithdrawn,
    row.status,
    row.approvedBy,
    row.verdict,
  ];
  await connection.run(
    `insert into ledger.submissions values (${values.map((_, index) => `$${index + 1}`).join(', ')})`,
    values,
  );
}

export interface IssueContext {
  readonly file: FileRow;
  readonly submissionId: string | null;
  readonly extract: string | null;
  readonly foundAt: LocalDateTime;
}

/** Adds issues in bulk. */
export async function addIssues(
  connection: DuckDBConnection,
  issues: readonly Issue[],
  { file, submissionId, extract, foundAt }: IssueContext,
): Promise<void> {
  if (issues.length === 0) return;
  const { DuckDBTimestampValue } = await import('@duckdb/node-api');
  const appender = await connection.createAppender('issues', 'ledger');
  const text = (value: string | null | undefined) =>
    value === null || value === undefined ? appender.appendNull() : appender.appendVarchar(value);
  // London wall time as it is: the ledger's timestamps have no zone.
  const moment = new DuckDBTimestampValue(BigInt(Date.parse(`${foundAt}Z`)) * 1000n);
  for (const issue of issues) {
    text(file.fileId);
    text(submissionId);
    text(file.agency);
    text(extract);
    text(issue.code);
    text(issue.severity);
    text(issue.sheet);
    if (issue.row === undefined) appender.appendNull();
    else appender.appendBigInt(BigInt(issue.row));
    text(issue.column);
    text(issue.message);
    appender.appendBigInt(BigInt(issue.count ?? 1));
    appender.appendTimestamp(moment);
    appender.endRow();
  }
  appender.closeSync();
}

export async function addAbsentColumns(
  connection: DuckDBConnection,
  submissionId: string,
  extract: string,
  columns: readonly string[],
): Promise<void> {
  for (const column of columns) {
    await connection.run('insert into ledger.absent_columns values ($1, $2, $3)', [
      submissionId,
      extract,
      column,
    ]);
  }
}

export async function addReceipt(
  connection: DuckDBConnection,
  fileId: string,
  mark: string | null,
  receipt: Receipt,
  writtenAt: LocalDateTime,
): Promise<void> {
  await connection.run('insert into ledger.receipts values ($1, $2, $3, $4)', [
    fileId,
    mark,
    JSON.stringify(receipt),
    writtenAt,
  ]);
}
