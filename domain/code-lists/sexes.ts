import type { CodeList } from './code-list.ts';

/** Sex. Source: CIN census 2025 and SSDA903 (M/F/U); older codes as synonyms. */
export const sexes: CodeList = {
  name: 'sexes',
  title: 'Sex',
  source: 'CIN census 2025 and SSDA903 (M/F/U); older codes as synonyms',
  open: false,
  codes: [
    { code: 'M', label: 'Male', synonyms: ['1', 'Boy', 'Man'] },
    { code: 'F', label: 'Female', synonyms: ['2', 'Girl', 'Woman'] },
    { code: 'N', label: 'Neither or indeterminate', synonyms: ['9', 'I', 'Neither', 'Not specified'] },
    {
      code: 'U',
      label: 'Not known or not recorded',
      synonyms: ['0', 'Not stated/recorded', 'Not stated', 'Unknown', 'Unborn'],
    },
  ],
};
