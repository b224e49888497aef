import type { CodeList } from './code-list.ts';

/** Outcome of domestic abuse screening. Source: local. */
export const screeningOutcomes: CodeList = {
  name: 'screening_outcomes',
  title: 'Outcome of domestic abuse screening',
  source: 'local',
  open: true,
  codes: [
    { code: 'referral', label: 'Referral to social care' },
    { code: 'early_help', label: 'Early help' },
    { code: 'agency_informed', label: 'Agency informed', synonyms: ['School informed'] },
    { code: 'no_further_action', label: 'No further action', synonyms: ['NFA'] },
    { code: 'other', label: 'Other' },
  ],
};
