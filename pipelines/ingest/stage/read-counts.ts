import {
  breakdownName,
  breakdownValue,
  type ValueContext,
} from '../../../connectors/any/aggregate_return/breakdown-names.ts';
import {
  type CountableMeasure,
  countableMeasures,
} from '../../../connectors/any/aggregate_return/countable-measures.ts';
import { type Figure, readFigure } from '../../../connectors/any/aggregate_return/figure.ts';
import { blankCell, type Cell, textCell } from '../../../connectors/reading/index.ts';
import { normaliseHeader } from '../../../connectors/reading/tables/header-text.ts';
import { codeMatcher } from '../../../connectors/reading/values/code.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { AreaName } from './areas.ts';
import type { CellOf } from './row-reader.ts';

const measures = new Map<string, CountableMeasure>();
for (const measure of countableMeasures) {
  for (const name of [measure.id, measure.title, measure.shortTitle ?? measure.id]) {
    const key = normaliseHeader(name);
    if (!measures.has(key)) measures.set(key, measure);
  }
}

/** The measure that a cell names, by its id, title or short title. */
export function measureOf(cell: Cell): CountableMeasure | undefined {
  return measures.get(normaliseHeader(cell.text));
}

export function valueContext(measure: CountableMeasure, areas: readonly AreaName[]): ValueContext {
  return { measureId: measure.id, areaCode: areaMatcher(areas) };
}

const matchers = new WeakMap<readonly AreaName[], (text: string) => string | undefined>();

function areaMatcher(areas: readonly AreaName[]): (text: string) => string | undefined {
  let match = matchers.get(areas);
  if (!match) {
    match = codeMatcher(areas.map(({ code, names }) => ({ code, label: code, synonyms: names })));
    matchers.set(areas, match);
  }
  return match;
}

/** One count as it enters the row reader, by the columns of aggregate_return. */
export type CountRow = Readonly<Record<string, Cell>>;

interface Place {
  readonly sheet: string | null;
  readonly row: number;
  /** Column of the extract -> heading in the file. */
  readonly headings: Readonly<Record<string, string>>;
}

/**
 * Reads a row of the tidy form: numerator, denominator and value as figures, the words among them as a status. Zero must
 * be typed: a row without any number and without a status is not available, reason late (returns rules, "Counts").
 */
export function tidyCount(
  cellOf: CellOf,
  place: Place,
  areas: readonly AreaName[],
  issues: Issue[],
): CountRow {
  const measure = measureOf(cellOf('measure_id'));
  if (!measure && cellOf('measure_id').kind !== 'blank') issues.push(unknownMeasure(place));
  const part = (column: 'numerator' | 'denominator'): Figure => {
    if (!isPercentage(cellOf(column))) return readFigure(cellOf(column));
    issues.push(percentage(place, column));
    return {};
  };
  const figures = {
    numerator: part('numerator'),
    denominator: part('denominator'),
    value: readFigure(cellOf('value')),
  };
  for (const [column, figure] of Object.entries(figures))
    if (figure.isUnreadable) issues.push(unreadable(place, column));
  const breakdown = breakdownName(cellOf('breakdown').text);
  const value =
    measure && breakdownValue(breakdown, cellOf('breakdown_value').text, valueContext(measure, areas));
  return {
    measure_id: measure ? textCell(measure.id) : blankCell,
    period_start: cellOf('period_start'),
    period_end: cellOf('period_end'),
    breakdown: textCell(breakdown ?? ''),
    breakdown_value: textCell(value ?? ''),
    comment: cellOf('comment'),
    ...numbersOf(figures, measure, cellOf('status'), cellOf('reason'), place, issues),
  };
}

interface Figures {
  readonly numerator: Figure;
  readonly denominator: Figure;
  readonly value: Figure;
}

/** The numbers of a count and the status that they, or the words in their place, come to. */
export function numbersOf(
  { numerator, denominator, value }: Figures,
  measure: CountableMeasure | undefined,
  status: Cell,
  reason: Cell,
  place: Place,
  issues: Issue[],
): CountRow {
  const top = numerator.number;
  const bottom = numerator.outOf ?? denominator.number;
  if (top !== undefined && bottom !== undefined && value.number !== undefined && measure)
    checkValue(top, bottom, value.number, measure, place, issues);
  const hasNumber = top !== undefined || value.number !== undefined;
  const word = numerator.status ?? value.status;
  const isLate = !hasNumber && word === undefined && status.kind === 'blank';
  const read = word ?? (isLate ? 'not_available' : hasNumber ? 'supplied' : undefined);
  const why = numerator.reason ?? value.reason ?? (isLate ? 'late' : undefined);
  return {
    numerator: textCell(top ?? ''),
    denominator: textCell(bottom ?? ''),
    // Given both, the computed one is used (returns rules, "Counts").
    value: textCell(top === undefined ? (value.number ?? '') : ''),
    status: status.kind === 'blank' ? textCell(read ?? '') : keepProvisional(status, word),
    reason: reason.kind === 'blank' ? textCell(why ?? '') : reason,
  };
}

/** A number marked 39* stays provisional though the status column says supplied. */
function keepProvisional(status: Cell, word: Figure['status']): Cell {
  return word === 'provisional' && /^supplied$/i.test(status.text.trim()) ? textCell('provisional') : status;
}

function checkValue(
  top: string,
  bottom: string,
  value: string,
  measure: CountableMeasure,
  place: Place,
  issues: Issue[],
): void {
  if (Number(bottom) === 0) return;
  const computed = (Number(top) / Number(bottom)) * (measure.unit === 'percentage' ? 100 : 1);
  const decimals = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
  if (Math.abs(computed - Number(value)) <= 10 ** -decimals * 1.000001) return;
  issues.push({
    code: 'VALUE_DISAGREES',
    severity: 'warning',
    ...at(place, 'value'),
    message:
      'The value is not the numerator over the denominator; the computed one is used. Correct one of the three.',
  });
}

export function unknownMeasure(place: Place): Issue {
  return {
    code: 'UNKNOWN_MEASURE',
    severity: 'error',
    ...at(place, 'measure_id'),
    message:
      'The board has no measure of this id or title; the row was refused. The sheet Measures of the template lists them.',
  };
}

export function isPercentage({ text }: Cell): boolean {
  return /\d\s*%/.test(text);
}

export function percentage(place: Place, column: string): Issue {
  return {
    code: 'PERCENTAGE_OF_COUNT',
    severity: 'warning',
    ...at(place, column),
    message:
      'The cell holds a percentage where a number is counted; it was read as blank. Type the number, or send it as 12/40.',
  };
}

export function unreadable(place: Place, column: string): Issue {
  return {
    code: 'UNREADABLE_NUMBER',
    severity: 'warning',
    ...at(place, column),
    message:
      'The cell holds neither a number nor a word such as n/a or TBC; it was read as blank. Type the number, or 0 where there was none.',
  };
}

function at({ sheet, row, headings }: Place, column: string) {
  return { ...(sheet ? { sheet } : {}), row, column: headings[column] ?? column };
}
