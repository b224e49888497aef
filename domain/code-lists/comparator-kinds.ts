import type { CodeList } from './code-list.ts';

/** Who a comparator describes. Source: DfE dashboards use the median, LAIT the mean. */
export const comparatorKinds: CodeList = {
  name: 'comparator_kinds',
  title: 'Who a comparator describes',
  source: 'DfE dashboards use the median, LAIT the mean',
  open: false,
  codes: [
    { code: 'own_area', label: 'This area, as published' },
    { code: 'statistical_neighbours_mean', label: 'Statistical neighbours, mean' },
    { code: 'statistical_neighbours_median', label: 'Statistical neighbours, median', synonyms: ['SN'] },
    { code: 'region', label: 'Region' },
    { code: 'england', label: 'England', synonyms: ['National'] },
    { code: 'other_area', label: 'Another named area' },
  ],
};
