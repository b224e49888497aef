import type { CodeList } from './code-list.ts';

/** How the child took part. Source: SSDA903 review codes. */
export const participationCodes: CodeList = {
  name: 'participation_codes',
  title: 'How the child took part',
  source: 'SSDA903 review codes',
  open: false,
  groupSets: {
    contribution: {
      attended: 'Attended',
      represented: 'Represented',
      written_views: 'Written or other views',
      none: 'No contribution',
      not_counted: 'Not counted',
    },
  },
  codes: [
    { code: 'PN0', label: 'Under 4', groups: { contribution: 'not_counted' } },
    { code: 'PN1', label: 'Attended and spoke for self', groups: { contribution: 'attended' } },
    { code: 'PN2', label: 'Attended, advocate spoke', groups: { contribution: 'represented' } },
    { code: 'PN3', label: 'Attended, conveyed views without words', groups: { contribution: 'attended' } },
    { code: 'PN4', label: 'Attended, did not speak or convey views', groups: { contribution: 'none' } },
    { code: 'PN5', label: 'Did not attend, advocate briefed', groups: { contribution: 'represented' } },
    { code: 'PN6', label: 'Did not attend, views sent', groups: { contribution: 'written_views' } },
    {
      code: 'PN7',
      label: 'Did not attend, no views conveyed',
      synonyms: ['None'],
      groups: { contribution: 'none' },
    },
  ],
};
