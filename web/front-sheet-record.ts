import type { FrontSheetRow } from './front-sheet-rows.ts';

/** Columns of a line of the front sheet as data. */
export const frontSheetColumns = [
  'stage',
  'measure_id',
  'title',
  'period_label',
  'value',
  'numerator',
  'denominator',
  'unit',
  'status',
  'reason',
  'previous_value',
  'same_period_last_year_value',
  'year_to_date_value',
  'target',
  'rag',
  'direction_short',
  'direction_long',
  'owner_agency',
  'supplied_by',
] as const;

/** A line of the front sheet as data, for the terminal and the API. */
export function frontSheetRecord(
  row: FrontSheetRow,
): Record<(typeof frontSheetColumns)[number], string | number | null> {
  const { measure, cell, yearToDate, supplied } = row;
  return {
    stage: measure.journey_stage,
    measure_id: measure.measure_id,
    title: measure.title,
    period_label: cell?.period_label ?? null,
    value: cell?.value ?? null,
    numerator: cell?.numerator ?? null,
    denominator: cell?.denominator ?? null,
    unit: measure.unit,
    status: cell?.status ?? 'not_available',
    reason: cell?.reason ?? null,
    previous_value: cell?.previous_value ?? null,
    same_period_last_year_value: cell?.same_period_last_year_value ?? null,
    year_to_date_value: yearToDate?.value ?? null,
    target: cell?.target ?? null,
    rag: cell?.rag ?? null,
    direction_short: cell?.direction_short ?? null,
    direction_long: cell?.direction_long ?? null,
    owner_agency: measure.owner_agency,
    supplied_by: supplied.map((s) => `${s.agency} ${s.on}`).join('; ') || null,
  };
}
