import type { CodeList } from './code-list.ts';

/** Preferred language, grouped. Source: Warwickshire table 2.3; the language itself is not collected. */
export const languageGroups: CodeList = {
  name: 'language_groups',
  title: 'Preferred language, grouped',
  source: 'Warwickshire table 2.3; the language itself is not collected',
  open: false,
  codes: [
    { code: 'english', label: 'English', synonyms: ['ENG', 'ENB'] },
    {
      code: 'other_than_english',
      label: 'Other than English',
      synonyms: ['Non-English', 'Non English speaking', 'OTH', 'EAL'],
    },
    { code: 'not_recorded', label: 'Not recorded', synonyms: ['Unknown', 'NOT', 'REF'] },
  ],
};
