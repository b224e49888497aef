import type { CodeList } from './code-list.ts';

/** Kind of review. Source: this contract. */
export const reviewTypes: CodeList = {
  name: 'review_types',
  title: 'Kind of review',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'first_core_group', label: 'First core group after the initial conference' },
    { code: 'later_core_group', label: 'Later core group', synonyms: ['Core group'] },
    {
      code: 'looked_after_review',
      label: 'Looked after review',
      synonyms: ['LAC review', 'Statutory review'],
    },
    { code: 'personal_education_plan', label: 'Personal education plan review', synonyms: ['PEP'] },
  ],
};
