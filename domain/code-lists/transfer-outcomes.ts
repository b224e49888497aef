import type { CodeList } from './code-list.ts';

/** Answer to a request to move a child out of police custody. Source: local. */
export const transferOutcomes: CodeList = {
  name: 'transfer_outcomes',
  title: 'Answer to a request to move a child out of police custody',
  source: 'local',
  open: false,
  codes: [
    { code: 'transferred', label: 'Transferred' },
    { code: 'no_accommodation', label: 'No accommodation offered' },
    { code: 'refused', label: 'Refused' },
    { code: 'not_requested', label: 'Not requested' },
  ],
};
