import type { CodeList } from './code-list.ts';

/** Part the child has in the record. Source: this contract. */
export const crimeRoles: CodeList = {
  name: 'crime_roles',
  title: 'Part the child has in the record',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'victim', label: 'Victim' },
    { code: 'suspect', label: 'Suspect or offender', synonyms: ['Offender', 'Accused'] },
    { code: 'none', label: 'No child identified' },
  ],
};
