import type { CodeList } from './code-list.ts';

/** Register. Source: DfE. */
export const notInSchoolRegisters: CodeList = {
  name: 'not_in_school_registers',
  title: 'Register',
  source: 'DfE',
  open: false,
  codes: [
    { code: 'missing_education', label: 'Child missing education', synonyms: ['CME'] },
    { code: 'elective_home_education', label: 'Electively home educated', synonyms: ['EHE'] },
  ],
};
