import type { DuckDBConnection } from '@duckdb/node-api';
import type { EarlierCell, MeasureTraits, ScorecardRow } from './disclosure/rows.ts';

const columns = [
  'measure_id',
  'period_kind',
  'period_start',
  'period_end',
  'breakdown',
  'breakdown_value',
  'numerator',
  'denominator',
  'value',
  'unit',
] as const;

const order =
  'measure_id, period_end, period_kind, period_start, breakdown, breakdown_value, period_label, source_kind';

/** Copies the scorecard to `table` with a row number, so that decisions about rows can be joined back. */
export async function numberRows(connection: DuckDBConnection, table: string): Promise<void> {
  await connection.run(
    `create or replace temp table ${table} as
     select row_number() over (order by ${order}) - 1 as row_index, * from scorecard.scorecard_values`,
  );
}

/** The numbered rows in their order, as disclosure control reads them. Columns are read whole: it is a large table. */
export async function readScorecard(connection: DuckDBConnection, table: string): Promise<ScorecardRow[]> {
  const reader = await connection.runAndReadAll(
    `select ${columns.map((name) => (name.startsWith('period_') && name !== 'period_kind' ? `cast(${name} as varchar)` : name)).join(', ')}
     from ${table} order by row_index`,
  );
  const [measure, kind, start, end, breakdown, value, numerator, denominator, figure, unit] =
    reader.getColumns();
  return measure!.map((measureId, i) => ({
    measure_id: String(measureId),
    period_kind: String(kind![i]),
    period_start: start![i] === null ? null : String(start![i]),
    period_end: String(end![i]),
    breakdown: String(breakdown![i]),
    breakdown_value: String(value![i]),
    numerator: number(numerator![i]),
    denominator: number(denominator![i]),
    value: number(figure![i]),
    unit: String(unit![i]),
  }));
}

export async function readTraits(connection: DuckDBConnection): Promise<MeasureTraits[]> {
  const reader = await connection.runAndReadAll('select measure_id, counts_people from scorecard.measures');
  // A measure whose catalogue entry does not say is treated as one that counts people.
  return reader
    .getRows()
    .map(([id, people]) => ({ measure_id: String(id), counts_people: people !== false }));
}

/** The cells that a table of an earlier release shows. */
export async function readEarlier(connection: DuckDBConnection, table: string): Promise<EarlierCell[]> {
  const reader = await connection.runAndReadAll(
    `select distinct measure_id, cast(period_start as varchar), cast(period_end as varchar), breakdown, breakdown_value,
       numerator, denominator
     from ${table} where numerator is not null or denominator is not null`,
  );
  return reader.getRows().map((row) => ({
    measure_id: String(row[0]),
    period_start: row[1] === null ? null : String(row[1]),
    period_end: String(row[2]),
    breakdown: String(row[3]),
    breakdown_value: String(row[4]),
    numerator: number(row[5]),
    denominator: number(row[6]),
  }));
}

function number(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
