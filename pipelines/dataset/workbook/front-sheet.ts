import { codeLists } from '../../../domain/code-lists/index.ts';
import { dateWords } from '../../../domain/date-words.ts';
import { roundHalfUp } from '../../../domain/number-text.ts';
import { addDays, addMonths, type PlainDate } from '../../../domain/plain-date.ts';
import type { PeriodKind, ReportingPeriod } from '../../../domain/reporting-periods.ts';
import { type Labels, stagePlace } from '../labels.ts';
import type { DatasetValue, Measure } from '../published-copy.ts';
import { cellKey, isShown } from '../register/cell.ts';
import type { Revision } from '../revisions.ts';
import type { Supplies } from '../supply.ts';
import { decimalsOf, type Figure, figureOf, shorthand, shorthandWords, unitWords } from './figure-text.ts';
import { isGiven, type ScorecardIndex } from './scorecard-index.ts';
import type { Cell, TableSheet } from './sheet.ts';

/** Kinds in the order in which a measure is looked for: the quarter itself, else what is cumulative, else a year. */
const frontKinds: readonly { kind: PeriodKind; monthsBack: number }[] = [
  { kind: 'snapshot', monthsBack: 3 },
  { kind: 'quarter', monthsBack: 3 },
  { kind: 'year_to_date', monthsBack: 12 },
  { kind: 'financial_year', monthsBack: 12 },
  { kind: 'calendar_year', monthsBack: 12 },
  { kind: 'academic_year', monthsBack: 12 },
];

export interface FrontInput {
  readonly quarter: ReportingPeriod;
  readonly measures: readonly Measure[];
  readonly index: ScorecardIndex;
  readonly revisions: ReadonlyMap<string, Revision>;
  readonly labels: Labels;
  readonly supplies: Supplies;
}

/** The front sheet: each measure that has a figure for the quarter, against the quarter and the year before. */
export function frontSheet(input: FrontInput): TableSheet {
  const given = input.measures
    .map((measure) => ({ measure, now: latest(input, measure) }))
    .filter((row): row is { measure: Measure; now: Latest } => row.now !== undefined)
    .sort(
      (a, b) =>
        stagePlace(a.measure.journey_stage) - stagePlace(b.measure.journey_stage) ||
        (a.measure.title < b.measure.title ? -1 : 1),
    );
  return {
    name: 'Front_sheet',
    title: `Front sheet: ${input.quarter.label}`,
    lines: [
      `${given.length} of ${input.measures.length} measures have one figure for this quarter. The sheet Data_quality lists all measures and who owes them.`,
      `Against targets: ${judgements(given.map(({ now }) => now.cell.rag))}.`,
      'Direction compares the figures as shown. Better and worse are said only where the board agreed which way is good.',
      'Some cells hold shorthand:',
      ...shorthandWords.map(([mark, words]) => `${mark} ${words}`),
    ],
    columns: [
      { header: 'Stage', width: 18 },
      { header: 'Measure', width: 36 },
      { header: 'Agency', width: 20 },
      { header: 'Unit', width: 16 },
      { header: 'Period', width: 12 },
      { header: 'Latest', width: 12, isFigure: true },
      { header: 'Period before', width: 12, isFigure: true },
      { header: 'Direction', width: 14 },
      { header: 'Same period last year', width: 13, isFigure: true },
      { header: 'Direction over a year', width: 14 },
      { header: 'Since 1 April', width: 12, isFigure: true },
      { header: 'Target', width: 9, isFigure: true },
      { header: 'Rating', width: 15 },
      { header: 'Status', width: 13 },
      { header: 'Supplied on', width: 18 },
    ],
    rows: given.map(({ measure, now }) => rowOf(input, measure, now)),
  };
}

interface Latest {
  readonly kind: PeriodKind;
  readonly cell: DatasetValue;
  readonly before: DatasetValue | undefined;
  readonly lastYear: DatasetValue | undefined;
}

function latest({ index, quarter }: FrontInput, measure: Measure): Latest | undefined {
  const total = (kind: PeriodKind, end: PlainDate) => index.cells(measure.measure_id, kind, end)?.total;
  for (const { kind, monthsBack } of frontKinds) {
    const isYear = kind === 'calendar_year' || kind === 'academic_year';
    const end = isYear ? index.ends(measure.measure_id, kind).at(-1) : quarter.end;
    const cell = end === undefined ? undefined : total(kind, end);
    if (!cell || !isGiven(cell) || end === undefined) continue;
    return {
      kind,
      cell,
      before: total(kind, monthsBefore(end, monthsBack)),
      lastYear: total(kind, monthsBefore(end, 12)),
    };
  }
  return undefined;
}

/** The last day of the month so many months before a month's last day. */
function monthsBefore(end: PlainDate, months: number): PlainDate {
  return addDays(addMonths(addDays(end, 1), -months), -1);
}

function rowOf(input: FrontInput, measure: Measure, now: Latest): Cell[] {
  const { labels, index, quarter } = input;
  const decimals = decimalsOf(measure, now.cell.unit);
  const figure = (cell: DatasetValue | undefined): Figure =>
    cell ? figureOf(cell, decimals, input.revisions.has(cellKey(cell))) : { text: shorthand.notAvailable };
  const cumulative = index.cells(measure.measure_id, 'year_to_date', quarter.end)?.total;
  return [
    labels.stage(measure.journey_stage),
    measure.title,
    labels.agency(measure.owner_agency),
    unitWords(now.cell.unit),
    now.cell.period_start === null ? dateWords(now.cell.period_end) : now.cell.period_label,
    figure(now.cell),
    figure(now.before),
    direction(measure, decimals, now.cell, now.before),
    figure(now.lastYear),
    direction(measure, decimals, now.cell, now.lastYear),
    now.kind === 'snapshot' ? { text: shorthand.notApplicable } : figure(cumulative),
    now.cell.target === null ? 'None' : { number: now.cell.target, decimals },
    ratingWords(now.cell.rag),
    statusWords(now.cell.status),
    input.supplies.receivedOn(now.cell.submission_ids) ?? 'Not stated',
  ];
}

function direction(
  measure: Measure,
  decimals: number,
  now: DatasetValue,
  before: DatasetValue | undefined,
): string {
  if (!before || !isShown(now) || !isShown(before) || now.value === null || before.value === null)
    return 'Cannot be compared';
  const change = roundHalfUp(now.value, decimals) - roundHalfUp(before.value, decimals);
  if (change === 0) return 'No change';
  const way = change > 0 ? 'Up' : 'Down';
  if (measure.polarity !== 'high' && measure.polarity !== 'low') return way;
  return `${way}, ${change > 0 === (measure.polarity === 'high') ? 'better' : 'worse'}`;
}

function ratingWords(rag: string | null): string {
  if (!rag || rag === 'none') return 'No judgement';
  return codeLists.rag_ratings.codes.find(({ code }) => code === rag)?.label ?? rag.replaceAll('_', ' ');
}

/** `3 red, 1 amber, 2 green, 20 without a judgement` */
function judgements(ratings: readonly (string | null)[]): string {
  const counts = new Map<string, number>();
  for (const rating of ratings) {
    const word = rating && rating !== 'none' ? rating.replaceAll('_', ' ') : 'without a judgement';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const order = [
    'red',
    'amber',
    'green',
    'worse',
    'higher',
    'similar',
    'lower',
    'better',
    'no data',
    'without a judgement',
  ];
  return [...counts]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
}

const statuses: Readonly<Record<string, string>> = {
  suppressed: 'Confidential',
  not_available: 'Not available',
  not_applicable: 'Not applicable',
  maturing: 'Still maturing',
  provisional: 'Provisional',
  revised: 'Revised',
  supplied: 'Supplied',
};

export function statusWords(status: string): string {
  return statuses[status] ?? status;
}
