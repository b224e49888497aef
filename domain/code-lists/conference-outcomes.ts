import type { CodeList } from './code-list.ts';

/** Outcome for the child at a conference. Source: SSD. */
export const conferenceOutcomes: CodeList = {
  name: 'conference_outcomes',
  title: 'Outcome for the child at a conference',
  source: 'SSD',
  open: false,
  codes: [
    { code: 'plan_made', label: 'Child protection plan made', synonyms: ['Yes', 'Plan'] },
    { code: 'no_plan_made', label: 'No plan made', synonyms: ['No', 'No plan'] },
    { code: 'plan_continues', label: 'Plan continues', synonyms: ['Continue'] },
    { code: 'plan_ends', label: 'Plan ends', synonyms: ['End', 'Discontinue'] },
  ],
};
