import { addDays, addMonths, endOfMonth, type PlainDate } from '../../domain/plain-date.ts';
import { financialYearLabel, quarterOf } from '../../domain/reporting-periods.ts';
import { inventEvents, type Record } from './synthetic-records.ts';

export interface SyntheticRow {
  measure_id: string;
  period_kind: string;
  period_label: string;
  period_start: string | null;
  period_end: string;
  breakdown: string;
  breakdown_value: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  unit: string;
  status: string;
  reason: string | null;
}

interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: 'count' | 'percentage' | 'rate_per_10000';
  readonly stage: string;
  readonly breakdowns: readonly string[];
  readonly kind: 'flow' | 'stock' | 'distinct';
  readonly records: 'contacts' | 'referrals' | 'plans' | 'missing';
  /** Rows of the numerator; all of them by default. */
  readonly of?: string;
  /** Each value's share of the total, without an `all` row. */
  readonly share?: boolean;
}

const characteristics = ['source', 'source_group', 'district', 'sex', 'age_band', 'board_group', 'disabled'];
const onPlans = ['district', 'latest_category', 'sex', 'age_band', 'board_group'];

/** The measures of the synthetic scorecard: a few of each shape. */
export const syntheticMeasures: readonly Measure[] = [
  {
    id: 'contacts-received',
    title: 'Contacts received',
    unit: 'count',
    stage: 'front_door',
    breakdowns: ['source', 'source_group', 'sex'],
    kind: 'flow',
    records: 'contacts',
  },
  {
    id: 'contacts-to-referral-pct',
    title: 'Contacts that became referrals',
    unit: 'percentage',
    stage: 'front_door',
    breakdowns: ['source'],
    kind: 'flow',
    records: 'contacts',
    of: 'assessed',
  },
  {
    id: 'referrals-received',
    title: 'Referrals received',
    unit: 'count',
    stage: 'referral_and_assessment',
    breakdowns: characteristics,
    kind: 'flow',
    records: 'referrals',
  },
  {
    id: 'referrals-rate-10k',
    title: 'Referrals per 10,000 children',
    unit: 'rate_per_10000',
    stage: 'referral_and_assessment',
    breakdowns: ['district'],
    kind: 'flow',
    records: 'referrals',
  },
  {
    id: 'referrals-share-pct',
    title: 'Referrals by characteristic',
    unit: 'percentage',
    stage: 'referral_and_assessment',
    breakdowns: ['source', 'board_group', 'disabled'],
    kind: 'flow',
    records: 'referrals',
    share: true,
  },
  {
    id: 'referrals-to-assessment',
    title: 'Referrals assessed',
    unit: 'count',
    stage: 'referral_and_assessment',
    breakdowns: ['source'],
    kind: 'flow',
    records: 'referrals',
    of: 'assessed',
  },
  {
    id: 'referrals-to-assessment-pct',
    title: 'Share of referrals assessed',
    unit: 'percentage',
    stage: 'referral_and_assessment',
    breakdowns: ['source'],
    kind: 'flow',
    records: 'referrals',
    of: 'assessed',
  },
  {
    id: 're-referrals-12m-pct',
    title: 'Re-referrals within 12 months',
    unit: 'percentage',
    stage: 'referral_and_assessment',
    breakdowns: ['source'],
    kind: 'flow',
    records: 'referrals',
    of: 'repeat',
  },
  {
    id: 'cp-plans-open',
    title: 'Children on a plan',
    unit: 'count',
    stage: 'protection',
    breakdowns: onPlans,
    kind: 'stock',
    records: 'plans',
  },
  {
    id: 'cp-plans-rate-10k',
    title: 'Children on a plan per 10,000 children',
    unit: 'rate_per_10000',
    stage: 'protection',
    breakdowns: ['district'],
    kind: 'stock',
    records: 'plans',
  },
  {
    id: 'cp-plans-share-pct',
    title: 'Children on a plan by characteristic',
    unit: 'percentage',
    stage: 'protection',
    breakdowns: ['board_group', 'disabled'],
    kind: 'stock',
    records: 'plans',
    share: true,
  },
  {
    id: 'cp-plans-started',
    title: 'Plans started',
    unit: 'count',
    stage: 'protection',
    breakdowns: ['latest_category', 'age_band'],
    kind: 'flow',
    records: 'plans',
  },
  {
    id: 'cp-repeat-ever-pct',
    title: 'Repeat plans',
    unit: 'percentage',
    stage: 'protection',
    breakdowns: [],
    kind: 'flow',
    records: 'plans',
    of: 'repeat',
  },
  {
    id: 'missing-lac-children',
    title: 'Looked-after children missing',
    unit: 'count',
    stage: 'care',
    breakdowns: ['age_band'],
    kind: 'distinct',
    records: 'missing',
  },
  {
    id: 'missing-lac-episodes',
    title: 'Missing episodes',
    unit: 'count',
    stage: 'care',
    breakdowns: ['age_band'],
    kind: 'flow',
    records: 'missing',
  },
];

const population: { readonly [district: string]: number } = {
  all: 113178,
  E07000218: 12300,
  E07000219: 27900,
  E07000220: 24000,
  E07000221: 23000,
  E07000222: 25978,
};

export interface SyntheticOptions {
  readonly seed?: number;
  /** Whole years of record-level data, ending 31 March 2018. */
  readonly years?: number;
  readonly until?: PlainDate;
}

/** A scorecard shaped like a county's, counted from invented records, so that its figures add up as real ones do. */
export function syntheticScorecard({
  seed = 1,
  years = 2,
  until = '2018-03-31',
}: SyntheticOptions = {}): SyntheticRow[] {
  const from = `${2018 - years}-04-01`;
  const per = (n: number) => Math.round((n * years) | 0);
  const records = {
    contacts: inventEvents(seed, per(13993), from, '2018-03-31'),
    referrals: inventEvents(seed + 1, per(10750), from, '2018-03-31'),
    plans: inventEvents(seed + 2, per(600), from, '2018-03-31'),
    missing: inventEvents(seed + 3, per(900), from, '2018-03-31').map((r) => ({
      ...r,
      child: r.child % 180,
    })),
  };
  const rows: SyntheticRow[] = [];
  for (const measure of syntheticMeasures) {
    for (const period of periodsOf(measure, from, until)) {
      rows.push(...count(measure, records[measure.records], period));
    }
  }
  return rows;
}

interface Period {
  readonly kind: string;
  readonly label: string;
  readonly start: string | null;
  readonly end: string;
}

function periodsOf(measure: Measure, from: string, until: string): Period[] {
  const periods: Period[] = [];
  for (let start = from; start < until; start = addMonths(start, 1)) {
    const end = endOfMonth(start);
    if (end > until) break;
    if (measure.kind === 'stock') {
      periods.push({ kind: 'snapshot', label: end, start: null, end });
      continue;
    }
    periods.push({ kind: 'month', label: start.slice(0, 7), start, end });
    const quarter = quarterOf(end);
    if (quarter.end !== end) continue;
    const year = financialYearLabel(end);
    periods.push({ kind: 'quarter', label: quarter.label, start: quarter.start!, end });
    const april = `${year.slice(0, 4)}-04-01`;
    periods.push({ kind: 'year_to_date', label: `${year} to ${quarter.label.slice(-2)}`, start: april, end });
    if (quarter.label.endsWith('4')) periods.push({ kind: 'financial_year', label: year, start: april, end });
    const yearBack = addDays(addMonths(addDays(end, 1), -12), 0);
    if (yearBack >= from)
      periods.push({ kind: 'rolling_12_months', label: `12 months to ${end}`, start: yearBack, end });
  }
  return periods;
}

function count(measure: Measure, records: readonly Record[], period: Period): SyntheticRow[] {
  const inPeriod = records.filter((r) =>
    period.start === null
      ? r.from <= period.end && (r.to === null || r.to > period.end)
      : r.from >= period.start && r.from <= period.end,
  );
  const size = (set: readonly Record[]) =>
    measure.kind === 'distinct' ? new Set(set.map((r) => r.child)).size : set.length;
  const row = (breakdown: string, value: string, set: readonly Record[]): SyntheticRow => {
    const base = {
      measure_id: measure.id,
      period_kind: period.kind,
      period_label: period.label,
      period_start: period.start,
      period_end: period.end,
      breakdown,
      breakdown_value: value,
      unit: measure.unit,
      status: 'supplied',
      reason: null,
    };
    const numerator = size(measure.of ? set.filter((r) => r.flags[measure.of!]) : set);
    if (measure.unit === 'count') return { ...base, numerator, denominator: null, value: numerator };
    const denominator =
      measure.unit === 'percentage' ? (measure.share ? inPeriod.length : set.length) : population[value]!;
    if (denominator === 0) return { ...base, numerator, denominator, value: null, status: 'not_applicable' };
    return {
      ...base,
      numerator,
      denominator,
      value: (numerator / denominator) * (measure.unit === 'percentage' ? 100 : 10000),
    };
  };
  const rows = measure.share ? [] : [row('all', 'all', inPeriod)];
  for (const breakdown of measure.breakdowns) {
    const sets = new Map<string, Record[]>();
    for (const record of inPeriod) {
      const value = record.values[breakdown]!;
      const set = sets.get(value);
      if (set) set.push(record);
      else sets.set(value, [record]);
    }
    for (const [value, set] of [...sets].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
      rows.push(row(breakdown, value, set));
  }
  return rows;
}
