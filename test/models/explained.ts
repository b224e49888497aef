import { modelOptions } from '../../pipelines/build.ts';
import { recordsCall } from '../../pipelines/explain.ts';
import { compileInline } from '../../pipelines/transform/index.ts';
import { readRows } from '../../pipelines/warehouse/kysely.ts';
import type { Warehouse } from '../../pipelines/warehouse/warehouse.ts';

interface Cell {
  readonly measure_id: string;
  readonly period_kind: string;
  readonly period_start: string | null;
  readonly period_end: string;
  readonly breakdown: string;
  readonly breakdown_value: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface Explained {
  readonly cells: number;
  readonly measures: number;
  /** Cells one side of which is another number than the records, or the things they count, that explain lists for it. */
  readonly differences: string[];
}

/**
 * Explains a sample of cells of every measure that is counted from records: for each kind of period its total, and for each
 * breakdown one value, with something in it where there is such a cell.
 */
export async function explainSample(warehouse: Warehouse): Promise<Explained> {
  const connection = await warehouse.connect();
  const reader = await connection.runAndReadAll(`
    with ranked as (
      select scorecard_values.*, row_number() over (
        partition by measure_id, breakdown, case when breakdown = 'all' then period_kind end
        order by coalesce(numerator, 0) = 0, hash(measure_id || period_kind || period_end || breakdown_value)) as place
      from scorecard.scorecard_values
      inner join scorecard.measures using (measure_id)
      where source_kind = 'record_level' and scorecard_values.status <> 'not_available' and measures.is_computed)
    select measure_id, period_kind, period_start, period_end, breakdown, breakdown_value, numerator, denominator
    from ranked where place = 1 order by all`);
  const cells = readRows(reader) as unknown as Cell[];
  const compiled = await compileInline(cells.map(recordsCall).join('\n-- next cell\n'), {
    ...modelOptions(warehouse),
    quiet: true,
  });
  const differences: string[] = [];
  for (const [i, sql] of compiled.split('-- next cell').entries()) {
    const cell = cells[i]!;
    const counted = await connection.runAndReadAll(
      `select ${['numerator', 'denominator'].map((side) => `count(*) filter (where in_${side}), count(distinct counted_key) filter (where in_${side})`).join(', ')} from (${sql})`,
    );
    const [rows, things, baseRows, baseThings] = counted.getRows()[0]!.map(Number) as [
      number,
      number,
      number,
      number,
    ];
    for (const [side, own, others] of [
      ['numerator', cell.numerator, things || rows],
      ['denominator', cell.denominator, baseThings || baseRows],
    ] as const) {
      if (own !== null && own !== others)
        differences.push(
          `${cell.measure_id} ${side} ${cell.period_kind} ${cell.period_end} ${cell.breakdown}=${cell.breakdown_value}: ${own}, listed ${others}`,
        );
    }
  }
  return { cells: cells.length, measures: new Set(cells.map((cell) => cell.measure_id)).size, differences };
}
