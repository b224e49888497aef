import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../../connectors/connector.ts';
import type { Issue } from '../../../domain/issue.ts';
import { issueOf } from '../answer/issue-of.ts';

/** Rows that are kept but deserve a look, found over the file as a whole (returns rules, "Rows and cells"). */
export async function findOddities(connection: DuckDBConnection, connector: Connector): Promise<Issue[]> {
  if (connector.extract !== 'child_protection_plans') return [];
  const reader = await connection.runAndReadAll(`
    with plans as (
      select _sheet, _row_number, child_id, start_date, coalesce(end_date, date '9999-12-31') as end_date, _row_key
      from accepted
      where child_id is not null
    ),
    ordered as (
      select *, max(end_date) over (partition by child_id order by start_date, _row_key rows between unbounded preceding and 1 preceding) as earlier_end
      from plans
    )
    select _sheet, _row_number from ordered where earlier_end > start_date order by _row_number`);
  return reader
    .getRows()
    .map(([sheet, row]) => issueOf.overlappingPlan(sheet === null ? null : String(sheet), Number(row)));
}
