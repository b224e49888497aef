import type { DuckDBConnection } from '@duckdb/node-api';
import { dateWords } from '../../domain/date-words.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { type ReportingPeriod, startOfFinancialYear } from '../../domain/reporting-periods.ts';
import { readRows } from '../warehouse/kysely.ts';

/** A return that was due or came: one row per extract, sender and window. No row of it is counted here: small returns are small counts. */
export interface Supply {
  readonly agency: string;
  readonly organisation: string | null;
  readonly extract: string;
  readonly covers_from: PlainDate | null;
  readonly covers_to: PlainDate | null;
  readonly due_date: PlainDate | null;
  readonly received_at: string | null;
  readonly working_days_late: number | null;
  readonly status: string;
}

export interface Supplies {
  /** Windows of the reporting year up to the quarter's end. */
  readonly rows: readonly Supply[];
  /** The day on which the latest of some submissions came, in words. */
  receivedOn(submissionIds: string | null): string | undefined;
}

/** Reads who sent what and when from the published copy. */
export async function readSupplies(
  connection: DuckDBConnection,
  quarter: ReportingPeriod,
): Promise<Supplies> {
  const tables = await connection.runAndReadAll('select table_name from information_schema.tables');
  const has = new Set(tables.getRows().map(([name]) => String(name)));
  const received = has.has('submissions')
    ? await connection.runAndReadAll(
        'select submission_id, cast(cast(max(received_at) as date) as varchar) from submissions group by 1',
      )
    : undefined;
  const days = new Map(received?.getRows().map(([id, day]) => [String(id), String(day)]));
  return {
    rows: has.has('supply') ? await readSupply(connection, quarter) : [],
    receivedOn(submissionIds) {
      const came = (submissionIds ?? '').split(';').flatMap((id) => days.get(id) ?? []);
      const last = came.sort().at(-1);
      return last === undefined ? undefined : dateWords(last);
    },
  };
}

async function readSupply(connection: DuckDBConnection, quarter: ReportingPeriod): Promise<Supply[]> {
  const reader = await connection.runAndReadAll(
    `select agency, organisation, extract, covers_from, covers_to, due_date, received_at, working_days_late, status
    from supply
    where coalesce(covers_to, cast(received_at as date)) between cast($1 as date) and cast($2 as date)
    order by agency, organisation, extract, covers_to, covers_from, received_at`,
    [startOfFinancialYear(quarter.end), quarter.end],
  );
  return readRows(reader) as unknown as Supply[];
}
