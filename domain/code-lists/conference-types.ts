import type { CodeList } from './code-list.ts';

/** Kind of child protection conference. Source: Dudley 2012-13. */
export const conferenceTypes: CodeList = {
  name: 'conference_types',
  title: 'Kind of child protection conference',
  source: 'Dudley 2012-13',
  open: false,
  codes: [
    { code: 'initial', label: 'Initial', synonyms: ['ICPC', 'Initial Child Protection Conference'] },
    { code: 'transfer_in', label: 'Transfer in', synonyms: ['Receiving-in', 'Transfer-in'] },
    { code: 'review', label: 'Review', synonyms: ['RCPC', 'Review Child Protection Conference'] },
  ],
};
