import type { CodeList } from './code-list.ts';

/** What the cared-for person needs. Source: Dudley young carers. */
export const careNeeds: CodeList = {
  name: 'care_needs',
  title: 'What the cared-for person needs',
  source: 'Dudley young carers',
  open: true,
  codes: [
    { code: 'mental_health', label: 'Mental health' },
    { code: 'physical', label: 'Physical illness or disability' },
    { code: 'learning_disability', label: 'Learning disability' },
    { code: 'substance_use', label: 'Substance use' },
    { code: 'other', label: 'Other' },
  ],
};
