import { breakdownName, breakdownValue } from '../../../connectors/any/aggregate_return/breakdown-names.ts';
import { readFigure } from '../../../connectors/any/aggregate_return/figure.ts';
import {
  daysFor,
  firstDay,
  type HeadedPeriod,
  readPeriodHeading,
} from '../../../connectors/any/aggregate_return/period-heading.ts';
import { blankCell, cellAt, type SheetRow, textCell } from '../../../connectors/reading/index.ts';
import { normaliseHeader } from '../../../connectors/reading/tables/header-text.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { AreaName } from './areas.ts';
import {
  type CountRow,
  isPercentage,
  measureOf,
  numbersOf,
  percentage,
  unknownMeasure,
  unreadable,
  valueContext,
} from './read-counts.ts';
import type { SheetHead } from './sheet-head.ts';

/** The heading of the sheet that people make: measures down, periods across. Columns count from 0. */
export interface CountsHeading {
  readonly row: number;
  readonly measure: number;
  readonly breakdown: number | undefined;
  readonly breakdownValue: number | undefined;
  /** Columns whose heading is none of these. */
  readonly others: readonly { readonly column: number; readonly heading: string }[];
  readonly periods: readonly {
    readonly column: number;
    readonly heading: string;
    readonly period: HeadedPeriod;
  }[];
}

const measureWords = new Set(['measure', 'measureid'].map(normaliseHeader));
const breakdownWords = new Set(['Breakdown', 'Split by'].map(normaliseHeader));
const valueWords = new Set(['Breakdown value', 'Split value'].map(normaliseHeader));

/** Looks for a row with a column headed Measure and at least one heading that is a period (rulings). */
export function findCountsHeading(head: SheetHead): CountsHeading | undefined {
  for (const row of head.rows) {
    const position = (words: ReadonlySet<string>) => {
      const at = row.cells.findIndex((cell) => cell.kind === 'text' && words.has(normaliseHeader(cell.text)));
      return at < 0 ? undefined : at;
    };
    const measure = position(measureWords);
    if (measure === undefined) continue;
    const periods = row.cells.flatMap((cell, column) => {
      const period = readPeriodHeading(cell);
      return period ? [{ column, heading: cell.text.trim(), period }] : [];
    });
    if (periods.length === 0) continue;
    const [breakdown, value] = [position(breakdownWords), position(valueWords)];
    const known = new Set([measure, breakdown, value, ...periods.map(({ column }) => column)]);
    const others = row.cells.flatMap((cell, column) =>
      cell.kind === 'blank' || known.has(column) ? [] : [{ column, heading: cell.text.trim() }],
    );
    return { row: row.number, measure, breakdown, breakdownValue: value, periods, others };
  }
  return undefined;
}

/**
 * The counts of one row: one for each filled cell under a period. A blank cell says nothing: last quarter's column left
 * empty this time must not take away the figure that was sent for it.
 */
export function countsOfRow(
  row: SheetRow,
  heading: CountsHeading,
  sheet: string | null,
  areas: readonly AreaName[],
  issues: Issue[],
): { readonly column: string; readonly count: CountRow }[] {
  const named = cellAt(row, heading.measure);
  const filled = heading.periods.filter(({ column }) => cellAt(row, column).kind !== 'blank');
  const measure = measureOf(named);
  if (!measure) {
    // A row of words only is a heading between groups of measures.
    if (filled.length > 0)
      issues.push(unknownMeasure({ sheet, row: row.number, headings: { measure_id: 'Measure' } }));
    return [];
  }
  const text = (column: number | undefined) => (column === undefined ? '' : cellAt(row, column).text);
  const breakdown = breakdownName(text(heading.breakdown));
  const value = breakdownValue(breakdown, text(heading.breakdownValue), valueContext(measure, areas));
  return heading.periods.flatMap(({ column, heading: title, period }) => {
    const days = daysFor(measure, period);
    const cell = cellAt(row, column);
    if (cell.kind === 'blank') return [];
    const figure = readFigure(cell);
    // Of a count no percentage can be made a number of people.
    if (measure.unit === 'count' && isPercentage(cell)) {
      issues.push(percentage({ sheet, row: row.number, headings: { figure: title } }, 'figure'));
      return [];
    }
    const place = { sheet, row: row.number, headings: { figure: title, value: title } };
    if (figure.isUnreadable) issues.push(unreadable(place, 'figure'));
    // A plain number is the numerator where the unit is a count, else the value; 12/40 is both parts (rulings).
    const isTop = measure.unit === 'count' || figure.outOf !== undefined;
    const figures = isTop
      ? { numerator: figure, denominator: {}, value: {} }
      : { numerator: {}, denominator: {}, value: figure };
    const count: CountRow = {
      measure_id: textCell(measure.id),
      period_start: textCell(firstDay(measure, days) ?? ''),
      period_end: textCell(days.end),
      breakdown: textCell(breakdown ?? ''),
      breakdown_value: textCell(value ?? ''),
      ...numbersOf(figures, measure, blankCell, blankCell, place, issues),
    };
    return [{ column: title, count }];
  });
}
