import type { CodeList } from './code-list.ts';

/** Kind of meeting. Source: this contract. */
export const meetingTypes: CodeList = {
  name: 'meeting_types',
  title: 'Kind of meeting',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'board', label: 'Full board', synonyms: ['LSCB'] },
    { code: 'executive', label: 'Executive' },
    { code: 'sub_group', label: 'Sub-group' },
    { code: 'child_death_overview_panel', label: 'Child death overview panel', synonyms: ['CDOP'] },
    { code: 'child_protection_conference', label: 'Child protection conference', synonyms: ['CPC'] },
    { code: 'core_group', label: 'Core group' },
    { code: 'exploitation_meeting', label: 'Multi-agency exploitation meeting', synonyms: ['MASE'] },
  ],
};
