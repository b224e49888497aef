import type { CodeList } from './code-list.ts';

/** Agencies (inbox folders). Source: this contract. */
export const agencies: CodeList = {
  name: 'agencies',
  title: 'Agencies (inbox folders)',
  source: 'this contract',
  open: false,
  codes: [
    {
      code: 'childrens_social_care',
      label: "Children's social care",
      synonyms: ['CSC', "Children's services", "Council - children's social care"],
    },
    { code: 'police', label: 'Police', synonyms: ['Constabulary'] },
    { code: 'health', label: 'Health', synonyms: ['NHS'] },
    { code: 'education', label: 'Education', synonyms: ['Schools and education'] },
    { code: 'youth_justice', label: 'Youth justice', synonyms: ['YOT', 'Youth offending service', 'YJS'] },
    { code: 'housing', label: 'Housing', synonyms: ['Housing authority'] },
    {
      code: 'board_business_unit',
      label: 'Board business unit',
      synonyms: ['LSCB business unit', 'Safeguarding partnership team'],
    },
    { code: 'reference', label: 'Reference data' },
  ],
};
