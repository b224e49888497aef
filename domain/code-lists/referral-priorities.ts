import type { CodeList } from './code-list.ts';

/** Priority of a mental health referral. Source: local. */
export const referralPriorities: CodeList = {
  name: 'referral_priorities',
  title: 'Priority of a mental health referral',
  source: 'local',
  open: false,
  codes: [
    { code: 'emergency', label: 'Emergency' },
    { code: 'urgent', label: 'Urgent' },
    { code: 'routine', label: 'Routine' },
  ],
};
