import type { CodeList } from './code-list.ts';

/** Kind of case review. Source: Working Together 2015 and 2018. */
export const caseReviewTypes: CodeList = {
  name: 'case_review_types',
  title: 'Kind of case review',
  source: 'Working Together 2015 and 2018',
  open: false,
  codes: [
    { code: 'serious_case_review', label: 'Serious case review', synonyms: ['SCR'] },
    {
      code: 'safeguarding_practice_review',
      label: 'Child safeguarding practice review',
      synonyms: ['CSPR', 'LCSPR'],
    },
    { code: 'rapid_review', label: 'Rapid review' },
    { code: 'other_review', label: 'Other learning review', synonyms: ['Learning lessons review'] },
    { code: 'none', label: 'No review' },
  ],
};
