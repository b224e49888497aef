import type { CodeList } from './code-list.ts';

/** Where the return interview has got to. Source: this contract. */
export const returnInterviewStatuses: CodeList = {
  name: 'return_interview_statuses',
  title: 'Where the return interview has got to',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'not_offered', label: 'Not offered' },
    { code: 'offered', label: 'Offered, no answer yet', synonyms: ['Offered'] },
    { code: 'accepted', label: 'Accepted, not yet done', synonyms: ['Accepted'] },
    { code: 'declined', label: 'Declined', synonyms: ['Refused'] },
    { code: 'completed', label: 'Completed', synonyms: ['Done'] },
    { code: 'not_contactable', label: 'Could not be reached', synonyms: ['No contact'] },
    { code: 'not_required', label: 'Not required' },
  ],
};
