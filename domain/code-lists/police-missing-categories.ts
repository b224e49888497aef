import type { CodeList } from './code-list.ts';

/** Police category. Source: police guidance of 2013-2017; later 'no apparent risk'. */
export const policeMissingCategories: CodeList = {
  name: 'police_missing_categories',
  title: 'Police category',
  source: "police guidance of 2013-2017; later 'no apparent risk'",
  open: false,
  codes: [
    { code: 'missing', label: 'Missing' },
    { code: 'absent', label: 'Absent', synonyms: ['No apparent risk', 'Absence'] },
  ],
};
