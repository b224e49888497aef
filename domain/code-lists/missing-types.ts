import type { CodeList } from './code-list.ts';

/** Missing or away. Source: SSDA903 MISSING. */
export const missingTypes: CodeList = {
  name: 'missing_types',
  title: 'Missing or away',
  source: 'SSDA903 MISSING',
  open: false,
  codes: [
    { code: 'M', label: 'Missing', synonyms: ['Missing'] },
    {
      code: 'A',
      label: 'Away from placement without authorisation',
      synonyms: ['Absent', 'Away', 'Unauthorised absence'],
    },
  ],
};
