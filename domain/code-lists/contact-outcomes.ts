import type { CodeList } from './code-list.ts';

/** Contact outcome. Source: SSD contact_outcome; Dudley table of contacts by outcome. */
export const contactOutcomes: CodeList = {
  name: 'contact_outcomes',
  title: 'Contact outcome',
  source: 'SSD contact_outcome; Dudley table of contacts by outcome',
  open: false,
  codes: [
    { code: 'referral', label: 'Referral to social care', synonyms: ['CIN Referral', 'Referral'] },
    {
      code: 'early_help',
      label: 'Passed to early help',
      synonyms: ['EH Referral', 'Pass to Early Help Services'],
    },
    {
      code: 'information_and_advice',
      label: 'Information, advice or signposting',
      synonyms: [
        'Information and Advice',
        'Advice and information or signpost to other services',
        'Advice/signpost',
      ],
    },
    {
      code: 'no_further_action',
      label: 'No further action or other',
      synonyms: ['NFA', 'Other (e.g. no further action or re-assessment required)', 'Other'],
    },
  ],
};
