import type { CodeList } from './code-list.ts';

/** Outcome or remand. Source: Youth Justice Board terms (remembered). */
export const youthJusticeOutcomeTypes: CodeList = {
  name: 'youth_justice_outcome_types',
  title: 'Outcome or remand',
  source: 'Youth Justice Board terms (remembered)',
  open: false,
  groupSets: {
    outcome_group: {
      out_of_court: 'Out of court',
      community: 'Community',
      custody: 'Custody',
      remand: 'Remand',
      other: 'Other',
    },
  },
  codes: [
    { code: 'youth_caution', label: 'Youth caution', groups: { outcome_group: 'out_of_court' } },
    {
      code: 'youth_conditional_caution',
      label: 'Youth conditional caution',
      groups: { outcome_group: 'out_of_court' },
    },
    { code: 'referral_order', label: 'Referral order', groups: { outcome_group: 'community' } },
    {
      code: 'youth_rehabilitation_order',
      label: 'Youth rehabilitation order',
      synonyms: ['YRO'],
      groups: { outcome_group: 'community' },
    },
    {
      code: 'detention_and_training_order',
      label: 'Detention and training order',
      synonyms: ['DTO'],
      groups: { outcome_group: 'custody' },
    },
    {
      code: 'long_term_detention',
      label: 'Long-term detention',
      synonyms: ['Section 91', 'Section 250', 'Section 226B'],
      groups: { outcome_group: 'custody' },
    },
    {
      code: 'remand_youth_detention',
      label: 'Remand to youth detention accommodation',
      synonyms: ['Secure remand', 'RYDA'],
      groups: { outcome_group: 'remand' },
    },
    {
      code: 'remand_local_authority',
      label: 'Remand to local authority accommodation',
      groups: { outcome_group: 'remand' },
    },
    {
      code: 'other',
      label: 'Other outcome',
      synonyms: ['Fine', 'Discharge'],
      groups: { outcome_group: 'other' },
    },
  ],
};
