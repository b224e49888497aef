import type { CodeList } from './code-list.ts';

/** Outcome of a contact with the designated officer. Source: local. */
export const allegationContactOutcomes: CodeList = {
  name: 'allegation_contact_outcomes',
  title: 'Outcome of a contact with the designated officer',
  source: 'local',
  open: true,
  codes: [
    { code: 'advice', label: 'Consultation, advice or guidance', synonyms: ['Advice only', 'Consultation'] },
    {
      code: 'position_of_trust_meeting',
      label: 'Position of trust meeting',
      synonyms: ['POT meeting', 'Strategy meeting'],
    },
    {
      code: 'employer_investigation',
      label: "Employer's own investigation",
      synonyms: ['Internal investigation'],
    },
    { code: 'below_threshold', label: 'Below threshold', synonyms: ['Did not meet threshold'] },
    { code: 'undecided', label: 'Undecided', synonyms: ['Pending'] },
  ],
};
