import type { CodeList } from './code-list.ts';

/** Placement inside or outside the authority. Source: Annex A list 8. */
export const placementLocations: CodeList = {
  name: 'placement_locations',
  title: 'Placement inside or outside the authority',
  source: 'Annex A list 8',
  open: false,
  codes: [
    { code: 'in_area', label: 'Inside the authority', synonyms: ['In'] },
    { code: 'out_of_area', label: 'Outside the authority', synonyms: ['Out'] },
  ],
};
