import type { CodeList } from './code-list.ts';

/** Outcome of a section 47 enquiry. Source: SSD s47_outcome. */
export const section47Outcomes: CodeList = {
  name: 'section_47_outcomes',
  title: 'Outcome of a section 47 enquiry',
  source: 'SSD s47_outcome',
  open: true,
  codes: [
    {
      code: 'initial_conference',
      label: 'Initial child protection conference',
      synonyms: ['Initial CP Conference', 'ICPC'],
    },
    { code: 'services', label: 'Provision of services', synonyms: ['Provision of Services (s17)'] },
    { code: 'short_break', label: 'Short break care', synonyms: ['Provision of Short Break Care (s17)'] },
    { code: 'legal_action', label: 'Legal action started', synonyms: ['Initiate Legal Action'] },
    {
      code: 'other_agency',
      label: 'Other agency to monitor',
      synonyms: ["Other Agency to Monitor Child's Welfare"],
    },
    {
      code: 'continue_assessment',
      label: 'No further action, assessment continues',
      synonyms: ['NFA - Continue With Family Assessment'],
    },
    { code: 'no_further_action', label: 'No further action', synonyms: ['NFA'] },
    { code: 'other', label: 'Other', synonyms: ['Other Outcome'] },
  ],
};
