import type { CodeList } from './code-list.ts';

/** Which way is good. Source: LAIT wording. */
export const polarities: CodeList = {
  name: 'polarities',
  title: 'Which way is good',
  source: 'LAIT wording',
  open: false,
  codes: [
    { code: 'high', label: 'Higher is better' },
    { code: 'low', label: 'Lower is better' },
    { code: 'neutral', label: 'Neither', synonyms: ['neither'] },
    { code: 'banded', label: 'Within a band' },
  ],
};
