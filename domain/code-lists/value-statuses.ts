import type { CodeList } from './code-list.ts';

/** Status of a value in a count return. Source: counting-rules.md R35; faces-and-rules.md 3.7. */
export const valueStatuses: CodeList = {
  name: 'value_statuses',
  title: 'Status of a value in a count return',
  source: 'counting-rules.md R35; faces-and-rules.md 3.7',
  open: false,
  codes: [
    { code: 'supplied', label: 'Supplied', synonyms: ['Final', 'Validated'] },
    { code: 'provisional', label: 'Provisional', synonyms: ['p', '[p]', 'Yet to be validated'] },
    {
      code: 'not_available',
      label: 'Not available, with a reason',
      synonyms: ['x', '[x]', 'TBC', 'Not available', 'Not known', 'Not available promptly'],
    },
    {
      code: 'not_applicable',
      label: 'Not applicable',
      synonyms: ['z', '[z]', 'n/a', 'No longer applicable'],
    },
  ],
};
