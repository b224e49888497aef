import type { CodeList } from './code-list.ts';

/** Judgement. Source: Ofsted scale; the number is used where a rating is sent as a value. */
export const judgements: CodeList = {
  name: 'judgements',
  title: 'Judgement',
  source: 'Ofsted scale; the number is used where a rating is sent as a value',
  open: false,
  codes: [
    { code: 'outstanding', label: 'Outstanding', synonyms: ['1'] },
    { code: 'good', label: 'Good', synonyms: ['2'] },
    { code: 'requires_improvement', label: 'Requires improvement', synonyms: ['3', 'RI'] },
    { code: 'inadequate', label: 'Inadequate', synonyms: ['4'] },
    { code: 'no_judgement', label: 'No judgement' },
  ],
};
