import { discoverConnectors } from '../../connectors/discover.ts';
import { type BoardNames, makeNames } from '../../web/names.ts';
import type { SiteFacts } from '../../web/pages/layout.ts';
import type {
  MeasureEntry,
  Scorecard,
  ScorecardCell,
  SubmissionEntry,
  SupplyEntry,
} from '../../web/read-scorecard.ts';

export const board: BoardNames = {
  name: 'Testshire Partnership',
  area_code: 'E10000099',
  districts: [{ code: 'E07000001', name: 'North Testshire' }],
  agencies: { police: { name: 'Testshire Police', organisations: [], owes: [] } },
};

export const site: SiteFacts = {
  board: board.name,
  publishedAt: '2018-04-16T09:00:00',
  run: '20180416-090000',
  threshold: 5,
};

export const names = makeNames(await discoverConnectors(), board);

export function measure(changes: Partial<MeasureEntry> & { readonly measure_id: string }): MeasureEntry {
  return {
    title: 'Referrals received',
    short_title: null,
    definition: 'Requests taken as referrals in the period.',
    why_it_matters: null,
    numerator_words: null,
    denominator_words: null,
    unit: 'count',
    decimals: 0,
    polarity: 'neutral',
    period_kinds: 'month quarter',
    breakdowns: 'source district',
    owner_agency: 'childrens_social_care',
    source_extracts: 'referrals',
    national_reference: null,
    caveats: null,
    definition_history: null,
    journey_stage: 'referral_and_assessment',
    board_priority: null,
    is_computed: true,
    is_overlapping: false,
    ...changes,
  };
}

const quarters: readonly (readonly [string, string, string])[] = [
  ['2016-17-Q4', '2017-01-01', '2017-03-31'],
  ['2017-18-Q1', '2017-04-01', '2017-06-30'],
  ['2017-18-Q2', '2017-07-01', '2017-09-30'],
  ['2017-18-Q3', '2017-10-01', '2017-12-31'],
  ['2017-18-Q4', '2018-01-01', '2018-03-31'],
];

export function cell(changes: Partial<ScorecardCell> & { readonly measure_id: string }): ScorecardCell {
  const value = changes.value === undefined ? 100 : changes.value;
  return {
    period_kind: 'quarter',
    period_label: '2017-18-Q4',
    period_start: '2018-01-01',
    period_end: '2018-03-31',
    breakdown: 'all',
    breakdown_value: 'all',
    numerator: value,
    denominator: null,
    value,
    unit: 'count',
    status: 'supplied',
    reason: null,
    source_kind: 'record_level',
    submission_ids: 's1',
    previous_value: null,
    same_period_last_year_value: null,
    direction_short: null,
    direction_long: null,
    target: null,
    rag: 'none',
    rag_method: 'none',
    lower_ci: null,
    upper_ci: null,
    series_segment: 0,
    series_from: null,
    series_reason: null,
    series_baseline: null,
    ...changes,
  };
}

/** Five quarters; `null` is a quarter whose figure is hidden for being small. */
export function quarterly(
  id: string,
  values: readonly (number | null)[],
  last: Partial<ScorecardCell> = {},
): ScorecardCell[] {
  return values.map((value, i) => {
    const [label, start, end] = quarters.slice(-values.length)[i]!;
    return cell({
      measure_id: id,
      period_label: label,
      period_start: start,
      period_end: end,
      value,
      ...(value === null ? { status: 'suppressed', numerator: null } : {}),
      ...(i === values.length - 1 ? last : {}),
    });
  });
}

/** Months from April 2016 on. */
export function monthly(id: string, values: readonly (number | null)[]): ScorecardCell[] {
  return values.map((value, i) => {
    const month = new Date(Date.UTC(2016, 3 + i, 1));
    const end = new Date(Date.UTC(2016, 4 + i, 0)).toISOString().slice(0, 10);
    const start = month.toISOString().slice(0, 10);
    return cell({
      measure_id: id,
      period_kind: 'month',
      period_label: start.slice(0, 7),
      period_start: start,
      period_end: end,
      value,
      ...(value === null ? { status: 'suppressed', numerator: null } : {}),
    });
  });
}

export const submissions: readonly SubmissionEntry[] = [
  {
    submission_id: 's1',
    agency: 'childrens_social_care',
    organisation: '',
    extract: 'referrals',
    received_at: '2018-04-16T09:00:00',
    covers_from: '2017-04-01',
    covers_to: '2018-03-31',
    status: 'loaded',
  },
];

export const supply: readonly SupplyEntry[] = [
  owed('childrens_social_care', 'referrals', 'on_time', '2018-04-16T09:00:00'),
  owed('police', 'missing_person_reports', 'overdue', null),
];

function owed(agency: string, extract: string, status: string, received: string | null): SupplyEntry {
  return {
    agency,
    organisation: '',
    extract,
    covers_from: '2018-01-01',
    covers_to: '2018-03-31',
    due_date: '2018-04-20',
    received_at: received,
    working_days_late: 0,
    status,
  };
}

/** A board with a rated measure, a plain count, one with hidden figures, and one that waits for data. */
export function syntheticScorecard(changes: Partial<Scorecard> = {}): Scorecard {
  const measures = [
    measure({ measure_id: 'referrals-received' }),
    measure({
      measure_id: 're-referrals-12m-pct',
      title: 'Re-referrals within 12 months',
      unit: 'percentage',
      decimals: 1,
      polarity: 'low',
    }),
    measure({ measure_id: 'pf-open', title: 'Privately fostered children', journey_stage: 'looked_after' }),
    measure({
      measure_id: 'missing-police-reported-children',
      title: 'Children reported missing to the police',
      owner_agency: 'police',
      journey_stage: 'missing_and_exploitation',
    }),
  ];
  const cells = [
    ...quarterly('referrals-received', [2500, 2546, 2464, 2624, 2708], {
      previous_value: 2624,
      direction_short: 'up',
      same_period_last_year_value: 2500,
      direction_long: 'up',
    }),
    ...monthly(
      'referrals-received',
      Array.from({ length: 24 }, (_, i) => 800 + ((i * 37) % 90)),
    ),
    cell({
      measure_id: 'referrals-received',
      breakdown: 'district',
      breakdown_value: 'E07000001',
      value: 700,
    }),
    cell({ measure_id: 'referrals-received', breakdown: 'source', breakdown_value: '5B', value: 40 }),
    cell({
      measure_id: 'referrals-received',
      breakdown: 'source',
      breakdown_value: '1A',
      value: null,
      numerator: null,
      status: 'suppressed',
    }),
    ...quarterly('re-referrals-12m-pct', [24.1, 23.7, 25.6, 22.6, 26.4], {
      unit: 'percentage',
      numerator: 715,
      denominator: 2708,
      target: 22,
      rag: 'red',
      rag_method: 'target',
      previous_value: 22.6,
      direction_short: 'up',
      same_period_last_year_value: 24.1,
      direction_long: 'up',
    }),
    ...quarterly('pf-open', [8, null, 9, null, 7]),
    cell({
      measure_id: 'missing-police-reported-children',
      value: null,
      status: 'not_available',
      reason: 'late',
      source_kind: null,
      submission_ids: null,
    }),
  ];
  const all = changes.cells ?? cells;
  return {
    measures,
    submissions,
    supply,
    dataQuality: [
      {
        agency: 'childrens_social_care',
        extract: 'referrals',
        code: 'REQUIRED_BLANK',
        severity: 'error',
        files: 2,
        last_found_on: '2018-04-16',
      },
    ],
    issueMonths: [
      {
        agency: 'childrens_social_care',
        extract: 'referrals',
        code: 'REQUIRED_BLANK',
        severity: 'error',
        month_start: '2018-01-01',
        files: 1,
      },
      {
        agency: 'childrens_social_care',
        extract: 'referrals',
        code: 'REQUIRED_BLANK',
        severity: 'error',
        month_start: '2018-04-01',
        files: 1,
      },
    ],
    recorded: [
      { agency: 'childrens_social_care', extract: 'children', characteristic: 'ethnicity', recorded_pct: 85 },
      {
        agency: 'childrens_social_care',
        extract: 'referrals',
        characteristic: 'district',
        recorded_pct: null,
      },
    ],
    commentary: [],
    comparators: [],
    ranks: [],
    reconciliation: [],
    ...changes,
    cells: all,
    cellsOf: (id) => all.filter((one) => one.measure_id === id),
  };
}
