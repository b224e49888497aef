import type { CodeList } from './code-list.ts';

/** Level. Source: Walsall risk register. */
export const registerLevels: CodeList = {
  name: 'register_levels',
  title: 'Level',
  source: 'Walsall risk register',
  open: false,
  codes: [
    { code: 'high', label: 'High', synonyms: ['Red'] },
    { code: 'medium', label: 'Medium', synonyms: ['Amber'] },
    { code: 'low', label: 'Low', synonyms: ['Green'] },
    { code: 'not_rated', label: 'Not rated' },
  ],
};
