import type { CodeList } from './code-list.ts';

/** Drug class. Source: Misuse of Drugs Act. */
export const drugClasses: CodeList = {
  name: 'drug_classes',
  title: 'Drug class',
  source: 'Misuse of Drugs Act',
  open: false,
  codes: [
    { code: 'A', label: 'Class A' },
    { code: 'B', label: 'Class B' },
    { code: 'C', label: 'Class C' },
  ],
};
