import type { CodeList } from './code-list.ts';

/** Child death category. Source: CDOP ten categories (remembered); Warwickshire prints nine. */
export const childDeathCategories: CodeList = {
  name: 'child_death_categories',
  title: 'Child death category',
  source: 'CDOP ten categories (remembered); Warwickshire prints nine',
  open: false,
  codes: [
    { code: '1', label: 'Deliberately inflicted injury, abuse or neglect' },
    { code: '2', label: 'Suicide or deliberate self-inflicted harm' },
    { code: '3', label: 'Trauma and other external factors' },
    { code: '4', label: 'Malignancy' },
    { code: '5', label: 'Acute medical or surgical condition' },
    { code: '6', label: 'Chronic medical condition' },
    { code: '7', label: 'Chromosomal, genetic and congenital anomalies' },
    { code: '8', label: 'Perinatal or neonatal event' },
    { code: '9', label: 'Infection' },
    { code: '10', label: 'Sudden unexpected, unexplained death', synonyms: ['SUDI', 'SIDS'] },
  ],
};
