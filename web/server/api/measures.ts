import { RequestProblem } from '../problem.ts';
import type { Release } from '../release.ts';
import type { Column } from '../table.ts';
import { Conditions, readTable } from './read-table.ts';
import type { Filter, Resource } from './resource.ts';

const columns: readonly Column[] = [
  { name: 'measure_id', type: 'text', description: 'Id of the measure; does not change.' },
  { name: 'title', type: 'text', description: 'Name of the measure.' },
  { name: 'short_title', type: 'text', description: 'Name for tight places.' },
  { name: 'definition', type: 'text', description: 'What it counts.' },
  { name: 'why_it_matters', type: 'text', description: 'What it tells the board.' },
  { name: 'numerator_words', type: 'text', description: 'What is counted.' },
  { name: 'denominator_words', type: 'text', description: 'What it is counted out of.' },
  { name: 'unit', type: 'text', description: 'Unit of its values.' },
  { name: 'decimals', type: 'integer', description: 'Decimals it is shown with.' },
  {
    name: 'polarity',
    type: 'text',
    description: 'Which way is good.',
    values: ['low', 'high', 'neutral', 'banded'],
  },
  { name: 'period_kinds', type: 'text', description: 'Kinds of period it is given for, joined by spaces.' },
  { name: 'breakdowns', type: 'text', description: 'What it is broken down by, joined by spaces.' },
  { name: 'has_total', type: 'yes_no', description: 'False where there are only parts.' },
  { name: 'owner_agency', type: 'text', description: 'Agency that supplies it.' },
  { name: 'source_extracts', type: 'text', description: 'Returns it is made from, joined by spaces.' },
  { name: 'national_reference', type: 'text', description: 'National return or guidance it follows.' },
  { name: 'caveats', type: 'text', description: 'What to take care of.' },
  { name: 'definition_history', type: 'text', description: 'How the definition has changed.' },
  { name: 'journey_stage', type: 'text', description: 'Stage of the child’s journey.' },
  { name: 'board_priority', type: 'text', description: 'Priority of the board it serves.' },
  { name: 'counts_people', type: 'yes_no', description: 'True where small numbers are hidden.' },
  { name: 'is_computed', type: 'yes_no', description: 'True where it is counted from records.' },
];

const catalogueFilters: readonly Filter[] = [
  { name: 'stage', isMany: true, description: 'Stage of the child’s journey.', example: 'front_door' },
  { name: 'agency', isMany: true, description: 'Agency that supplies it.', example: 'police' },
];

/** The catalogue. */
export const measures: Resource = {
  path: '/v1/measures',
  name: 'measures',
  summary: 'The catalogue of measures',
  description: 'One row for each measure, also for those that wait for data.',
  columns,
  filters: catalogueFilters,
  read: (release, given) =>
    readTable(
      release,
      columns,
      'measures',
      new Conditions()
        .isAnyOf('journey_stage', given.get('stage'))
        .isAnyOf('owner_agency', given.get('agency')),
      'measure_id',
    ),
};

/** One measure of the catalogue. */
export const measure: Resource = {
  path: '/v1/measures/{id}',
  name: 'measure',
  summary: 'One measure',
  description: 'A measure of the catalogue by its id.',
  columns,
  filters: [],
  isSingle: true,
  async read(release, _given, id) {
    await requireMeasures(release, [id], 404);
    return readTable(
      release,
      columns,
      'measures',
      new Conditions().isAnyOf('measure_id', [id]),
      'measure_id',
    );
  },
};

/** Refuses a measure that the catalogue does not have, with the nearest ids. Throws RequestProblem. */
export async function requireMeasures(
  release: Release,
  ids: readonly string[] | undefined,
  status = 400,
): Promise<void> {
  if (!ids?.length) return;
  const connection = await release.connect();
  try {
    for (const id of ids) {
      const found = await connection.runAndReadAll('select 1 from measures where measure_id = $1', [id]);
      if (found.currentRowCount > 0) continue;
      const near = await connection.runAndReadAll(
        'select measure_id from measures order by levenshtein(measure_id, $1), measure_id limit 3',
        [id.slice(0, 100)],
      );
      const names = near.getRows().map((row) => String(row[0]));
      throw new RequestProblem(
        status,
        `There is no measure of that id. The nearest are ${names.join(', ')}.`,
      );
    }
  } finally {
    connection.closeSync();
  }
}
