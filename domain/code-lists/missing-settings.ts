import type { CodeList } from './code-list.ts';

/** Where the child was missing from. Source: this contract. */
export const missingSettings: CodeList = {
  name: 'missing_settings',
  title: 'Where the child was missing from',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'care', label: 'Care placement', synonyms: ['LAC', 'Looked after', 'Placement'] },
    { code: 'home', label: 'Family home', synonyms: ['Home'] },
  ],
};
