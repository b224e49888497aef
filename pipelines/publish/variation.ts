import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Assurance,
  assuranceOf,
  judgedKinds,
  judgedPart,
  judgeSeries,
  type VariationIcon,
  variationIcon,
} from '../../domain/statistics/judge-series.ts';
import type { Rule } from '../../domain/statistics/xmr.ts';
import { readRows } from '../warehouse/kysely.ts';

/** How a shown total varies beside the others of its series. */
export interface RowVariation {
  readonly row: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly rule: Rule | null;
  readonly icon: VariationIcon;
  readonly limits: 'trial' | 'full';
  /** Only beside the last point of a series with a target. */
  readonly assurance: Assurance | null;
}

interface Cell {
  readonly row_index: number;
  readonly measure_id: string;
  readonly period_kind: string;
  readonly polarity: string;
  readonly status: string;
  readonly value: number | null;
  readonly target: number | null;
  readonly series_segment: number | null;
  readonly series_baseline: number | null;
}

/**
 * Judges every series of totals as its readers see it: a suppressed figure is a gap, so that limits give away nothing that is
 * hidden. Measures whose figures overlap are left out, as are cumulative and rolling periods.
 */
export async function variationOfRows(
  connection: DuckDBConnection,
  table: string,
  suppressed: Uint8Array,
): Promise<RowVariation[]> {
  const reader = await connection.runAndReadAll(
    `select cast(v.row_index as integer) as row_index, v.measure_id, v.period_kind, m.polarity, v.status, v.value, v.target,
       v.series_segment, v.series_baseline
     from ${table} as v inner join scorecard.measures as m using (measure_id)
     where v.breakdown = 'all' and v.period_kind in (${judgedKinds.map((kind) => `'${kind}'`).join(', ')})
       and not coalesce(m.is_overlapping, false)
     order by v.measure_id, v.period_kind, v.period_end`,
  );
  const series = new Map<string, Cell[]>();
  for (const cell of readRows(reader) as unknown as Cell[]) {
    const key = `${cell.measure_id}|${cell.period_kind}`;
    const shown = suppressed[cell.row_index] ? { ...cell, value: null } : cell;
    const own = series.get(key);
    if (own) own.push(shown);
    else series.set(key, [shown]);
  }
  return [...series.values()].flatMap(judgeCells);
}

function judgeCells(all: readonly Cell[]): RowVariation[] {
  const cells = judgedPart(all);
  const judged = judgeSeries(
    cells.map(({ status, value, series_segment, series_baseline }) => ({
      value: status === 'maturing' ? null : value,
      segment: series_segment,
      baseline: series_baseline,
    })),
  );
  if (!judged) return [];
  return judged.points.flatMap((point, i): RowVariation[] => {
    if (!point) return [];
    const { row_index, polarity, target } = cells[i]!;
    const { mean, lower, upper, special } = point;
    return [
      {
        row: row_index,
        mean,
        lower,
        upper,
        rule: special?.rule ?? null,
        icon: variationIcon(point, polarity),
        limits: judged.isTrial ? 'trial' : 'full',
        assurance: (i === cells.length - 1 && assuranceOf(point, target, polarity)) || null,
      },
    ];
  });
}

/** Writes them to a temporary table, one row per judged total, for the published scorecard to join. */
export async function writeVariation(
  connection: DuckDBConnection,
  rows: readonly RowVariation[],
): Promise<void> {
  await connection.run(
    `create or replace temp table publishing_variation (row_index bigint, spc_mean double, spc_lower double, spc_upper double,
       spc_rule varchar, variation varchar, spc_limits varchar, assurance varchar)`,
  );
  const appender = await connection.createAppender('publishing_variation', 'main', 'temp');
  const text = (value: string | null) =>
    value === null ? appender.appendNull() : appender.appendVarchar(value);
  for (const { row, mean, lower, upper, rule, icon, limits, assurance } of rows) {
    appender.appendBigInt(BigInt(row));
    for (const number of [mean, lower, upper]) appender.appendDouble(number);
    for (const word of [rule, icon, limits, assurance]) text(word);
    appender.endRow();
  }
  appender.closeSync();
}
