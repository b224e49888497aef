import type { CodeList } from './code-list.ts';

/** Kind of return owed to the board. Source: this contract. */
export const complianceReturnTypes: CodeList = {
  name: 'compliance_return_types',
  title: 'Kind of return owed to the board',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'section_11', label: 'Section 11 self-assessment', synonyms: ['S11'] },
    { code: 'section_175', label: 'Section 175 or 157 school self-assessment', synonyms: ['S175', 'S157'] },
    { code: 'single_agency_audit', label: 'Single agency audit' },
    {
      code: 'child_death_agency_report',
      label: 'Child death agency report form',
      synonyms: ['Form B', 'Reporting form'],
    },
  ],
};
