import type { CodeList } from './code-list.ts';

/** Kind of statutory visit. Source: this contract. */
export const visitTypes: CodeList = {
  name: 'visit_types',
  title: 'Kind of statutory visit',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'child_protection', label: 'Child protection plan visit', synonyms: ['CP visit'] },
    { code: 'child_in_need', label: 'Child in need visit', synonyms: ['CIN visit'] },
    { code: 'looked_after', label: 'Looked after visit', synonyms: ['LAC visit'] },
    {
      code: 'private_fostering',
      label: 'Private fostering visit',
      synonyms: ['Regulation 4 visit', 'Regulation 8 visit'],
    },
  ],
};
