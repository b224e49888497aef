import type { CodeList } from './code-list.ts';

/** Status of an entry. Source: this contract. */
export const registerStatuses: CodeList = {
  name: 'register_statuses',
  title: 'Status of an entry',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'open', label: 'Open' },
    { code: 'in_progress', label: 'In progress' },
    { code: 'resolved', label: 'Resolved', synonyms: ['Closed', 'Complete'] },
  ],
};
