import type { ReportingPeriod } from '../../../domain/reporting-periods.ts';
import { type Labels, stagePlace } from '../labels.ts';
import type { DatasetValue, Measure } from '../published-copy.ts';
import { cellKey } from '../register/cell.ts';
import type { Revision } from '../revisions.ts';
import { decimalsOf, type Figure, figureOf, shorthand } from './figure-text.ts';
import { isGiven, type PeriodCells, type ScorecardIndex } from './scorecard-index.ts';
import { kindsOfTable, type PeriodColumn, periodColumns, type TableKind } from './table-columns.ts';

/** A row of a table: a measure, or one value of one of its breakdowns. */
export interface TableRow {
  readonly measure: Measure;
  readonly breakdown: string;
  readonly value: string;
  readonly unit: string;
  readonly figures: readonly Figure[];
}

/** One table of the workbook: a stage of the journey, one kind of period, totals or characteristics. */
export interface TablePlan {
  readonly stage: string;
  readonly kind: TableKind;
  readonly byCharacteristic: boolean;
  readonly columns: readonly PeriodColumn[];
  readonly rows: readonly TableRow[];
}

export interface PlanInput {
  readonly quarter: ReportingPeriod;
  readonly measures: readonly Measure[];
  readonly index: ScorecardIndex;
  readonly revisions: ReadonlyMap<string, Revision>;
  readonly labels: Labels;
}

const LEAST_YEARS = 3;

/** Months and weeks are periods, not characteristics: they stand in the long table. */
const periodBreakdowns: ReadonlySet<string> = new Set(['month', 'week']);

const unitOrder = ['count', 'rate_per_10000', 'rate_per_1000', 'percentage'];

/**
 * Plans the tables: for each stage of the journey and kind of period one of totals and one by characteristic, with every
 * measure that has a figure in it. Nothing is left out but rows without any figure, which Data_quality lists.
 */
export function planTables(input: PlanInput): TablePlan[] {
  const stages = [...new Set(input.measures.map(stageOf))].sort(
    (a, b) => stagePlace(a) - stagePlace(b) || (a < b ? -1 : 1),
  );
  const plans: TablePlan[] = [];
  for (const stage of stages) {
    const measures = input.measures.filter((measure) => stageOf(measure) === stage).sort(inReadingOrder);
    for (const kind of Object.keys(kindsOfTable) as TableKind[]) {
      for (const byCharacteristic of [false, true]) {
        const columns = periodColumns(kind, input.quarter);
        const rows = measures.flatMap((measure) => rowsOf(input, measure, columns, byCharacteristic));
        if (rows.length > 0) plans.push(withoutEmptyYears({ stage, kind, byCharacteristic, columns, rows }));
      }
    }
  }
  return plans;
}

function stageOf(measure: Measure): string {
  return measure.journey_stage ?? '';
}

function inReadingOrder(left: Measure, right: Measure): number {
  const place = (measure: Measure) => (unitOrder.indexOf(measure.unit) + unitOrder.length + 1) % 5;
  return place(left) - place(right) || (left.title < right.title ? -1 : 1);
}

/** The rows of a measure: its total, and by characteristic every value that has a figure in one of the columns. */
function rowsOf(
  input: PlanInput,
  measure: Measure,
  columns: readonly PeriodColumn[],
  byCharacteristic: boolean,
): TableRow[] {
  const cells = columns.map((column) => cellsOf(input.index, measure, column));
  const present = cells.filter((found): found is PeriodCells => found !== undefined);
  const row = (breakdown: string, value: string): TableRow => {
    const found = present.map((period) => pick(period, breakdown, value)).find((cell) => cell !== undefined);
    const unit = found?.unit ?? measure.unit;
    return {
      measure,
      breakdown,
      value,
      unit,
      figures: columns.map((column, i) => figureAt(input, measure, column, cells[i], breakdown, value, unit)),
    };
  };
  const hasTotal = present.some(({ total }) => isGiven(total));
  const totals = hasTotal ? [row('all', 'all')] : [];
  if (!byCharacteristic) return totals;
  const characteristics = breakdownsOf(measure, present).flatMap((breakdown) =>
    valuesOf(input.labels, measure, present, breakdown).map((value) => row(breakdown, value)),
  );
  return characteristics.length > 0 ? [...totals, ...characteristics] : [];
}

function cellsOf(index: ScorecardIndex, measure: Measure, column: PeriodColumn): PeriodCells | undefined {
  if (column.isAhead) return undefined;
  const found = column.kinds.flatMap((kind) => index.cells(measure.measure_id, kind, column.end) ?? []);
  return found.find(hasFigures) ?? found[0];
}

function hasFigures({ total, breakdowns }: PeriodCells): boolean {
  return isGiven(total) || [...breakdowns.values()].some((values) => [...values.values()].some(isGiven));
}

/** Breakdowns in the order of the catalogue, then those that only counts sent have. */
function breakdownsOf(measure: Measure, present: readonly PeriodCells[]): string[] {
  const listed = (measure.breakdowns ?? '').split(' ').filter(Boolean);
  const found = new Set(present.flatMap(({ breakdowns }) => [...breakdowns.keys()]));
  const rest = [...found].filter((name) => !listed.includes(name)).sort();
  return [...listed, ...rest].filter((name) => found.has(name) && !periodBreakdowns.has(name));
}

function valuesOf(
  labels: Labels,
  measure: Measure,
  present: readonly PeriodCells[],
  breakdown: string,
): string[] {
  const values = new Set<string>();
  for (const { breakdowns } of present) {
    for (const [value, cell] of breakdowns.get(breakdown) ?? []) if (isGiven(cell)) values.add(value);
  }
  const place = (value: string) => labels.order(measure, breakdown, value);
  return [...values].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

function pick(period: PeriodCells, breakdown: string, value: string): DatasetValue | undefined {
  return breakdown === 'all' ? period.total : period.breakdowns.get(breakdown)?.get(value);
}

function figureAt(
  input: PlanInput,
  measure: Measure,
  column: PeriodColumn,
  period: PeriodCells | undefined,
  breakdown: string,
  value: string,
  unit: string,
): Figure {
  if (column.isAhead) return { text: shorthand.notApplicable };
  if (!period) {
    const isCounted = column.kinds.some((kind) => ` ${measure.period_kinds} `.includes(` ${kind} `));
    return { text: isCounted ? shorthand.notAvailable : shorthand.notApplicable };
  }
  const cell = pick(period, breakdown, value);
  if (cell) return figureOf(cell, decimalsOf(measure, cell.unit), input.revisions.has(cellKey(cell)));
  return absent(measure, period, breakdown, unit);
}

/**
 * A value without a row. In a period that is covered it means 0 (outside contract, "Rows"), for a share or a rate as for
 * a count; a percentage with a base of its own, a median or a rating has no cases. Without any row of the breakdown, and
 * with children counted in the total, the breakdown is not covered.
 */
function absent(measure: Measure, period: PeriodCells, breakdown: string, unit: string): Figure {
  const siblings = [...(period.breakdowns.get(breakdown)?.values() ?? [])].filter(isGiven);
  if (siblings.length === 0) {
    if (period.total?.status === 'not_applicable') return { text: shorthand.notApplicable };
    const isNothing = (period.total?.numerator ?? period.total?.value) === 0 && unit === 'count';
    return isNothing ? nothing(measure, unit) : { text: shorthand.notAvailable };
  }
  const bases = new Set(siblings.filter(({ denominator }) => denominator !== null).map((s) => s.denominator));
  const isShare = unit === 'percentage' && (!measure.has_total || (bases.size === 1 && siblings.length > 1));
  if (unit === 'count' || unit.startsWith('rate_') || isShare) return nothing(measure, unit);
  return { text: shorthand.notApplicable };
}

function nothing(measure: Measure, unit: string): Figure {
  return { number: 0, decimals: decimalsOf(measure, unit) };
}

/** Leaves out the oldest previous years in which no row has a figure, but keeps three. */
function withoutEmptyYears(plan: TablePlan): TablePlan {
  const isEmpty = (place: number) => plan.rows.every(({ figures }) => isBare(figures[place]!));
  const previous = plan.columns.filter(({ isPrevious }) => isPrevious).length;
  let drop = 0;
  while (previous - drop > LEAST_YEARS && isEmpty(drop)) drop++;
  return {
    ...plan,
    columns: plan.columns.slice(drop),
    rows: plan.rows.map((row) => ({ ...row, figures: row.figures.slice(drop) })),
  };
}

function isBare(figure: Figure): boolean {
  return figure.text === shorthand.notAvailable || figure.text === shorthand.notApplicable;
}
