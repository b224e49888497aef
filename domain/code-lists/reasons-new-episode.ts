import type { CodeList } from './code-list.ts';

/** Why the looked after episode began. Source: SSDA903 RNE. */
export const reasonsNewEpisode: CodeList = {
  name: 'reasons_new_episode',
  title: 'Why the looked after episode began',
  source: 'SSDA903 RNE',
  open: false,
  codes: [
    { code: 'S', label: 'Started to be looked after' },
    { code: 'L', label: 'Change of legal status only' },
    { code: 'P', label: 'Change of placement and carer only' },
    { code: 'T', label: 'Change of placement, same carer' },
    { code: 'B', label: 'Change of legal status, placement and carer' },
    { code: 'U', label: 'Change of legal status and placement, same carer' },
  ],
};
