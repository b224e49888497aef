import type { CodeList } from './code-list.ts';

/** Kind of child protection medical. Source: local. */
export const medicalTypes: CodeList = {
  name: 'medical_types',
  title: 'Kind of child protection medical',
  source: 'local',
  open: true,
  codes: [
    { code: 'physical_injury', label: 'Physical injury' },
    { code: 'sexual_abuse', label: 'Sexual abuse' },
    { code: 'neglect', label: 'Neglect' },
    { code: 'other', label: 'Other' },
  ],
};
