import type { CodeList } from './code-list.ts';

/** Audit theme. Source: Walsall. */
export const auditThemes: CodeList = {
  name: 'audit_themes',
  title: 'Audit theme',
  source: 'Walsall',
  open: true,
  codes: [
    { code: 'early_help', label: 'Early help' },
    { code: 'child_sexual_exploitation', label: 'Child sexual exploitation', synonyms: ['CSE'] },
    {
      code: 'child_sexual_exploitation_review',
      label: 'Child sexual exploitation, second look',
      synonyms: ['CSE review'],
    },
    { code: 'domestic_abuse', label: 'Domestic abuse' },
    { code: 'neglect', label: 'Neglect' },
    { code: 'other', label: 'Other' },
  ],
};
