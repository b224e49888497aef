import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../../connectors/connector.ts';
import { readRows } from '../../warehouse/kysely.ts';
import { unaccompaniedColumn, unaccompaniedValue } from './held-apart.ts';
import { loadColumns } from './load-columns.ts';

export interface RawSubmission {
  readonly sequence: number;
  readonly submissionId: string;
  readonly sender: string;
}

/**
 * Adds the accepted rows to raw. A blank in a column of `keepHeld` leaves what is held of the row as it is: a table of a
 * national layout says nothing of columns it lacks. Returns how many keys are now held from this submission.
 */
export async function insertRawRows(
  connection: DuckDBConnection,
  connector: Connector,
  submission: RawSubmission,
  keepHeld: ReadonlySet<string>,
  hasEarlier: boolean,
): Promise<number> {
  const { data } = loadColumns(connector);
  const sent = (name: string) =>
    keepHeld.has(name) && !connector.key.includes(name)
      ? `coalesce(accepted.${name}, before.${name})`
      : `accepted.${name}`;
  // Only a national layout leaves this flag to another of its tables.
  const value = (name: string) =>
    name === unaccompaniedColumn && keepHeld.has(name) ? unaccompaniedValue(sent(name)) : sent(name);
  const inserted = await connection.run(
    `insert into raw.${connector.extract}
    select ${data.map(({ name }) => value(name)).join(', ')},
      $1, $2, $3, accepted._sheet, accepted._row_number, accepted._row_key, not coalesce(held._is_newer, false)
    from accepted
    left join held on accepted._row_key = held._row_key
    ${keepHeld.size > 0 ? `left join raw.${connector.extract} as before on held._sequence = before._sequence and held._row_key = before._row_key` : ''}
    order by accepted._row_number`,
    [submission.sequence, submission.submissionId, submission.sender],
  );
  if (!hasEarlier) return inserted.rowsChanged;
  const [counts] = readRows(
    await connection.runAndReadAll(
      'select count(*) filter (not coalesce(held._is_newer, false)) as kept from accepted left join held on accepted._row_key = held._row_key',
    ),
  ) as [{ kept: number }];
  return counts.kept;
}

/** Rows of an extract that only adds: what is held already, the same or with other content. */
export interface AppendClash {
  readonly row: number;
  readonly sheet: string | null;
  readonly isSame: boolean;
}

/**
 * For an extract that appends: takes out of `settled` the rows whose key is held, and returns them. The same content
 * again changes nothing; other content is refused (COMMENT_EXISTS).
 */
export async function dropHeldAppends(
  connection: DuckDBConnection,
  connector: Connector,
): Promise<AppendClash[]> {
  const { data } = loadColumns(connector);
  const same = data.map(({ name }) => `settled.${name} is not distinct from before.${name}`).join(' and ');
  const clashes = readRows(
    await connection.runAndReadAll(`
      select settled._row_number as row, settled._sheet as sheet, settled._row_key as key, (${same}) as same
      from settled
      inner join held on settled._row_key = held._row_key and held._sequence is not null
      inner join raw.${connector.extract} as before
        on held._sequence = before._sequence and held._row_key = before._row_key
      where not settled._out and settled._copy = 1 and settled._from_last = 1
      order by settled._row_number`),
  );
  if (clashes.length > 0) {
    await connection.run(
      'update ordered set _out = true where not _out and _row_key in (select _row_key from held where _sequence is not null)',
    );
  }
  return clashes.map((clash) => ({
    row: clash.row as number,
    sheet: clash.sheet as string | null,
    isSame: clash.same as boolean,
  }));
}
