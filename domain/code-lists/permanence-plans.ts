import type { CodeList } from './code-list.ts';

/** Permanence or care plan. Source: Dudley plan types; Annex A list 8. */
export const permanencePlans: CodeList = {
  name: 'permanence_plans',
  title: 'Permanence or care plan',
  source: 'Dudley plan types; Annex A list 8',
  open: false,
  codes: [
    {
      code: 'special_guardianship_order',
      label: 'Special guardianship or child arrangements order',
      synonyms: ['SGO/CAO', 'Special guardianship order'],
    },
    { code: 'return_to_birth_family', label: 'Return to birth family', synonyms: ['Return to family'] },
    { code: 'long_term_foster_care', label: 'Long-term foster care', synonyms: ['Long-term fostering'] },
    { code: 'adoption', label: 'Adoption' },
    { code: 'live_with_relatives_or_friends', label: 'Live with relatives or friends' },
    {
      code: 'independent_living',
      label: 'Independent or supported living in the community',
      synonyms: ['Supported living in the community'],
    },
    { code: 'residential', label: 'Residential', synonyms: ['Long-term residential placement'] },
    { code: 'reassessment', label: 'Unplanned move, reassessment required' },
    { code: 'other', label: 'Other' },
    { code: 'unknown', label: 'Unknown', synonyms: ['Not recorded'] },
  ],
};
