import { describe, expect, it } from 'vitest';
import { discoverConnectors } from '../../connectors/discover.ts';
import { parseQuarterLabel } from '../../domain/reporting-periods.ts';
import { makeLabels } from '../../pipelines/dataset/labels.ts';
import type { DatasetValue, Measure } from '../../pipelines/dataset/published-copy.ts';
import { numberText } from '../../pipelines/dataset/workbook/figure-text.ts';
import { ScorecardIndex } from '../../pipelines/dataset/workbook/scorecard-index.ts';
import { planTables } from '../../pipelines/dataset/workbook/table-plan.ts';
import { parseBoard } from '../../pipelines/workspace/board-file.ts';

const connectors = await discoverConnectors();
const board = parseBoard(
  'name: Ours\narea_code: E1\ndistricts: [{code: E2, name: Hill District}]\nagencies: {police: {name: Ours Constabulary}}\n',
  'board.yml',
);
const labels = makeLabels(connectors, board);
const quarter = parseQuarterLabel('2017-18-Q2')!;

const measure = (more: Partial<Measure> = {}): Measure => ({
  measure_id: 'm',
  title: 'Measure',
  definition: null,
  why_it_matters: null,
  numerator_words: null,
  denominator_words: null,
  unit: 'count',
  decimals: 0,
  polarity: 'neutral',
  period_kinds: 'quarter year_to_date financial_year',
  breakdowns: 'source',
  has_total: true,
  owner_agency: null,
  source_extracts: 'referrals',
  national_reference: null,
  caveats: null,
  definition_history: null,
  journey_stage: 'front_door',
  ...more,
});

const ends = { year: '2017-03-31', q1: '2017-06-30', q2: '2017-09-30' };

const value = (
  end: keyof typeof ends,
  at: string,
  number: number | null,
  more: Partial<DatasetValue> = {},
): DatasetValue => ({
  measure_id: 'm',
  period_kind: end === 'year' ? 'financial_year' : 'year_to_date',
  period_label: '',
  period_start: '2016-04-01',
  period_end: ends[end],
  breakdown: at === 'all' ? 'all' : 'source',
  breakdown_value: at,
  numerator: number,
  denominator: null,
  value: number,
  unit: 'count',
  status: number === null ? 'not_available' : 'supplied',
  reason: null,
  source_kind: null,
  submission_ids: null,
  target: null,
  rag: null,
  ...more,
});

/** What each row of the table by characteristic prints: its value, then the columns. */
function print(of: Measure, values: DatasetValue[]): string[] {
  const plans = planTables({
    quarter,
    measures: [of],
    index: new ScorecardIndex(values),
    revisions: new Map(),
    labels,
  });
  const plan = plans.find(({ byCharacteristic }) => byCharacteristic)!;
  return plan.rows.map((row) =>
    [row.value, ...row.figures.map((f) => f.text ?? numberText(f.number!, f.decimals!))].join(' '),
  );
}

describe('a value without a row', () => {
  it('is 0 where the breakdown is covered, not available where it is not, not applicable before its time', () => {
    const values = [
      value('year', 'all', 70),
      value('q1', 'all', 20),
      value('q1', '1A', 20),
      value('q2', 'all', 50),
      value('q2', '2A', 40),
      value('q2', '6', null, { status: 'suppressed' }),
    ];
    // Columns: 2014-15, 2015-16, 2016-17, then the four quarters of which two are over.
    expect(print(measure(), values)).toEqual([
      'all [x] [x] 70 20 50 [z] [z]',
      '1A [x] [x] [x] 20 0 [z] [z]',
      '2A [x] [x] [x] 0 40 [z] [z]',
      '6 [x] [x] [x] 0 [c] [z] [z]',
    ]);
  });

  it('is 0 in a year in which nothing was counted at all', () => {
    const values = [value('year', 'all', 0), value('q1', 'all', 20), value('q1', '1A', 20)];
    expect(print(measure(), values)[1]).toBe('1A [x] [x] 0 20 [x] [z] [z]');
  });

  it('of a share is 0, and of a percentage with a base of its own there were no cases', () => {
    const pct = (at: string, number: number, base: number, end: 'q1' | 'q2' = 'q2') =>
      value(end, at, number, { unit: 'percentage', numerator: number, denominator: base });
    const share = [pct('1A', 60, 50), pct('2A', 40, 50), pct('6', 100, 20, 'q1')];
    expect(print(measure({ unit: 'percentage', decimals: 1, has_total: false }), share)).toEqual([
      '1A [x] [x] [x] 0.0 60.0 [z] [z]',
      '2A [x] [x] [x] 0.0 40.0 [z] [z]',
      '6 [x] [x] [x] 100.0 0.0 [z] [z]',
    ]);
    const own = [pct('all', 50, 90), pct('1A', 60, 50), pct('2A', 40, 40), pct('6', 100, 20, 'q1')];
    expect(print(measure({ unit: 'percentage', decimals: 1 }), own)[3]).toBe(
      '6 [x] [x] [x] 100.0 [z] [z] [z]',
    );
  });

  it('of a kind of period that the measure is not counted in is not applicable', () => {
    const yearly = measure({ period_kinds: 'financial_year' });
    expect(print(yearly, [value('year', 'all', 70), value('year', '1A', 70)])[0]).toBe(
      'all [x] [x] 70 [z] [z] [z] [z]',
    );
  });
});

describe('words for codes', () => {
  const words = (breakdown: string, code: string, extracts = 'referrals children') =>
    labels.value(measure({ source_extracts: extracts }), breakdown, code);

  it('come from the code list of the column, a group set, the board’s areas, or the code itself', () => {
    expect([
      words('source', '2A'),
      words('source_group', 'family_or_self'),
      words('district', 'E2'),
      words('age_band', 'under_1'),
      words('sex', 'not_recorded'),
      words('board_group', 'bme'),
      words('type', 'some_open_code'),
      labels.breakdown('latest_category'),
      labels.agency('police'),
      labels.agency('health'),
      labels.agency(null),
      labels.extract('referrals'),
      labels.stage('front_door'),
    ]).toMatchInlineSnapshot(`
      [
        "Schools",
        "Parent, carer, family or child",
        "Hill District",
        "Under 1",
        "Not recorded",
        "Black and minority ethnic",
        "Some open code",
        "Latest category",
        "Ours Constabulary",
        "Health",
        "No owner agreed",
        "Referrals",
        "Front door",
      ]
    `);
  });

  it('are sorted as lists and ages are, what is not recorded last', () => {
    const of = measure();
    const sorted = (breakdown: string, codes: string[]) =>
      codes.sort((a, b) => labels.order(of, breakdown, a) - labels.order(of, breakdown, b)).join(' ');
    expect(
      sorted('age_band', ['not_recorded', '16_to_17', '1_to_4', 'under_1', '10_to_15', 'unborn', '5_to_9']),
    ).toBe('unborn under_1 1_to_4 5_to_9 10_to_15 16_to_17 not_recorded');
    expect(
      sorted('plan_duration_band', [
        '2_years_or_more',
        'over_6_months_to_1_year',
        '3_months_or_less',
        'over_1_year_and_under_2_years',
        'over_3_to_6_months',
      ]),
    ).toBe(
      '3_months_or_less over_3_to_6_months over_6_months_to_1_year over_1_year_and_under_2_years 2_years_or_more',
    );
    expect(sorted('source', ['10', '2A', '1A', '6', 'not_recorded'])).toBe('1A 2A 6 10 not_recorded');
  });
});
