import type { CodeList } from './code-list.ts';

/** Where a contact not taken by social care went. Source: Walsall MASH section. */
export const onwardDestinations: CodeList = {
  name: 'onward_destinations',
  title: 'Where a contact not taken by social care went',
  source: 'Walsall MASH section',
  open: false,
  codes: [
    { code: 'early_help_hub', label: 'Early Help Hub', synonyms: ['Early help'] },
    { code: 'single_agency_early_help', label: 'Early help by one agency', synonyms: ['Single agency'] },
    { code: 'other_service', label: 'Signposted elsewhere', synonyms: ['Signposted'] },
    { code: 'none', label: 'Nowhere', synonyms: ['No onward destination'] },
  ],
};
