import type { Labels } from '../labels.ts';
import type { Measure } from '../published-copy.ts';
import { unitWords } from './figure-text.ts';
import { extractsOf } from './quality-sheets.ts';
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
      { header: 'Measure id', width: 32 },
      { header: 'Measure', width: 40 },
      { header: 'Stage', width: 24 },
      { header: 'Definition', width: 60 },
      { header: 'Why it matters', width: 60 },
      { header: 'Numerator', width: 48 },
      { header: 'Denominator', width: 48 },
      { header: 'Unit', width: 16 },
      { header: 'Which way is good', width: 20 },
      { header: 'Periods', width: 32 },
      { header: 'Characteristics', width: 40 },
      { header: 'Agency', width: 28 },
      { header: 'Returns', width: 40 },
      { header: 'National source', width: 40 },
      { header: 'Caveats', width: 60 },
      { header: 'Earlier definitions', width: 40 },
    ],
    rows: measures.map((measure): Cell[] => [
      measure.measure_id,
      measure.title,
      labels.stage(measure.journey_stage),
      measure.definition ?? '',
      measure.why_it_matters ?? '',
      measure.numerator_words ?? '',
      measure.denominator_words ?? '',
      unitWords(measure.unit),
      polarities[measure.polarity ?? ''] ?? 'Neither',
      measure.period_kinds.replaceAll('_', ' ').split(' ').length > 0
        ? measure.period_kinds
            .split(' ')
            .filter(Boolean)
            .map((kind) => kind.replaceAll('_', ' '))
            .join(', ')
        : '',
      (measure.breakdowns ?? '').split(' ').filter(Boolean).map(labels.breakdown).join(', '),
      labels.agency(measure.owner_agency),
      extractsOf(measure).map(labels.extract).join('; '),
      measure.national_reference ?? '',
      measure.caveats ?? '',
      measure.definition_history ?? '',
    ]),
  };
}
