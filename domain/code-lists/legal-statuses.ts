import type { CodeList } from './code-list.ts';

/** Legal status. Source: SSDA903 LS. */
export const legalStatuses: CodeList = {
  name: 'legal_statuses',
  title: 'Legal status',
  source: 'SSDA903 LS',
  open: false,
  codes: [
    { code: 'C1', label: 'Interim care order', synonyms: ['Interim care orders'] },
    { code: 'C2', label: 'Full care order', synonyms: ['Full care orders'] },
    { code: 'D1', label: 'Freeing order granted', synonyms: ['Freed for Adoption'] },
    { code: 'E1', label: 'Placement order granted' },
    { code: 'V2', label: 'Section 20 accommodation, single period', synonyms: ['Accommodated under S20'] },
    { code: 'V3', label: 'Section 20, series of short-term breaks, episodes recorded' },
    { code: 'V4', label: 'Section 20, series of short-term breaks, agreement recorded' },
    { code: 'L1', label: 'Police protection, in local authority accommodation' },
    { code: 'L2', label: 'Emergency protection order' },
    { code: 'L3', label: 'Child assessment order, in local authority accommodation' },
    { code: 'J1', label: 'Remanded to local authority or youth detention accommodation' },
    { code: 'J2', label: 'Placed under the Police and Criminal Evidence Act 1984' },
    { code: 'J3', label: 'Youth rehabilitation order with residence or intensive fostering' },
  ],
};
