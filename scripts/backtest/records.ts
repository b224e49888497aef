import { modelOptions } from '../../pipelines/build.ts';
import { recordsCall } from '../../pipelines/explain.ts';
import { compileInline } from '../../pipelines/transform/index.ts';
import { readRows } from '../../pipelines/warehouse/kysely.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import type { Judged, OurCell } from './compare.ts';

const BATCH = 40;

/**
 * Counts the records that `explain` would list for each agreeing cell from records that ended after a day. A cell whose
 * records do not count to its numerator and denominator does not agree, whatever its value.
 */
export async function countRecords(
  database: string,
  judged: readonly Judged[],
  after: string,
): Promise<Judged[]> {
  const asked = judged.filter(
    (j) =>
      j.agrees &&
      j.source === 'record_level' &&
      j.ours &&
      j.cell.class === 'record_level' &&
      j.cell.period_end > after,
  );
  const wrong = new Map<Judged, string>();
  const warehouse = await openDatabase(database);
  try {
    const connection = await warehouse.connect();
    for (let from = 0; from < asked.length; from += BATCH) {
      const batch = asked.slice(from, from + BATCH);
      const sql = await compileInline(batch.map((j, i) => countOf(j.ours!, i)).join('\nunion all\n'), {
        ...modelOptions(warehouse),
        quiet: true,
      });
      for (const row of readRows(await connection.runAndReadAll(sql))) {
        const j = batch[Number(row.cell)]!;
        const problem = disagreement(j.ours!, row);
        if (problem) wrong.set(j, problem);
      }
    }
  } finally {
    await warehouse.close();
  }
  return judged.map((j) => (wrong.has(j) ? { ...j, agrees: false, line: `${j.line}; ${wrong.get(j)}` } : j));
}

function countOf(cell: OurCell, index: number): string {
  return `select ${index} as cell,
    count(*) filter (where in_numerator) as numerator_rows,
    count(distinct case when in_numerator then coalesce(counted_key, child_key) end) as numerator_counted_once,
    count(*) filter (where in_denominator) as denominator_rows,
    count(distinct case when in_denominator then coalesce(counted_key, child_key) end) as denominator_counted_once
  from (${recordsCall(cell)}) as records_${index}`;
}

function disagreement(cell: OurCell, row: Record<string, unknown>): string | undefined {
  const matches = (figure: number | null, side: string) =>
    figure === null || figure === row[`${side}_rows`] || figure === row[`${side}_counted_once`];
  if (!matches(cell.numerator, 'numerator'))
    return `explain lists ${row.numerator_rows} records (${row.numerator_counted_once} counted once) for ${cell.numerator}`;
  // The denominator of a rate is a population, which no record of a child makes.
  if (!cell.unit.startsWith('rate') && !matches(cell.denominator, 'denominator')) {
    return `explain lists ${row.denominator_rows} records (${row.denominator_counted_once} counted once) under ${cell.denominator}`;
  }
  return undefined;
}
