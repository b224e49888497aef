import type { CodeList } from './code-list.ts';

/** Offence group. Source: Home Office groups, shortened. */
export const offenceGroups: CodeList = {
  name: 'offence_groups',
  title: 'Offence group',
  source: 'Home Office groups, shortened',
  open: true,
  codes: [
    { code: 'violence', label: 'Violence against the person' },
    { code: 'sexual', label: 'Sexual offences' },
    { code: 'robbery', label: 'Robbery' },
    { code: 'theft', label: 'Theft and burglary' },
    { code: 'drugs', label: 'Drug offences' },
    { code: 'weapons', label: 'Possession of weapons' },
    { code: 'cruelty_or_neglect', label: 'Cruelty or neglect of a child' },
    { code: 'public_order', label: 'Public order' },
    { code: 'criminal_damage', label: 'Criminal damage and arson' },
    { code: 'other', label: 'Other' },
  ],
};
