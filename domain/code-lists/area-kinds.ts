import type { CodeList } from './code-list.ts';

/** Kind of area. Source: ONS. */
export const areaKinds: CodeList = {
  name: 'area_kinds',
  title: 'Kind of area',
  source: 'ONS',
  open: false,
  codes: [
    { code: 'local_authority', label: 'Local authority' },
    { code: 'district', label: 'District or borough' },
    { code: 'ward', label: 'Ward' },
    { code: 'region', label: 'Region' },
    { code: 'country', label: 'Country' },
  ],
};
