import type { Point } from './charts/point.ts';
import { periodText } from './figure-text.ts';
import { byImportance, isHeadline } from './measure-order.ts';
import type { MeasureEntry, Scorecard, ScorecardCell } from './read-scorecard.ts';
import { type Variation, variationOf } from './variation.ts';

/** One line of the front sheet. */
export interface FrontSheetRow {
  readonly measure: MeasureEntry;
  /** The figure of the quarter (a stock on its last day, a year for what is only known by the year). */
  readonly cell: ScorecardCell | undefined;
  /** The figure from 1 April, for what is counted over time. */
  readonly yearToDate: ScorecardCell | undefined;
  readonly points: readonly Point[];
  /** Whether the last figure is usual for the measure; undefined with too few figures. */
  readonly variation?: Variation;
  /** True for what a board looks at first, and for what it has set a target for. */
  readonly isHeadline: boolean;
  /** Who supplied the figure and when, latest first. */
  readonly supplied: readonly { readonly agency: string; readonly on: string }[];
}

export interface FrontSheet {
  /** Last day of the quarter shown. */
  readonly quarterEnd: string;
  readonly quarterLabel: string;
  readonly rows: readonly FrontSheetRow[];
}

/** Journey stages in the order of the child's journey. */
export const stages: readonly (readonly [string, string])[] = [
  ['front_door', 'Front door'],
  ['early_help', 'Early help'],
  ['referral_and_assessment', 'Referral and assessment'],
  ['child_in_need', 'Child in need'],
  ['protection', 'Child protection'],
  ['looked_after', 'Looked-after children'],
  ['missing_and_exploitation', 'Missing and exploitation'],
  ['allegations', 'Allegations against people who work with children'],
  ['child_deaths', 'Child deaths and serious incidents'],
  ['workforce_and_training', 'Workforce and training'],
  ['governance', 'Governance'],
  ['context', 'Context'],
];

const kindsByChoice = [
  'quarter',
  'snapshot',
  'financial_year',
  'calendar_year',
  'academic_year',
  'month',
  'year_to_date',
];
const QUARTERS_DRAWN = 9;

/**
 * The front sheet of the last quarter that most measures have figures for, or of the one that ends on `quarterEnd`. Rows
 * stand by stage of the journey, and within it the most telling first.
 */
export function frontSheet(scorecard: Scorecard, quarterEnd = latestQuarterEnd(scorecard)): FrontSheet {
  const agencies = new Map(scorecard.submissions.map((s) => [s.submission_id, s]));
  const label =
    scorecard.cells.find((c) => c.period_kind === 'quarter' && c.period_end === quarterEnd)?.period_label ??
    quarterEnd;
  const rows = inOrder(scorecard.measures).map((measure): FrontSheetRow => {
    const totals = scorecard.cellsOf(measure.measure_id).filter((cell) => cell.breakdown === 'all');
    const kind =
      kindsByChoice.find((choice) => measure.period_kinds.split(' ').includes(choice)) ?? 'quarter';
    const series = totals.filter(
      (cell) => cell.period_kind === kind && cell.period_end <= quarterEnd && isDrawn(kind, cell),
    );
    const cell =
      kind === 'quarter' || kind === 'snapshot'
        ? series.find((c) => c.period_end === quarterEnd)
        : (series.findLast((c) => c.status !== 'not_available') ?? series.at(-1));
    const yearToDate =
      kind === 'quarter'
        ? totals.find((c) => c.period_kind === 'year_to_date' && c.period_end === quarterEnd)
        : undefined;
    const points = series.slice(-QUARTERS_DRAWN).map((c) => ({ label: periodText(c), value: c.value }));
    const supplied = new Map<string, string>();
    for (const id of cell?.submission_ids?.split(';') ?? []) {
      const submission = agencies.get(id);
      if (!submission) continue;
      const on = submission.received_at.slice(0, 10);
      if (on > (supplied.get(submission.agency) ?? '')) supplied.set(submission.agency, on);
    }
    return {
      measure,
      cell,
      yearToDate,
      points,
      variation: variationOf(measure, totals, quarterEnd),
      isHeadline: isHeadline(measure.measure_id) || isRated(cell),
      supplied: [...supplied].map(([agency, on]) => ({ agency, on })),
    };
  });
  return { quarterEnd, quarterLabel: label, rows };
}

/** Of stocks at each month's end, those of the quarters are drawn. */
function isDrawn(kind: string, cell: ScorecardCell): boolean {
  return kind !== 'snapshot' || ['03', '06', '09', '12'].includes(cell.period_end.slice(5, 7));
}

function inOrder(measures: readonly MeasureEntry[]): readonly MeasureEntry[] {
  const place = new Map(stages.map(([id], i) => [id, i]));
  const placeOf = (measure: MeasureEntry) => place.get(measure.journey_stage) ?? stages.length;
  return [...measures].sort((a, b) => placeOf(a) - placeOf(b) || byImportance(a, b));
}

function isRated(cell: ScorecardCell | undefined): boolean {
  return cell?.rag !== undefined && cell.rag !== null && cell.rag !== 'none';
}

/**
 * The last quarter with at least half as many figures as the fullest of the two years before it: a quarter that has just
 * ended, and of which one agency has sent its return, is not yet a front sheet.
 */
function latestQuarterEnd(scorecard: Scorecard): string {
  const figures = new Map<string, number>();
  let latestOfAll = '';
  for (const cell of scorecard.cells) {
    if (cell.breakdown !== 'all' || (cell.period_kind !== 'quarter' && cell.period_kind !== 'snapshot'))
      continue;
    if (!isDrawn(cell.period_kind, cell)) continue;
    if (cell.period_kind === 'quarter' && cell.period_end > latestOfAll) latestOfAll = cell.period_end;
    if (cell.value !== null || cell.status === 'suppressed')
      figures.set(cell.period_end, (figures.get(cell.period_end) ?? 0) + 1);
  }
  const recent = [...figures].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, 9);
  const fullest = Math.max(0, ...recent.map(([, count]) => count));
  return recent.find(([, count]) => count >= fullest / 2)?.[0] ?? latestOfAll;
}
