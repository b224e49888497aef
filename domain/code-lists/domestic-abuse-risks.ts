import type { CodeList } from './code-list.ts';

/** Domestic abuse risk (DASH). Source: DASH. */
export const domesticAbuseRisks: CodeList = {
  name: 'domestic_abuse_risks',
  title: 'Domestic abuse risk (DASH)',
  source: 'DASH',
  open: false,
  codes: [
    { code: 'high', label: 'High' },
    { code: 'medium', label: 'Medium' },
    { code: 'standard', label: 'Standard', synonyms: ['Low'] },
  ],
};
