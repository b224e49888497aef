import type { CodeList } from './code-list.ts';

/** Kind of audit. Source: this contract. */
export const auditTypes: CodeList = {
  name: 'audit_types',
  title: 'Kind of audit',
  source: 'this contract',
  open: false,
  codes: [
    { code: 'multi_agency', label: 'Multi-agency' },
    { code: 'single_agency', label: 'Single agency' },
  ],
};
