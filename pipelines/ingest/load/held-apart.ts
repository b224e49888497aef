import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../../connectors/connector.ts';
import { readRows } from '../../warehouse/kysely.ts';
import { fieldSeparator } from '../stage/row-file.ts';
import type { StagedPart } from '../staged.ts';
import { findHeld } from './held.ts';
import { loadColumns } from './load-columns.ts';
import type { LoadedPart, PartContext } from './load-part.ts';

/** The column of looked_after_episodes that the 903 table uasc sets. */
export const unaccompaniedColumn = 'unaccompanied_asylum_seeker';

/**
 * Keeps the children whom the 903 table uasc names, and marks their episodes that are held: each gets a new version with
 * the flag set. Episodes that come later are marked as they are loaded (rulings, "National layouts").
 */
export async function loadUnaccompanied(
  connection: DuckDBConnection,
  part: StagedPart,
  context: PartContext,
): Promise<LoadedPart> {
  const { connector, sequence, submissionId, sender } = context;
  await connection.run(`
    create or replace temp table named_children as
    select * from read_csv('${part.rowFile!.replaceAll("'", "''")}', auto_detect = false, header = false,
      delim = '${fieldSeparator}', quote = '', escape = '', new_line = '\\n', nullstr = '', strict_mode = true,
      columns = {'_line': 'bigint', '_row_number': 'bigint', '_refused': 'boolean', '_sheet': 'varchar', 'child_id': 'varchar', 'until_date': 'date'})`);
  const [counts] = readRows(
    await connection.runAndReadAll(
      'select count(*) filter (_refused) as refused, count(distinct child_id) filter (not _refused) as children from named_children',
    ),
  ) as [{ refused: number; children: number }];
  await connection.run(
    `insert into ledger.unaccompanied_children
    select $1, $2, $3, child_id, max(until_date) from named_children where not _refused group by child_id`,
    [sequence, submissionId, sender],
  );
  if (context.hasEarlier) await markHeldEpisodes(connection, connector, context);
  await connection.run('drop table if exists named_children; drop table if exists held');
  return {
    rowsAccepted: counts.children,
    rowsRefused: counts.refused + part.rowsShifted,
    rowsWithdrawn: 0,
    issues: [],
  };
}

async function markHeldEpisodes(
  connection: DuckDBConnection,
  connector: Connector,
  context: PartContext,
): Promise<void> {
  await findHeld(connection, connector, context);
  const { data } = loadColumns(connector);
  const value = ({ name }: { name: string }) => (name === unaccompaniedColumn ? 'true' : `episodes.${name}`);
  await connection.run(
    `insert into raw.${connector.extract}
    select ${data.map(value).join(', ')}, $1, $2, $3, named._sheet, named._row_number, episodes._row_key, true
    from raw.${connector.extract} as episodes
    inner join held on episodes._sequence = held._sequence and episodes._row_key = held._row_key
    inner join (
      select child_id, max(until_date) as until_date, any_value(_sheet) as _sheet, min(_row_number) as _row_number
      from named_children where not _refused group by child_id
    ) as named on episodes.child_id = named.child_id and episodes.start_date <= named.until_date
    where episodes._sender = $3 and not coalesce(episodes.${unaccompaniedColumn}, false)
    order by episodes._row_key`,
    [context.sequence, context.submissionId, context.sender],
  );
}

/** SQL of the flag of an accepted episode: as sent, else set for a child whom uasc names until the episode began. */
export function unaccompaniedValue(sent: string): string {
  return `case when exists (
    select 1 from ledger.unaccompanied_children as named
    where named.sender = $3 and named.child_id = accepted.child_id and accepted.start_date <= named.until_date
  ) then true else ${sent} end`;
}
