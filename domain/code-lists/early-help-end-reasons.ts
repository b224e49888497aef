import type { CodeList } from './code-list.ts';

/** Why early help ended. Source: Walsall positive closures. */
export const earlyHelpEndReasons: CodeList = {
  name: 'early_help_end_reasons',
  title: 'Why early help ended',
  source: 'Walsall positive closures',
  open: true,
  groupSets: { closure: { positive: 'Positive closure', other: 'Other closure' } },
  codes: [
    {
      code: 'needs_met',
      label: 'Needs met',
      synonyms: ['Outcomes met', 'Closed - needs met'],
      groups: { closure: 'positive' },
    },
    {
      code: 'stepped_down_single_agency',
      label: 'Stepped down to one agency',
      synonyms: ['Single agency'],
      groups: { closure: 'positive' },
    },
    {
      code: 'stepped_down_universal',
      label: 'Stepped down to universal services',
      synonyms: ['Universal'],
      groups: { closure: 'positive' },
    },
    {
      code: 'stepped_up',
      label: 'Stepped up to social care',
      synonyms: ['Step-up', 'Tier 3'],
      groups: { closure: 'other' },
    },
    {
      code: 'disengaged',
      label: 'Family disengaged',
      synonyms: ['Non engagement'],
      groups: { closure: 'other' },
    },
    { code: 'consent_withdrawn', label: 'Consent withdrawn', groups: { closure: 'other' } },
    { code: 'moved_away', label: 'Moved away', groups: { closure: 'other' } },
    {
      code: 'no_further_action',
      label: 'No further action',
      synonyms: ['NFA'],
      groups: { closure: 'other' },
    },
    { code: 'other', label: 'Other', groups: { closure: 'other' } },
  ],
};
