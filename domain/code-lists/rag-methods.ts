import type { CodeList } from './code-list.ts';

/** How a RAG colour is decided. Source: faces-and-rules.md 3.4. */
export const ragMethods: CodeList = {
  name: 'rag_methods',
  title: 'How a RAG colour is decided',
  source: 'faces-and-rules.md 3.4',
  open: false,
  codes: [
    { code: 'none', label: 'No colour' },
    { code: 'range', label: 'Range: two thresholds' },
    { code: 'target', label: 'Target and tolerance' },
    { code: 'benchmark', label: 'Against a comparator' },
  ],
};
