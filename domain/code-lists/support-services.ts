import type { CodeList } from './code-list.ts';

/** Support service. Source: seed reports. */
export const supportServices: CodeList = {
  name: 'support_services',
  title: 'Support service',
  source: 'seed reports',
  open: true,
  codes: [
    { code: 'young_carers', label: 'Young carers service' },
    {
      code: 'exploitation_one_to_one',
      label: 'One-to-one work on sexual exploitation',
      synonyms: ['CSE 1:1'],
    },
    { code: 'missing_intervention', label: 'Intervention for children who go missing' },
    { code: 'other', label: 'Other' },
  ],
};
