import type { CodeList } from './code-list.ts';

/** Disability. Source: CIN census. */
export const disabilities: CodeList = {
  name: 'disabilities',
  title: 'Disability',
  source: 'CIN census',
  open: false,
  codes: [
    { code: 'NONE', label: 'No disability', synonyms: ['No', 'None'] },
    { code: 'MOB', label: 'Mobility' },
    { code: 'HAND', label: 'Hand function' },
    { code: 'PC', label: 'Personal care' },
    { code: 'INC', label: 'Incontinence' },
    { code: 'COMM', label: 'Communication' },
    { code: 'LD', label: 'Learning', synonyms: ['Learning disability'] },
    { code: 'HEAR', label: 'Hearing' },
    { code: 'VIS', label: 'Vision' },
    { code: 'BEH', label: 'Behaviour' },
    { code: 'CON', label: 'Consciousness' },
    { code: 'AUT', label: 'Autism or Asperger syndrome', synonyms: ['Autism', 'ASD'] },
    { code: 'DDA', label: 'Other disability', synonyms: ['Other', 'Yes', 'Disabled'] },
  ],
};
