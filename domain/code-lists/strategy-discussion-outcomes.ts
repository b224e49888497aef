import type { CodeList } from './code-list.ts';

/** Outcome of a strategy discussion. Source: local; no national list found. */
export const strategyDiscussionOutcomes: CodeList = {
  name: 'strategy_discussion_outcomes',
  title: 'Outcome of a strategy discussion',
  source: 'local; no national list found',
  open: true,
  codes: [
    { code: 'joint_section_47', label: 'Joint section 47 enquiry', synonyms: ['Joint S47'] },
    {
      code: 'single_section_47',
      label: 'Section 47 enquiry by social care alone',
      synonyms: ['Single agency S47', 'Section 47'],
    },
    { code: 'assessment', label: 'Continue or start an assessment' },
    { code: 'further_discussion', label: 'Another strategy discussion' },
    { code: 'no_further_action', label: 'No further action', synonyms: ['NFA'] },
    { code: 'other', label: 'Other' },
  ],
};
