import type { Column } from '../table.ts';
import { publishedResource } from './published-table.ts';
import type { Resource } from './resource.ts';
import { valueColumns } from './values.ts';

const named = [
  'measure_id',
  'period_kind',
  'period_label',
  'period_end',
  'breakdown',
  'breakdown_value',
  'value',
];

const columns: readonly Column[] = [
  ...valueColumns.filter(({ name }) => named.includes(name)),
  { name: 'lower_ci', type: 'number', description: 'Lower 95% confidence limit.' },
  { name: 'upper_ci', type: 'number', description: 'Upper 95% confidence limit.' },
  { name: 'lower_ci_998', type: 'number', description: 'Lower 99.8% confidence limit.' },
  { name: 'upper_ci_998', type: 'number', description: 'Upper 99.8% confidence limit.' },
  { name: 'target', type: 'number', description: 'The target in force.' },
  { name: 'rag', type: 'text', description: 'Rating against it, or against the comparator.' },
  { name: 'rag_method', type: 'text', description: 'How it is rated.' },
  { name: 'previous_value', type: 'number', description: 'The figure of the period before.' },
  { name: 'direction_short', type: 'text', description: 'Which way it went from there.' },
  { name: 'same_period_last_year_value', type: 'number', description: 'The figure of a year before.' },
  { name: 'direction_long', type: 'text', description: 'Which way it went from there.' },
  { name: 'comparator_kind', type: 'text', description: 'The published figure it is held beside.' },
  { name: 'comparator_value', type: 'number', description: 'That figure.' },
  { name: 'comparator_period_end', type: 'day', description: 'The last day of that figure.' },
  { name: 'comparator_significance', type: 'text', description: 'Whether the two can be told apart.' },
  { name: 'spc_mean', type: 'number', description: 'Average of the series, or of its fixed baseline.' },
  { name: 'spc_lower', type: 'number', description: 'Lower limit of the usual range.' },
  { name: 'spc_upper', type: 'number', description: 'Upper limit of the usual range.' },
  { name: 'spc_rule', type: 'text', description: 'The rule by which the point is unusual.' },
  { name: 'variation', type: 'text', description: 'Whether it varies as usual, better or worse.' },
  { name: 'assurance', type: 'text', description: 'Whether the target is met whatever the variation.' },
  { name: 'spc_limits', type: 'text', description: 'trial while the series is short, else full.' },
  { name: 'series_segment', type: 'integer', description: 'Recorded breaks in the series before it.' },
];

/** What stands beside each value: limits, rating, direction, comparator, usual range. */
export const judgements: Resource = publishedResource({
  path: '/v1/judgements',
  name: 'judgements',
  summary: 'What stands beside the values',
  description:
    'One row for each value, with its confidence limits, rating, direction of travel, comparator and usual range. What would give away a hidden figure is empty.',
  columns,
  filters: [
    { name: 'measure', isMany: true, description: 'Id of a measure.', example: 'referrals-received' },
    { name: 'period_label', isMany: true, description: 'Label of a period.', example: '2017-18-Q2' },
    { name: 'breakdown', isMany: true, description: 'Name of a breakdown.', example: 'all' },
  ],
  table: 'scorecard',
  order: 'measure_id, period_end, period_kind, breakdown, breakdown_value',
  isOfCatalogue: true,
});

/** Values of the measures that were added to the catalogue. */
export const additionalValues: Resource = publishedResource({
  path: '/v1/additional-values',
  name: 'additional_values',
  summary: 'Values of the added measures',
  description:
    'The measures that cross agencies, and the shares of rows that could not be linked, which stand beside the board’s catalogue; as /v1/values.',
  columns: valueColumns,
  filters: [
    { name: 'measure', isMany: true, description: 'Id of an added measure.', example: 'unlinked-police-pct' },
    { name: 'period_label', isMany: true, description: 'Label of a period.', example: '2017-18-Q2' },
  ],
  table: 'additional_values',
  order: 'measure_id, period_end, period_kind, breakdown, breakdown_value',
  isOfCatalogue: false,
});
