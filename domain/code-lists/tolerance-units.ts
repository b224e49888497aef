import type { CodeList } from './code-list.ts';

/** Unit of a tolerance. Source: faces-and-rules.md 3.4. */
export const toleranceUnits: CodeList = {
  name: 'tolerance_units',
  title: 'Unit of a tolerance',
  source: 'faces-and-rules.md 3.4',
  open: false,
  codes: [
    { code: 'points', label: 'Points' },
    { code: 'percent', label: 'Percent of the target' },
  ],
};
