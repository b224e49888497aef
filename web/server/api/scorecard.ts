import { choosePeriod } from '../../../domain/reporting-periods.ts';
import { valueStatusOrder } from '../../../domain/scorecard-value.ts';
import { frontSheetColumns, frontSheetRecord } from '../../front-sheet-record.ts';
import { frontSheet } from '../../front-sheet-rows.ts';
import { readScorecardFrom, type Scorecard } from '../../read-scorecard.ts';
import { RequestProblem } from '../problem.ts';
import type { Release } from '../release.ts';
import { type Column, tableOf } from '../table.ts';
import type { Resource } from './resource.ts';

const about: Readonly<Record<(typeof frontSheetColumns)[number], Omit<Column, 'name'>>> = {
  stage: { type: 'text', description: 'Stage of the child’s journey.' },
  measure_id: { type: 'text', description: 'Id of the measure.' },
  title: { type: 'text', description: 'Name of the measure.' },
  period_label: { type: 'text', description: 'The period of the figure.' },
  value: { type: 'number', description: 'The figure, unrounded.' },
  numerator: { type: 'number', description: 'What was counted.' },
  denominator: { type: 'number', description: 'What it was counted out of.' },
  unit: { type: 'text', description: 'Unit of the figure.' },
  status: { type: 'text', description: 'What kind of figure it is.', values: valueStatusOrder },
  reason: { type: 'text', description: 'Why there is no figure.' },
  previous_value: { type: 'number', description: 'The figure of the period before.' },
  same_period_last_year_value: { type: 'number', description: 'The figure of the same period last year.' },
  year_to_date_value: { type: 'number', description: 'The figure from 1 April.' },
  target: { type: 'number', description: 'The target in force.' },
  rag: { type: 'text', description: 'Rating against it.' },
  direction_short: { type: 'text', description: 'Which way the figure went from the period before.' },
  direction_long: { type: 'text', description: 'Which way the figure went from the same period last year.' },
  owner_agency: { type: 'text', description: 'Agency that supplies it.' },
  supplied_by: { type: 'text', description: 'Who supplied the figure and when.' },
};
const columns: readonly Column[] = frontSheetColumns.map((name) => ({ name, ...about[name] }));

/** The front sheet as data: one row a measure, for the last quarter with figures or for another. */
export const scorecard: Resource = {
  path: '/v1/scorecard',
  name: 'scorecard',
  summary: 'The front sheet',
  description:
    'One row for each measure: the figure of a quarter, what it is compared with and who supplied it.',
  columns,
  filters: [
    {
      name: 'period',
      description: 'A quarter’s label or its last day; without it, the last quarter with figures.',
      example: '2017-18-Q2',
    },
  ],
  async read(release, given) {
    const read = await totalsOf(release);
    const [period] = given.get('period') ?? [];
    return tableOf(columns, frontSheet(read, period && quarterEnd(read, period)).rows.map(frontSheetRecord));
  },
};

function quarterEnd(read: Scorecard, period: string): string {
  const choice = choosePeriod(period);
  if (!('endsOn' in choice))
    throw new RequestProblem(400, 'period is a quarter such as 2017-18-Q2, or its last day.');
  const isKnown = read.cells.some(
    (cell) => cell.period_kind === 'quarter' && cell.period_end === choice.endsOn,
  );
  if (!isKnown) throw new RequestProblem(404, 'No figures of that quarter are published.');
  return choice.endsOn;
}

const totals = new WeakMap<Release, Promise<Scorecard>>();

/** The totals of a release, read once. */
function totalsOf(release: Release): Promise<Scorecard> {
  const known = totals.get(release);
  if (known) return known;
  const read = (async () => {
    const connection = await release.connect();
    try {
      return await readScorecardFrom(connection, { totalsOnly: true });
    } finally {
      connection.closeSync();
    }
  })();
  totals.set(release, read);
  read.catch(() => totals.delete(release));
  return read;
}
