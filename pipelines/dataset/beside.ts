import type { DuckDBConnection } from '@duckdb/node-api';
import type { ReportingPeriod } from '../../domain/reporting-periods.ts';
import { readRows } from '../warehouse/kysely.ts';

/** A total of the quarter with its limits, its comparator and its usual range, as disclosure control left them. */
export interface JudgedTotal {
  readonly measure_id: string;
  readonly period_kind: string;
  readonly period_label: string;
  readonly value: number;
  readonly lower_ci: number | null;
  readonly upper_ci: number | null;
  readonly comparator_kind: string | null;
  readonly comparator_value: number | null;
  readonly comparator_significance: string | null;
  readonly spc_mean: number | null;
  readonly spc_lower: number | null;
  readonly spc_upper: number | null;
  readonly variation: string | null;
  readonly assurance: string | null;
}

/** A published figure of an area or group of areas, with the rank of the board's own. */
export interface OtherArea {
  readonly measure_id: string;
  readonly period_end: string;
  readonly comparator_kind: string;
  readonly area_name: string | null;
  readonly value: number | null;
  readonly symbol: string | null;
  readonly england_rank: number | null;
  readonly england_ranked: number | null;
  readonly source: string | null;
}

/** A total of the quarter of a measure that was added to the catalogue. */
export interface AddedTotal {
  readonly measure_id: string;
  readonly title: string;
  readonly definition: string;
  readonly decimals: number;
  readonly unit: string;
  readonly period_kind: string;
  readonly period_label: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly status: string;
}

/** What stands beside the figures of a quarter. */
export interface Beside {
  readonly judged: readonly JudgedTotal[];
  readonly otherAreas: readonly OtherArea[];
  readonly added: readonly AddedTotal[];
}

export const nothingBeside: Beside = { judged: [], otherAreas: [], added: [] };

/** Years of published figures that a dataset holds. */
const YEARS = 5;

/** Reads what stands beside the figures; a copy that was published before there was any has none. */
export async function readBeside(connection: DuckDBConnection, quarter: ReportingPeriod): Promise<Beside> {
  const has = async (table: string, column: string) =>
    (
      await connection.runAndReadAll(
        'select 1 from information_schema.columns where table_name = $1 and column_name = $2',
        [table, column],
      )
    ).currentRowCount > 0;
  const rows = async <T>(sql: string): Promise<T[]> =>
    readRows(await connection.runAndReadAll(sql, [quarter.end])) as unknown as T[];
  const ends = `period_end = cast($1 as date) and breakdown = 'all'
    and period_kind in ('month', 'quarter', 'snapshot', 'rolling_12_months')`;
  return {
    judged: (await has('scorecard', 'spc_mean'))
      ? await rows<JudgedTotal>(
          `select measure_id, period_kind, period_label, value, lower_ci, upper_ci, comparator_kind, comparator_value,
            comparator_significance, spc_mean, spc_lower, spc_upper, variation, assurance
          from scorecard where ${ends} and value is not null
            and (lower_ci is not null or comparator_value is not null or spc_mean is not null)
          order by measure_id, period_kind`,
        )
      : [],
    otherAreas: (await has('comparators', 'symbol'))
      ? await rows<OtherArea>(
          `select c.measure_id, c.period_end, c.comparator_kind, c.area_name, c.value, c.symbol,
            case when c.comparator_kind = 'own_area' then r.england_rank end as england_rank,
            case when c.comparator_kind = 'own_area' then r.england_ranked end as england_ranked, c.source
          from comparators as c
          left join ranks as r on c.measure_id = r.measure_id and c.period_end = r.period_end
          where c.period_end <= cast($1 as date) and c.period_end > cast($1 as date) - interval ${YEARS} year
          order by c.measure_id, c.period_end desc, c.comparator_kind, c.place, c.area_id`,
        )
      : [],
    added: (await has('additional_values', 'value'))
      ? await rows<AddedTotal>(
          `select v.measure_id, m.title, m.definition, m.decimals, v.unit, v.period_kind, v.period_label, v.numerator,
            v.denominator, v.value, v.status
          from additional_values as v inner join additional_measures as m on v.measure_id = m.measure_id
          where ${ends} and v.status <> 'not_available'
          order by m.title, v.period_kind`,
        )
      : [],
  };
}
