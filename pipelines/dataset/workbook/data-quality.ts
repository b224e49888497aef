import type { ReportingPeriod } from '../../../domain/reporting-periods.ts';
import { type Labels, stagePlace } from '../labels.ts';
import { type DatasetValue, extractsOf, type Measure } from '../published-copy.ts';
import { cellKey } from '../register/cell.ts';
import type { Revision } from '../revisions.ts';
import { numberText } from './figure-text.ts';
import { statusWords } from './front-sheet.ts';
import type { Cell, TableSheet } from './sheet.ts';

/** Kinds of period that the tables print; months and single quarters stand in the long table. */
export const printedKinds: ReadonlySet<string> = new Set([
  'year_to_date',
  'financial_year',
  'snapshot',
  'calendar_year',
  'academic_year',
]);

interface Tally {
  given: number;
  hidden: number;
  open: number;
  revised: number;
  latest: DatasetValue | undefined;
  atEnd: DatasetValue[];
  notRecorded: { share: number; text: string } | undefined;
}

/**
 * Data_quality: one row per measure of the catalogue, with what is known of it at the end of the quarter, who owes it
 * and through which returns. Measures without a figure are listed here and only here.
 */
export function dataQualitySheet(
  measures: readonly Measure[],
  values: readonly DatasetValue[],
  revisions: ReadonlyMap<string, Revision>,
  quarter: ReportingPeriod,
  labels: Labels,
): TableSheet {
  const tallies = tally(values, revisions, quarter, labels);
  const rows = [...measures]
    .sort((a, b) => stagePlace(a.journey_stage) - stagePlace(b.journey_stage) || (a.title < b.title ? -1 : 1))
    .map((measure): Cell[] => {
      const found = tallies.get(measure.measure_id);
      return [
        labels.stage(measure.journey_stage),
        measure.title,
        situation(found),
        labels.agency(measure.owner_agency),
        extractsOf(measure).map(labels.extract).join('; ') || 'None agreed',
        found?.latest ? found.latest.period_label : 'None',
        found?.given ?? 0,
        found?.hidden ?? 0,
        found?.open ?? 0,
        found?.revised ?? 0,
        found?.notRecorded?.text ?? 'Not applicable',
      ];
    });
  return {
    name: 'Data_quality',
    title: `Data quality: what is known of each measure at the end of ${quarter.label}`,
    lines: [
      'The agency owes the returns named beside it. Figures are counted over all periods and values of the dataset.',
    ],
    columns: [
      { header: 'Stage', width: 24 },
      { header: 'Measure', width: 44 },
      { header: 'At the end of the quarter', width: 32 },
      { header: 'Agency that owes it', width: 28 },
      { header: 'Returns it needs', width: 40 },
      { header: 'Latest period with a figure', width: 22 },
      { header: 'Figures given', width: 12, isFigure: true },
      { header: 'Figures hidden', width: 12, isFigure: true },
      { header: 'Figures provisional', width: 14, isFigure: true },
      { header: 'Figures revised', width: 12, isFigure: true },
      { header: 'Largest share not recorded', width: 30 },
    ],
    rows,
  };
}

function tally(
  values: readonly DatasetValue[],
  revisions: ReadonlyMap<string, Revision>,
  quarter: ReportingPeriod,
  labels: Labels,
): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const value of values) {
    let of = tallies.get(value.measure_id);
    if (!of) {
      of = { given: 0, hidden: 0, open: 0, revised: 0, latest: undefined, atEnd: [], notRecorded: undefined };
      tallies.set(value.measure_id, of);
    }
    if (value.status === 'suppressed') of.hidden++;
    else if (value.value !== null || value.numerator !== null) of.given++;
    if (value.status === 'provisional' || value.status === 'maturing') of.open++;
    if (revisions.has(cellKey(value))) of.revised++;
    const isGiven = value.status === 'suppressed' || value.value !== null || value.numerator !== null;
    if (isGiven && printedKinds.has(value.period_kind)) {
      if (of.latest === undefined || of.latest.period_end < value.period_end) of.latest = value;
    }
    if (value.period_end === quarter.end) of.atEnd.push(value);
  }
  for (const value of values) {
    if (value.period_end !== quarter.end || value.breakdown_value !== 'not_recorded') continue;
    if (value.period_kind !== 'year_to_date' && value.period_kind !== 'snapshot') continue;
    noteUnrecorded(tallies.get(value.measure_id)!, value, labels);
  }
  return tallies;
}

/** The breakdown whose value is missing most often, as a share of all counted. */
function noteUnrecorded(tally: Tally, value: DatasetValue, labels: Labels): void {
  if (value.status === 'suppressed' || value.numerator === null) return;
  const total = tally.atEnd.find(
    ({ breakdown, period_kind }) => breakdown === 'all' && period_kind === value.period_kind,
  );
  const base = value.unit === 'count' ? (total?.numerator ?? total?.value) : value.denominator;
  if (!base) return;
  const share = (value.numerator / base) * 100;
  if (tally.notRecorded && tally.notRecorded.share >= share) return;
  tally.notRecorded = {
    share,
    text: `${numberText(Math.round(share * 10) / 10, 1)}% (${labels.breakdown(value.breakdown)})`,
  };
}

/** How the quarter stands for a measure; where it has no figure, why. */
function situation(tally: Tally | undefined): string {
  if (!tally) return 'Not counted yet';
  const rank = [
    'supplied',
    'revised',
    'provisional',
    'maturing',
    'suppressed',
    'not_applicable',
    'not_available',
  ];
  const totals = tally.atEnd.filter(({ breakdown }) => breakdown === 'all');
  const candidates = totals.length > 0 ? totals : tally.atEnd;
  const best = [...candidates].sort((a, b) => rank.indexOf(a.status) - rank.indexOf(b.status))[0];
  if (!best) return tally.given + tally.hidden > 0 ? 'Given for other periods' : 'Not counted yet';
  const reason = best.reason ? `: ${best.reason.replaceAll('_', ' ')}` : '';
  return `${statusWords(best.status)}${best.status === 'not_available' ? reason : ''}`;
}
