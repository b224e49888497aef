import type { CodeList } from './code-list.ts';

/** Referral outcome. Source: SSD cin_referral_outcome; Dudley table of referrals by outcome. */
export const referralOutcomes: CodeList = {
  name: 'referral_outcomes',
  title: 'Referral outcome',
  source: 'SSD cin_referral_outcome; Dudley table of referrals by outcome',
  open: false,
  codes: [
    {
      code: 'strategy_or_section_47',
      label: 'Strategy discussion or section 47 enquiry',
      synonyms: ['Strategy discussion and/or Section 47 enquiry'],
    },
    { code: 'assessment', label: 'Assessment required', synonyms: ['Assessment'] },
    {
      code: 'early_help',
      label: 'Passed to early help',
      synonyms: ['Step-down to Early Help', 'Pass to Early Help Services'],
    },
    {
      code: 'information_and_advice',
      label: 'Information, advice or signposting',
      synonyms: ['Advice and Information or signpost to other services'],
    },
    { code: 'no_further_action', label: 'No further action', synonyms: ['NFA'] },
    { code: 'other', label: 'Other' },
  ],
};
