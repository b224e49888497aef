import type { CodeList } from './code-list.ts';

/** Category of concern in an allegation. Source: Walsall LADO section; boundaries recorded under sexual there. */
export const allegationCategories: CodeList = {
  name: 'allegation_categories',
  title: 'Category of concern in an allegation',
  source: 'Walsall LADO section; boundaries recorded under sexual there',
  open: true,
  codes: [
    { code: 'physical', label: 'Physical' },
    { code: 'neglect', label: 'Neglect' },
    {
      code: 'sexual',
      label: 'Sexual, including professional boundaries',
      synonyms: ['Professional boundaries'],
    },
    { code: 'emotional', label: 'Emotional' },
    { code: 'conduct', label: 'Conduct or suitability' },
    { code: 'other', label: 'Other' },
  ],
};
