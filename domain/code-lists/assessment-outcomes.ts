import type { CodeList } from './code-list.ts';

/** Assessment outcome. Source: SSD assessment_outcome, widened. */
export const assessmentOutcomes: CodeList = {
  name: 'assessment_outcomes',
  title: 'Assessment outcome',
  source: 'SSD assessment_outcome, widened',
  open: true,
  codes: [
    {
      code: 'services',
      label: 'Services or plan as a child in need',
      synonyms: ['CIN plan', 'Provision of services'],
    },
    {
      code: 'strategy_or_section_47',
      label: 'Strategy discussion or section 47 enquiry',
      synonyms: ['Strategy discussion and/or Section 47 enquiry'],
    },
    { code: 'early_help', label: 'Stepped down to early help', synonyms: ['Step-down to Early Help'] },
    { code: 'no_further_action', label: 'No further action', synonyms: ['NFA'] },
    { code: 'other', label: 'Other' },
  ],
};
