import type { CodeList } from './code-list.ts';

/** Outcome of a 16 or 17 year old's presentation. Source: local. */
export const homelessnessOutcomes: CodeList = {
  name: 'homelessness_outcomes',
  title: "Outcome of a 16 or 17 year old's presentation",
  source: 'local',
  open: false,
  codes: [
    {
      code: 'section_20',
      label: "Accommodated by children's social care",
      synonyms: ['S20', 'Looked after'],
    },
    { code: 'returned_home', label: 'Returned home or to family' },
    { code: 'supported_accommodation', label: 'Supported accommodation' },
    { code: 'temporary_accommodation', label: 'Temporary accommodation by housing' },
    { code: 'other', label: 'Other' },
    { code: 'open', label: 'Not settled', synonyms: ['Pending'] },
  ],
};
