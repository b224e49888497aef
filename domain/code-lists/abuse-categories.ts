import type { CodeList } from './code-list.ts';

/** Category of abuse on a plan. Source: CIN census. */
export const abuseCategories: CodeList = {
  name: 'abuse_categories',
  title: 'Category of abuse on a plan',
  source: 'CIN census',
  open: false,
  codes: [
    { code: 'NEG', label: 'Neglect' },
    { code: 'PHY', label: 'Physical abuse', synonyms: ['Physical'] },
    { code: 'SAB', label: 'Sexual abuse', synonyms: ['Sexual'] },
    { code: 'EMO', label: 'Emotional abuse', synonyms: ['Emotional'] },
    { code: 'MUL', label: 'Multiple', synonyms: ['Multiple/not recommended', 'Multiple or not recommended'] },
  ],
};
