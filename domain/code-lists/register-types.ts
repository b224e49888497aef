import type { CodeList } from './code-list.ts';

/** Kind of register. Source: this contract. */
export const registerTypes: CodeList = {
  name: 'register_types',
  title: 'Kind of register',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'risk', label: 'Risk register' },
    { code: 'challenge', label: 'Challenge log' },
    { code: 'child_death_action', label: 'Child death panel action' },
  ],
};
