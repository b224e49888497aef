import type { CodeList } from './code-list.ts';

/** Outcome of an early help request. Source: local. */
export const earlyHelpRequestOutcomes: CodeList = {
  name: 'early_help_request_outcomes',
  title: 'Outcome of an early help request',
  source: 'local',
  open: true,
  codes: [
    {
      code: 'early_help_assessment',
      label: 'Early help assessment or episode',
      synonyms: ['EHA', 'Accepted'],
    },
    { code: 'single_agency_support', label: 'Support by one agency' },
    { code: 'information_and_advice', label: 'Information and advice', synonyms: ['Advice'] },
    { code: 'social_care', label: 'Passed to social care', synonyms: ['MASH', 'Stepped up'] },
    { code: 'declined', label: 'Family declined', synonyms: ['Consent refused'] },
    { code: 'no_further_action', label: 'No further action', synonyms: ['NFA'] },
  ],
};
