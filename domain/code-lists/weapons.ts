import type { CodeList } from './code-list.ts';

/** Weapon. Source: Dudley 2012-13. */
export const weapons: CodeList = {
  name: 'weapons',
  title: 'Weapon',
  source: 'Dudley 2012-13',
  open: false,
  codes: [
    { code: 'knife', label: 'Knife' },
    { code: 'gun', label: 'Gun', synonyms: ['Firearm'] },
    { code: 'other', label: 'Other' },
    { code: 'none', label: 'None' },
  ],
};
