import { day } from './days.ts';
import type { PrintedCell } from './printed.ts';
import { on, type Row, type Table } from './rows.ts';

/** Measures whose figures the police send themselves. */
const POLICE = new Set(['mash-vulnerable-adult-crimes']);
/** Published profile values: they come as comparators, not as counts. */
const PUBLISHED = new Set(['ctx-refuge-pregnant-pct', 'ctx-disability-prevalence']);
const COUNTED = /(-pct|-rate-10k|-rate-1k)$/;
const MONEY_OR_DAYS = new Set(['board-income', 'board-expenditure', 'board-reserves', 'board-staff-days']);

function carriedRow(cell: PrintedCell): Row {
  // Both parts of a percentage where both were printed; a rate or a bare percentage as its value.
  const parts = cell.measure_id.endsWith('-pct') && cell.numerator !== '' && cell.denominator !== '';
  const bare = COUNTED.test(cell.measure_id) || MONEY_OR_DAYS.has(cell.measure_id);
  const total = cell.breakdown === 'all';
  const value =
    cell.breakdown === 'disabled' && cell.breakdown_value === 'yes' ? 'disabled' : cell.breakdown_value;
  return {
    measure_id: cell.measure_id,
    period_start: cell.period_start === '' ? null : on(day(cell.period_start)),
    period_end: on(day(cell.period_end)),
    breakdown: total ? '' : cell.breakdown,
    breakdown_value: total ? '' : value,
    numerator: parts ? Number(cell.numerator) : bare ? null : Number(cell.expected),
    denominator: parts ? Number(cell.denominator) : null,
    value: parts || !bare ? null : Number(cell.expected),
    status: '',
    reason: '',
    comment: cell.class === 'implied' ? 'Sum of the printed values' : 'As printed in the annual report',
  };
}

function notAvailableRow(cell: PrintedCell): Row {
  return {
    ...carriedRow({ ...cell, expected: '0', numerator: '', denominator: '' }),
    numerator: null,
    value: null,
    status: 'not_available',
    reason: 'cannot_report',
    comment: 'Printed: not available',
  };
}

/** Printed cells as a return of counts, one row a cell. */
export function tableOf(cells: readonly PrintedCell[]): Table {
  const rows = new Map<string, Row>();
  for (const cell of cells) {
    const row = cell.class === 'no_value' ? notAvailableRow(cell) : carriedRow(cell);
    const key = JSON.stringify([
      cell.measure_id,
      cell.period_start,
      cell.period_end,
      cell.breakdown,
      cell.breakdown_value,
    ]);
    if (!rows.has(key)) {
      rows.set(key, row);
    }
  }
  return { extract: 'aggregate_return', rows: [...rows.values()] };
}

function isNotAvailable(cell: PrintedCell): boolean {
  return cell.class === 'no_value' && cell.note === 'printed: not available';
}

/** The years before the records begin, as the board printed them. */
export function earlierYears(cells: readonly PrintedCell[]): Table {
  const earlier = cells.filter(
    (cell) =>
      cell.period_end !== '' &&
      cell.period_end < '2017-03-31' &&
      (cell.class === 'record_level' ||
        isNotAvailable(cell) ||
        (cell.class === 'implied' && cell.measure_id !== 'population-0-17')),
  );
  return tableOf(earlier);
}

/** What the board could not give in a quarter of 2017-18. */
export function notAvailableIn(cells: readonly PrintedCell[], end: string): Table {
  return tableOf(cells.filter((cell) => isNotAvailable(cell) && cell.period_end === end));
}

/** Figures of 2017-18 that are only ever sent as figures, by the agency that sends them. */
export function carriedAtYearEnd(cells: readonly PrintedCell[]): { board: Table; police: Table } {
  const carried = cells.filter((cell) => cell.class === 'carried' && !PUBLISHED.has(cell.measure_id));
  return {
    board: tableOf(carried.filter((cell) => !POLICE.has(cell.measure_id))),
    police: tableOf(carried.filter((cell) => POLICE.has(cell.measure_id))),
  };
}

/** Published figures of the area and of England that stand beside the board's own. */
export function comparators(cells: readonly PrintedCell[]): Table {
  const rows = cells
    .filter((cell) => PUBLISHED.has(cell.measure_id) && ['carried', 'beside'].includes(cell.class))
    .map((cell) => ({
      measure_id: cell.measure_id,
      comparator_kind: 'own_area',
      area_code: 'E10000031',
      period_start: cell.period_start === '' ? null : on(day(cell.period_start)),
      period_end: on(day(cell.period_end)),
      breakdown: '',
      breakdown_value: '',
      value: Number(cell.expected),
      source: 'Warwickshire Safeguarding Children Board, annual report 2017/18',
    }));
  const england = cells.filter((cell) => cell.class === 'beside' && cell.note === 'comparator: england');
  return {
    extract: 'comparators',
    rows: [
      ...rows,
      ...england.map((cell) => ({
        measure_id: cell.measure_id,
        comparator_kind: 'england',
        area_code: '',
        period_start: on(day(cell.period_start)),
        period_end: on(day(cell.period_end)),
        breakdown: cell.breakdown,
        breakdown_value: 'disabled',
        value: Number(cell.expected),
        source: 'Footnote to table 2.3 of the annual report 2017/18',
      })),
    ],
  };
}
