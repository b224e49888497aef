import type { CodeList } from './code-list.ts';

/** Kind of early help assessment. Source: local. */
export const earlyHelpAssessmentTypes: CodeList = {
  name: 'early_help_assessment_types',
  title: 'Kind of early help assessment',
  source: 'local',
  open: false,
  codes: [
    { code: 'early_help_assessment', label: 'Early help assessment', synonyms: ['EHA', 'Family assessment'] },
    {
      code: 'common_assessment',
      label: 'Common assessment (CAF)',
      synonyms: ['CAF', 'Common Assessment Framework'],
    },
    {
      code: 'graded_care_profile_2',
      label: 'Graded Care Profile 2',
      synonyms: ['GCP2', 'Graded care profile'],
    },
    { code: 'none', label: 'No assessment' },
  ],
};
