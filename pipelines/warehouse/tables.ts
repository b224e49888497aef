/** A DATE or TIMESTAMP as the dialect gives it: ISO text. */
type Day = string;
type Moment = string;

/** The ledger's tables as Kysely sees them; their meaning is in docs/warehouse.md. */
export interface LedgerTables {
  'ledger.files': {
    file_id: string;
    sha256: string | null;
    file_name: string;
    agency: string;
    organisation: string;
    received_at: Moment;
    verdict: 'accepted' | 'accepted_with_issues' | 'quarantined' | 'duplicate' | 'waiting';
    is_held: boolean;
    bytes: number | null;
    duplicate_of: string | null;
  };
  'ledger.submissions': {
    sequence: number;
    submission_id: string;
    file_id: string;
    sha256: string;
    file_name: string;
    sheet: string | null;
    agency: string;
    organisation: string;
    sender: string;
    extract: string | null;
    layout: string | null;
    covers_from: Day | null;
    covers_to: Day | null;
    window_taken_from: 'details_sheet' | 'file_name' | 'not_stated';
    extracted_on: Day | null;
    is_provisional: boolean;
    received_at: Moment;
    loaded_at: Moment | null;
    rows_read: number;
    rows_accepted: number;
    rows_refused: number;
    rows_withdrawn: number;
    status: 'loaded' | 'held' | 'refused';
    approved_by: string | null;
    verdict: string;
  };
  'ledger.absent_columns': { submission_id: string; extract: string; column_name: string };
  'ledger.withdrawals': {
    sequence: number;
    submission_id: string;
    extract: string;
    sender: string;
    row_key: string;
  };
  'ledger.issues': {
    file_id: string;
    submission_id: string | null;
    agency: string;
    extract: string | null;
    code: string;
    severity: 'error' | 'warning' | 'note';
    sheet: string | null;
    row_number: number | null;
    column_name: string | null;
    message: string;
    issue_count: number;
    found_at: Moment;
  };
  'ledger.runs': {
    run_id: string;
    command: string;
    started_at: Moment;
    ended_at: Moment | null;
    outcome: string;
    detail: string | null;
  };
  'ledger.mappings': {
    sender: string;
    extract: string;
    header: string;
    column_name: string;
    approved_at: Moment;
  };
  'scorecard.supply': {
    agency: string;
    organisation: string;
    extract: string;
    covers_from: Day | null;
    covers_to: Day | null;
    due_date: Day | null;
    received_at: Moment | null;
    working_days_late: number | null;
    status: string;
  };
}
