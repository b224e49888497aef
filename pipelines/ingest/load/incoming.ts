import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../../connectors/connector.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { readRows } from '../../warehouse/kysely.ts';
import { fieldSeparator } from '../stage/row-file.ts';
import { loadColumns } from './load-columns.ts';

// The rows of one part on their way in: a row file becomes the temporary tables `incoming` (as staged, with keys),
// `accepted` (what will be loaded) and `mentioned` (every key the file speaks of, refused rows too).

/** A row that is not loaded or gives way, by the number the agency sees. */
export interface RowNote {
  readonly row: number;
  readonly sheet: string | null;
  readonly kind: 'after_data_date' | 'identical' | 'same_key';
  /** Columns with a date after the data date. */
  readonly columns: readonly string[];
}

export interface IncomingCounts {
  readonly refused: number;
  readonly accepted: number;
}

/** Reads a row file into `incoming`. A date after `dataDate` in a column not marked may_be_future refuses the row. */
export async function readIncoming(
  connection: DuckDBConnection,
  connector: Connector,
  rowFile: string,
  dataDate: PlainDate,
): Promise<void> {
  const { fileColumns, noId, hasKey, base, knownDates } = loadColumns(connector);
  const late = knownDates.map(
    ({ name }) => `case when cast(${name} as date) > date '${dataDate}' then '${name}' end`,
  );
  await connection.run(`
    create or replace temp table incoming as
    select *, ${noId} as _no_id, ${hasKey} as _has_key, ${base} as _base,
      ${late.length > 0 ? `concat_ws(',', ${late.join(', ')})` : "''"} as _late
    from read_csv('${rowFile.replaceAll("'", "''")}', auto_detect = false, header = false, delim = '${fieldSeparator}',
      quote = '', escape = '', new_line = '\\n', nullstr = '', null_padding = false, strict_mode = true,
      columns = {${fileColumns}})`);
}

/**
 * Settles rows that share a key: identical rows are one; of different ones the lower row in the sheet wins; rows without
 * an id are numbered among their equals (returns rules, "Rows and cells"). Refused rows keep their place in that order.
 */
export async function settleKeys(
  connection: DuckDBConnection,
  connector: Connector,
): Promise<IncomingCounts & { notes: RowNote[] }> {
  const { data } = loadColumns(connector);
  const [totals] = readRows(
    await connection.runAndReadAll(`
      select count(*) as rows, count(*) filter (_refused or _late <> '') as refused,
        count(distinct _base) as bases, count(*) filter (_no_id) as without_id,
        count(*) filter (not _has_key) as without_key, count(*) filter (_late <> '') as late
      from incoming`),
  ) as [Record<string, number>];
  const isSimple =
    totals.bases === totals.rows && totals.without_key === 0 && connector.replaces !== 'appends';
  await connection.run(
    `${isSimple ? simplySettled : orderedSettled(data.map(({ name }) => name))}; ${views}`,
  );
  if (isSimple && totals.late === 0)
    return { refused: totals.refused!, accepted: totals.rows! - totals.refused!, notes: [] };
  const notes = readRows(
    await connection.runAndReadAll(`
      select _row_number as row, _sheet as sheet, _late as late, _out, _copy, _from_last, _no_id from settled
      where _late <> '' or _copy > 1 or (not _out and not _no_id and _from_last > 1)
      order by _line`),
  ).map((found) => ({
    row: found.row as number,
    sheet: found.sheet as string | null,
    kind: found._out
      ? ('after_data_date' as const)
      : Number(found._copy) > 1
        ? ('identical' as const)
        : ('same_key' as const),
    columns: String(found.late).split(',').filter(Boolean),
  }));
  const givenWay = notes.filter((note) => note.kind !== 'after_data_date').length;
  return { refused: totals.refused!, accepted: totals.rows! - totals.refused! - givenWay, notes };
}

/** No two rows share a key: each stands as it came. A view, so that a large file is not copied once more. */
const simplySettled = `create or replace temp view settled as
  select *, (_refused or _late <> '') as _out, 1 as _copy, 1 as _from_last,
    case when _no_id then _base || '#1' else _base end as _row_key
  from incoming`;

function orderedSettled(names: readonly string[]): string {
  return `create or replace temp table ordered as
  with marked as (
    select *, (_refused or _late <> '') as _out,
      case when _refused or _late <> '' then 1
        else row_number() over (partition by _base, _no_id, _refused or _late <> '', ${names.join(', ')} order by _line desc)
      end as _copy
    from incoming
  ),
  numbered as (
    select *, row_number() over (partition by _base, _no_id, _copy > 1 order by _line) as _order,
      row_number() over (partition by _base, _out, _copy > 1 order by _line desc) as _from_last
    from marked
  )
  select * exclude (_order), case when _no_id then _base || '#' || _order else _base end as _row_key from numbered;
  create or replace temp view settled as select * from ordered`;
}

const views = `create or replace temp view accepted as
  select * from settled where not _out and _copy = 1 and (_no_id or _from_last = 1);
create or replace temp view mentioned as select distinct _row_key from settled where _has_key and _copy = 1`;

/** Frees what a large file took. */
export async function dropIncoming(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    'drop table if exists ordered; drop table if exists incoming; drop table if exists held',
  );
}
