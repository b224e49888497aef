import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../pipelines/warehouse/kysely.ts';

/** A cell that is not what the independent program says. */
export interface Difference {
  readonly measure_id: string;
  readonly cell: string;
  readonly theirs: string;
  readonly ours: string;
}

export interface Comparison {
  readonly judged: number;
  readonly differences: Difference[];
}

/**
 * Compares the scorecard with the values of another program, cell by cell: numerator and denominator exactly, value to
 * 1e-9, status. A cell that is 0 or not available may be missing on either side; periods and kinds that the file does
 * not hold, or the measure is not given for, are not judged.
 */
export async function compareValues(connection: DuckDBConnection, file: string): Promise<Comparison> {
  const reader = await connection.runAndReadAll(`
    with theirs_read as (
      select measure_id, period_kind, cast(period_end as date) as period_end, breakdown, breakdown_value,
        cast(numerator as double) as numerator, cast(denominator as double) as denominator,
        cast(value as double) as value, status
      from read_csv('${file}', all_varchar = true)
      where measure_id not in ('scorecard-late-items', 'health-dataset-gaps')
    ),
    given as (
      select distinct theirs_read.measure_id, theirs_read.period_kind, theirs_read.period_end
      from theirs_read
      inner join scorecard.measures on theirs_read.measure_id = measures.measure_id
      where list_contains(string_split(measures.period_kinds, ' '), theirs_read.period_kind)
    ),
    theirs as (select theirs_read.* from theirs_read inner join given using (measure_id, period_kind, period_end)),
    ours as (
      select scorecard_values.* from scorecard.scorecard_values
      inner join given using (measure_id, period_kind, period_end)
    ),
    paired as (
      select
        coalesce(theirs.measure_id, ours.measure_id) as measure_id,
        concat_ws(' ', coalesce(theirs.period_kind, ours.period_kind), coalesce(theirs.period_end, ours.period_end),
          coalesce(theirs.breakdown, ours.breakdown) || '=' || coalesce(theirs.breakdown_value, ours.breakdown_value)
        ) as cell,
        concat_ws(' ', theirs.status, theirs.numerator, theirs.denominator, theirs.value) as theirs,
        concat_ws(' ', ours.status, ours.numerator, ours.denominator, ours.value) as ours,
        case
          when theirs.measure_id is null then coalesce(ours.numerator, 0) = 0 and coalesce(ours.value, 0) = 0
          when ours.measure_id is null then coalesce(theirs.numerator, 0) = 0 and coalesce(theirs.value, 0) = 0
          when theirs.status <> ours.status then false
          when theirs.status = 'not_available' then true
          else theirs.numerator is not distinct from ours.numerator
            and theirs.denominator is not distinct from ours.denominator
            and abs(coalesce(theirs.value, 0) - coalesce(ours.value, 0)) <= 1e-9 * greatest(1, abs(coalesce(theirs.value, 0)))
        end as agrees
      from theirs
      full join ours using (measure_id, period_kind, period_end, breakdown, breakdown_value)
    )
    select measure_id, cell, theirs, ours, agrees from paired order by measure_id, cell`);
  const rows = readRows(reader) as unknown as (Difference & { agrees: boolean })[];
  return {
    judged: rows.length,
    differences: rows
      .filter((row) => !row.agrees)
      .map(({ measure_id, cell, theirs, ours }) => ({ measure_id, cell, theirs, ours })),
  };
}
