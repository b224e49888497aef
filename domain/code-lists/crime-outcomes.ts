import type { CodeList } from './code-list.ts';

/** Crime outcome. Source: Home Office outcomes, shortened. */
export const crimeOutcomes: CodeList = {
  name: 'crime_outcomes',
  title: 'Crime outcome',
  source: 'Home Office outcomes, shortened',
  open: false,
  groupSets: { detection: { detected: 'Detected', not_detected: 'Not detected' } },
  codes: [
    {
      code: 'charged',
      label: 'Charged or summonsed',
      synonyms: ['Charge'],
      groups: { detection: 'detected' },
    },
    { code: 'caution', label: 'Caution or conditional caution', groups: { detection: 'detected' } },
    { code: 'community_resolution', label: 'Community resolution', groups: { detection: 'detected' } },
    {
      code: 'taken_into_consideration',
      label: 'Taken into consideration',
      synonyms: ['TIC'],
      groups: { detection: 'detected' },
    },
    { code: 'other_positive', label: 'Other positive outcome', groups: { detection: 'detected' } },
    {
      code: 'evidential_difficulties',
      label: 'Evidential difficulties',
      groups: { detection: 'not_detected' },
    },
    { code: 'no_suspect', label: 'No suspect identified', groups: { detection: 'not_detected' } },
    {
      code: 'not_in_public_interest',
      label: 'Not in the public interest',
      groups: { detection: 'not_detected' },
    },
    {
      code: 'under_investigation',
      label: 'Under investigation',
      synonyms: ['Open', 'Undetected'],
      groups: { detection: 'not_detected' },
    },
  ],
};
