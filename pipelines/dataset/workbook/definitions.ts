import type { Labels } from '../labels.ts';
import { extractsOf, type Measure } from '../published-copy.ts';
import { unitWords } from './figure-text.ts';

import type { Cell, TableSheet } from './sheet.ts';

const polarities: Readonly<Record<string, string>> = {
  low: 'Lower is better',
  high: 'Higher is better',
  neutral: 'Neither',
  banded: 'Best between two limits',
};

/** Definitions: one row per measure of the catalogue. */
export function definitionsSheet(measures: readonly Measure[], labels: Labels): TableSheet {
  return {
    name: 'Definitions',
    title: 'Definitions: what each measure counts',
    lines: [
      'Some cells are empty because the measure has no denominator, national source, caveat or earlier definition.',
    ],
    columns: [
      { header: 'Measure id', width: 24 },
      { header: 'Measure', width: 26 },
      { header: 'Definition', width: 40 },
      { header: 'Why it matters', width: 32 },
      { header: 'Numerator', width: 32 },
      { header: 'Denominator', width: 28 },
      { header: 'Unit', width: 14 },
      { header: 'Which way is good', width: 16 },
      { header: 'Periods', width: 20 },
      { header: 'Agency', width: 20 },
      { header: 'Returns', width: 24 },
      { header: 'National source', width: 26 },
      { header: 'Caveats', width: 32 },
      { header: 'Earlier definitions', width: 20 },
    ],
    rows: measures.map((measure): Cell[] => [
      measure.measure_id,
      measure.title,
      measure.definition ?? '',
      measure.why_it_matters ?? '',
      measure.numerator_words ?? '',
      measure.denominator_words ?? '',
      unitWords(measure.unit),
      polarities[measure.polarity ?? ''] ?? 'Neither',
      measure.period_kinds
        .split(' ')
        .filter(Boolean)
        .map((kind) => kind.replaceAll('_', ' '))
        .join(', '),
      labels.agency(measure.owner_agency),
      extractsOf(measure).map(labels.extract).join('; '),
      measure.national_reference ?? '',
      measure.caveats ?? '',
      measure.definition_history ?? '',
    ]),
  };
}
