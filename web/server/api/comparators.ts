import type { Column } from '../table.ts';
import { publishedResource } from './published-table.ts';
import type { Filter, Resource } from './resource.ts';

const measureFilter: Filter = {
  name: 'measure',
  isMany: true,
  description: 'Id of a measure.',
  example: 'lac-rate-10k',
};

const comparatorColumns: readonly Column[] = [
  { name: 'measure_id', type: 'text', description: 'Id of the measure it is held beside.' },
  {
    name: 'comparator_kind',
    type: 'text',
    description: 'own_area, statistical_neighbour, their mean or median, region or england.',
  },
  { name: 'area_id', type: 'text', description: 'Code of the area.' },
  { name: 'area_name', type: 'text', description: 'Name of the area.' },
  { name: 'place', type: 'integer', description: 'Place among the statistical neighbours, 1 the closest.' },
  { name: 'period_kind', type: 'text', description: 'Kind of period.' },
  { name: 'period_start', type: 'day', description: 'First day; empty for a figure on a day.' },
  { name: 'period_end', type: 'day', description: 'Last day.' },
  { name: 'value', type: 'number', description: 'The figure as published.' },
  { name: 'symbol', type: 'text', description: 'What is published in its place: c, u, x, z or -.' },
  { name: 'areas_counted', type: 'integer', description: 'Areas in a mean or median.' },
  { name: 'areas_without_figure', type: 'integer', description: 'Areas that had no figure for it.' },
  { name: 'source', type: 'text', description: 'The publication.' },
];

/** What is published of other areas. */
export const comparators: Resource = publishedResource({
  path: '/v1/comparators',
  name: 'comparators',
  summary: 'Published figures of other areas',
  description: 'One row for each measure, area or group of areas, and period, as others have published it.',
  columns: comparatorColumns,
  filters: [
    measureFilter,
    { name: 'comparator_kind', isMany: true, description: 'Kind of comparator.', example: 'england' },
  ],
  table: 'comparators',
  order: 'measure_id, period_end, comparator_kind, place, area_id',
  isOfCatalogue: true,
});

const rankColumns: readonly Column[] = [
  { name: 'measure_id', type: 'text', description: 'Id of the measure.' },
  { name: 'period_kind', type: 'text', description: 'Kind of period.' },
  { name: 'period_end', type: 'day', description: 'Last day.' },
  { name: 'own_value', type: 'number', description: 'The figure published for this area.' },
  {
    name: 'england_rank',
    type: 'integer',
    description: 'Place among all authorities with a figure; 1 the best.',
  },
  { name: 'england_ranked', type: 'integer', description: 'Authorities with a figure.' },
  { name: 'england_without_figure', type: 'integer', description: 'Authorities without one.' },
  { name: 'england_quartile', type: 'integer', description: 'Quarter of them it is in; 1 the best.' },
  {
    name: 'neighbours_rank',
    type: 'integer',
    description: 'Place among the neighbours and this area; only where all have a figure.',
  },
  { name: 'neighbours_ranked', type: 'integer', description: 'How many those are.' },
];

/** Where this area's published figures stand among those of others. */
export const ranks: Resource = publishedResource({
  path: '/v1/ranks',
  name: 'ranks',
  summary: 'Ranks of this area’s published figures',
  description: 'One row for each measure and period, where others publish the same.',
  columns: rankColumns,
  filters: [measureFilter],
  table: 'ranks',
  order: 'measure_id, period_end',
  isOfCatalogue: true,
});
