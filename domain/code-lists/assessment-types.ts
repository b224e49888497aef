import type { CodeList } from './code-list.ts';

/** Kind of social care assessment. Source: Warwickshire table 2.1. */
export const assessmentTypes: CodeList = {
  name: 'assessment_types',
  title: 'Kind of social care assessment',
  source: 'Warwickshire table 2.1',
  open: false,
  codes: [
    {
      code: 'single',
      label: 'Single assessment',
      synonyms: ['Continuous', 'Child and family assessment', 'C&F'],
    },
    { code: 'core', label: 'Core assessment' },
    { code: 'initial', label: 'Initial assessment' },
  ],
};
