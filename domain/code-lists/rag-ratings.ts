import type { CodeList } from './code-list.ts';

/** RAG rating. Source: MASH. */
export const ragRatings: CodeList = {
  name: 'rag_ratings',
  title: 'RAG rating',
  source: 'MASH',
  open: false,
  codes: [
    { code: 'red', label: 'Red', synonyms: ['R'] },
    { code: 'amber', label: 'Amber', synonyms: ['A'] },
    { code: 'green', label: 'Green', synonyms: ['G'] },
    { code: 'not_rated', label: 'Not rated', synonyms: ['None', 'Blank'] },
  ],
};
