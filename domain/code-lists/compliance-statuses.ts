import type { CodeList } from './code-list.ts';

/** Where a return has got to. Source: Walsall s175. */
export const complianceStatuses: CodeList = {
  name: 'compliance_statuses',
  title: 'Where a return has got to',
  source: 'Walsall s175',
  open: false,
  codes: [
    { code: 'not_started', label: 'Not started' },
    { code: 'started', label: 'Started', synonyms: ['In progress'] },
    { code: 'completed', label: 'Completed', synonyms: ['Submitted', 'Returned'] },
  ],
};
