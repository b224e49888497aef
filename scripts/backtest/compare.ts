import { roundHalfUp } from '../../domain/number-text.ts';
import { readRows } from '../../pipelines/warehouse/kysely.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import type { PrintedCell } from '../demo-year/printed.ts';

/** A cell of the scorecard as the comparison needs it. */
export interface OurCell {
  readonly measure_id: string;
  readonly period_kind: string;
  readonly period_start: string | null;
  readonly period_end: string;
  readonly breakdown: string;
  readonly breakdown_value: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly status: string;
  readonly reason: string | null;
  readonly source_kind: string | null;
}

/** A printed cell, ours, and whether they agree. */
export interface Judged {
  readonly cell: PrintedCell;
  readonly ours: OurCell | undefined;
  readonly source: string;
  readonly agrees: boolean;
  readonly line: string;
}

/** Compares printed cells with a built database, at the printed decimals. A breakdown value that is left out is 0. */
export async function compareCells(database: string, cells: readonly PrintedCell[]): Promise<Judged[]> {
  const ours = await withReadOnly(database, async (connection) =>
    readRows(
      await connection.runAndReadAll(
        `select measure_id, period_kind, period_start, period_end, breakdown, breakdown_value, numerator, denominator,
          value, unit, status, reason, source_kind
        from scorecard.scorecard_values`,
      ),
    ),
  );
  const known = new Map((ours as unknown as OurCell[]).map((cell) => [keyOf(cell), cell]));
  // Where a breakdown is counted from records, a value of it that is left out is 0.
  const recorded = new Set(
    (ours as unknown as OurCell[]).filter((c) => c.source_kind === 'record_level').map(breakdownOf),
  );
  return cells.map((cell) => judge(cell, known, recorded));
}

function keyOf(
  cell: Omit<OurCell, 'numerator' | 'denominator' | 'value' | 'unit' | 'status' | 'reason' | 'source_kind'>,
): string {
  return [
    cell.measure_id,
    cell.period_kind,
    cell.period_start ?? '',
    cell.period_end,
    cell.breakdown,
    cell.breakdown_value,
  ].join('|');
}

function breakdownOf(cell: {
  measure_id: string;
  period_kind: string;
  period_end: string;
  breakdown: string;
}): string {
  return [cell.measure_id, cell.period_kind, cell.period_end, cell.breakdown].join('|');
}

function judge(
  cell: PrintedCell,
  known: ReadonlyMap<string, OurCell>,
  recorded: ReadonlySet<string>,
): Judged {
  // The map says yes where the rulings' code of the derived value is `disabled`.
  const value =
    cell.breakdown === 'disabled' && cell.breakdown_value === 'yes' ? 'disabled' : cell.breakdown_value;
  const ours = known.get(keyOf({ ...cell, breakdown_value: value }));
  const source = ours?.source_kind ?? (recorded.has(breakdownOf(cell)) ? 'record_level' : 'none');
  const figure = ours ? sideOf(ours, cell.side) : source === 'record_level' ? 0 : null;
  const shown =
    figure === null
      ? (ours?.status ?? 'no cell')
      : roundHalfUp(figure, Number(cell.decimals)).toFixed(Number(cell.decimals));
  // Printed as 0% of nothing: a denominator of 0 is not applicable, never 0% (rules for computing, percentages).
  const expected =
    cell.class === 'zero_over_zero' ? 'not_applicable' : Number(cell.expected).toFixed(Number(cell.decimals));
  const place = `${cell.measure_id} ${cell.breakdown}=${cell.breakdown_value} ${cell.period_kind} to ${cell.period_end}`;
  return {
    cell,
    ours,
    source,
    agrees: shown === expected,
    line: `${cell.row_id} ${place}: printed ${cell.expected}, ours ${shown}${ours ? ` (${ours.numerator}/${ours.denominator}, ${ours.source_kind ?? ours.reason})` : ''}`,
  };
}

function sideOf(ours: OurCell, side: string): number | null {
  if (side === 'numerator') return ours.numerator;
  if (side === 'denominator') return ours.denominator;
  return ours.value;
}
