import { dateWords } from '../../../domain/date-words.ts';
import type { Labels } from '../labels.ts';
import type { Comment, Measure } from '../published-copy.ts';
import type { Cell, TableSheet } from './sheet.ts';

/** Commentary: what was written about the figures of the year, and what is being done about them. */
export function commentarySheet(
  comments: readonly Comment[],
  measures: readonly Measure[],
  labels: Labels,
): TableSheet {
  const titles = new Map(measures.map(({ measure_id, title }) => [measure_id, title]));
  return {
    name: 'Commentary',
    title: 'Commentary: what happened, what it means and what is being done',
    lines: ['Some cells are empty because the author gave no analysis, no action or no date.'],
    columns: [
      { header: 'Measure', width: 44 },
      { header: 'Period to', width: 20 },
      { header: 'What happened', width: 60 },
      { header: 'So what', width: 60 },
      { header: 'Action', width: 44 },
      { header: 'Owner', width: 24 },
      { header: 'Action due on', width: 20 },
      { header: 'Written by', width: 28 },
      { header: 'Written on', width: 20 },
    ],
    rows: comments.map((one): Cell[] => [
      titles.get(one.measure_id) ?? one.measure_id,
      dateWords(one.period_end),
      one.what_happened,
      one.so_what ?? '',
      one.action ?? '',
      one.owner ?? '',
      one.due_date ? dateWords(one.due_date) : '',
      one.agency ? labels.agency(one.agency) : '',
      dateWords(one.written_date),
    ]),
  };
}
