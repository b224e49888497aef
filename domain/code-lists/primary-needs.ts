import type { CodeList } from './code-list.ts';

/** Primary need or category of need. Source: CIN census and SSDA903. */
export const primaryNeeds: CodeList = {
  name: 'primary_needs',
  title: 'Primary need or category of need',
  source: 'CIN census and SSDA903',
  open: false,
  codes: [
    {
      code: 'N1',
      label: 'Abuse or neglect',
      synonyms: ['Abuse, neglect and exploitation', 'N1 - Abuse or neglect'],
    },
    { code: 'N2', label: "Child's disability", synonyms: ["Child's disability or illness"] },
    { code: 'N3', label: 'Parental disability or illness', synonyms: ['Parents illness or disability'] },
    { code: 'N4', label: 'Family in acute stress' },
    { code: 'N5', label: 'Family dysfunction' },
    { code: 'N6', label: 'Socially unacceptable behaviour' },
    { code: 'N7', label: 'Low income' },
    { code: 'N8', label: 'Absent parenting' },
    { code: 'N9', label: 'Cases other than children in need', synonyms: ['Not CIN'] },
    { code: 'N0', label: 'Not stated', synonyms: ['Unknown', 'Not recorded'] },
  ],
};
