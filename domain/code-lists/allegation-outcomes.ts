import type { CodeList } from './code-list.ts';

/** Outcome of an allegation. Source: KCSIE (remembered); Walsall merges unfounded and false. */
export const allegationOutcomes: CodeList = {
  name: 'allegation_outcomes',
  title: 'Outcome of an allegation',
  source: 'KCSIE (remembered); Walsall merges unfounded and false',
  open: false,
  groupSets: {
    merged: {
      substantiated: 'Substantiated',
      unsubstantiated: 'Unsubstantiated',
      unfounded_or_false: 'Unfounded or false',
      malicious: 'Malicious',
      ongoing: 'Ongoing',
    },
  },
  codes: [
    { code: 'substantiated', label: 'Substantiated', groups: { merged: 'substantiated' } },
    { code: 'unsubstantiated', label: 'Unsubstantiated', groups: { merged: 'unsubstantiated' } },
    { code: 'unfounded', label: 'Unfounded', groups: { merged: 'unfounded_or_false' } },
    { code: 'false', label: 'False', groups: { merged: 'unfounded_or_false' } },
    {
      code: 'malicious',
      label: 'Malicious or deliberately invented',
      synonyms: ['Malicious'],
      groups: { merged: 'malicious' },
    },
    { code: 'ongoing', label: 'Ongoing', synonyms: ['Open'], groups: { merged: 'ongoing' } },
  ],
};
