import type { CodeList } from './code-list.ts';

/** Delegate's rating. Source: Dudley 2012-13. */
export const ratings: CodeList = {
  name: 'ratings',
  title: "Delegate's rating",
  source: 'Dudley 2012-13',
  open: false,
  codes: [
    { code: 'excellent', label: 'Excellent', synonyms: ['5'] },
    { code: 'very_good', label: 'Very good', synonyms: ['4'] },
    { code: 'good', label: 'Good', synonyms: ['3'] },
    { code: 'fair', label: 'Fair', synonyms: ['2', 'Satisfactory'] },
    { code: 'poor', label: 'Poor', synonyms: ['1'] },
  ],
};
