import { dateWords } from '../../../domain/date-words.ts';
import type { Labels } from '../labels.ts';
import type { Supplies } from '../supply.ts';
import type { Cell, TableSheet } from './sheet.ts';

/** Supply: what was due and what came, for the windows of the year. */
export function supplySheet(supplies: Supplies, labels: Labels): TableSheet {
  return {
    name: 'Supply',
    title: 'Supply: the returns of the year, due and received',
    lines: [
      'Lateness is in working days. Some cells are empty because the return states no such date or has not come.',
    ],
    columns: [
      { header: 'Agency', width: 28 },
      { header: 'Organisation', width: 24 },
      { header: 'Return', width: 40 },
      { header: 'Covers from', width: 20 },
      { header: 'Covers to', width: 20 },
      { header: 'Due on', width: 20 },
      { header: 'Received on', width: 20 },
      { header: 'Working days late', width: 12, isFigure: true },
      { header: 'Status', width: 16 },
    ],
    rows: supplies.rows.map((row): Cell[] => [
      labels.agency(row.agency),
      row.organisation ?? '',
      labels.extract(row.extract),
      row.covers_from ? dateWords(row.covers_from) : '',
      row.covers_to ? dateWords(row.covers_to) : '',
      row.due_date ? dateWords(row.due_date) : '',
      row.received_at ? dateWords(row.received_at.slice(0, 10)) : '',
      row.working_days_late ?? '',
      row.status.charAt(0).toUpperCase() + row.status.slice(1).replaceAll('_', ' '),
    ]),
  };
}
