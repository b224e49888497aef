import type { CodeList } from './code-list.ts';

/** Kind of police record. Source: Warwickshire 3.4. */
export const policeRecordTypes: CodeList = {
  name: 'police_record_types',
  title: 'Kind of police record',
  source: 'Warwickshire 3.4',
  open: false,
  codes: [
    { code: 'crime', label: 'Recorded crime', synonyms: ['Investigation'] },
    { code: 'incident', label: 'Incident that is not a crime', synonyms: ['Non-crime incident'] },
  ],
};
