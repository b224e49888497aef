import type { CodeList } from './code-list.ts';

/** How the support ended. Source: local. */
export const supportOutcomes: CodeList = {
  name: 'support_outcomes',
  title: 'How the support ended',
  source: 'local',
  open: true,
  codes: [
    { code: 'completed', label: 'Completed' },
    { code: 'disengaged', label: 'Disengaged' },
    { code: 'declined', label: 'Declined' },
    { code: 'moved_away', label: 'Moved away' },
    { code: 'other', label: 'Other' },
  ],
};
