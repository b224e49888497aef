import { isPlainDate } from '../../../domain/plain-date.ts';
import { choosePeriod } from '../../../domain/reporting-periods.ts';
import { scorecardColumns, valueStatusOrder } from '../../../domain/scorecard-value.ts';
import { RequestProblem } from '../problem.ts';
import type { Column } from '../table.ts';
import { requireMeasures } from './measures.ts';
import { Conditions, readTable } from './read-table.ts';
import type { Resource } from './resource.ts';

const periodKinds = [
  'month',
  'quarter',
  'year_to_date',
  'financial_year',
  'rolling_12_months',
  'snapshot',
  'calendar_year',
  'academic_year',
];
const sourceKinds = ['record_level', 'aggregate_return', 'published'];

const about: Readonly<Record<(typeof scorecardColumns)[number], Omit<Column, 'name'>>> = {
  measure_id: { type: 'text', description: 'Id of the measure, as in /v1/measures.' },
  period_kind: { type: 'text', description: 'Kind of period.', values: periodKinds },
  period_label: { type: 'text', description: 'Name of the period, such as 2017-18-Q2.' },
  period_start: { type: 'day', description: 'First day; empty for a snapshot.' },
  period_end: { type: 'day', description: 'Last day, or the day of a snapshot.' },
  breakdown: { type: 'text', description: 'What the value is broken down by; `all` for the total.' },
  breakdown_value: { type: 'text', description: 'Code of the part; `all` for the total.' },
  numerator: { type: 'number', description: 'What was counted; empty where missing or suppressed.' },
  denominator: { type: 'number', description: 'What it was counted out of.' },
  value: { type: 'number', description: 'The figure, unrounded.' },
  unit: {
    type: 'text',
    description:
      'count, percentage (0 to 100), rate_per_10000, rate_per_1000, count_per_month, days, weeks, gbp, fte, rating or flag.',
  },
  status: { type: 'text', description: 'What kind of figure it is.', values: valueStatusOrder },
  reason: { type: 'text', description: 'Why there is no figure.' },
  source_kind: {
    type: 'text',
    description: 'Counted from records, sent as a count, or published nationally.',
    values: sourceKinds,
  },
  submission_ids: {
    type: 'text',
    description: 'Submissions behind the figure, joined by `;`, as in /v1/submissions.',
  },
};

export const valueColumns: readonly Column[] = scorecardColumns.map((name) => ({ name, ...about[name] }));

/** The scorecard as rows: the columns of `sightline export values`. */
export const values: Resource = {
  path: '/v1/values',
  name: 'values',
  summary: 'Values of the scorecard',
  description:
    'One row for each measure, period and breakdown value, after disclosure control. Ordered by measure, period and breakdown. A part with nothing to count in a covered period may be left out and means 0.',
  columns: valueColumns,
  filters: [
    { name: 'measure', isMany: true, description: 'Id of a measure.', example: 'referrals-received' },
    {
      name: 'period',
      description:
        'A label or a date. A quarter’s label, or a date, gives every kind of period that ends on that day.',
      example: '2017-18-Q2',
    },
    { name: 'period_kind', isMany: true, description: 'Kind of period.', values: periodKinds },
    { name: 'from', description: 'Periods that end on this day or later.', example: '2017-04-01' },
    { name: 'to', description: 'Periods that end on this day or earlier.', example: '2018-03-31' },
    {
      name: 'breakdown',
      isMany: true,
      description: 'Name of a breakdown; `all` for totals only.',
      example: 'all',
    },
    { name: 'breakdown_value', isMany: true, description: 'Code of a part.' },
    { name: 'status', isMany: true, description: 'Status of the value.', values: valueStatusOrder },
    { name: 'source_kind', isMany: true, description: 'Where the value comes from.', values: sourceKinds },
    { name: 'agency', isMany: true, description: 'Agency that owns the measure.', example: 'police' },
    { name: 'stage', isMany: true, description: 'Stage of the child’s journey.', example: 'front_door' },
  ],
  async read(release, given) {
    const conditions = new Conditions();
    await requireMeasures(release, given.get('measure'));
    conditions.isAnyOf('measure_id', given.get('measure'));
    const period = given.get('period')?.[0];
    if (period !== undefined) addPeriod(conditions, period);
    for (const name of ['period_kind', 'breakdown', 'breakdown_value', 'status', 'source_kind'])
      conditions.isAnyOf(name, given.get(name));
    const [from] = given.get('from') ?? [];
    const [to] = given.get('to') ?? [];
    if (from !== undefined) conditions.add('period_end >= cast(? as date)', requireDay('from', from));
    if (to !== undefined) conditions.add('period_end <= cast(? as date)', requireDay('to', to));
    addCatalogue(conditions, 'owner_agency', given.get('agency'));
    addCatalogue(conditions, 'journey_stage', given.get('stage'));
    return readTable(
      release,
      valueColumns,
      'scorecard',
      conditions,
      'measure_id, period_end, period_kind, breakdown, breakdown_value',
    );
  },
};

function addPeriod(conditions: Conditions, text: string): void {
  const choice = choosePeriod(text);
  if ('endsOn' in choice) conditions.add('period_end = cast(? as date)', choice.endsOn);
  else conditions.add('period_label = ?', choice.label);
}

/** Values of the measures whose catalogue entry has one of these. */
function addCatalogue(conditions: Conditions, column: string, values: readonly string[] | undefined): void {
  if (!values?.length) return;
  const places = values.map(() => '?').join(', ');
  conditions.add(`measure_id in (select measure_id from measures where ${column} in (${places}))`, ...values);
}

function requireDay(name: string, text: string): string {
  if (isPlainDate(text)) return text;
  throw new RequestProblem(400, `${name} is a day as yyyy-mm-dd.`);
}
