import type { Labels } from '../labels.ts';
import type { DatasetValue, Measure } from '../published-copy.ts';
import { cellKey, isShown } from '../register/cell.ts';
import type { FrozenValue } from '../register/register.ts';
import type { Revision } from '../revisions.ts';
import { printedKinds } from './data-quality.ts';
import { decimalsOf, type Figure, figureOf, unitWords } from './figure-text.ts';
import type { Cell, TableSheet } from './sheet.ts';

/** Revisions: each figure of the tables that was printed and is another now, as published and as it is. */
export function revisionsSheet(
  measures: readonly Measure[],
  revisions: ReadonlyMap<string, Revision>,
  labels: Labels,
): TableSheet {
  const byId = new Map(measures.map((measure) => [measure.measure_id, measure]));
  const shown = [...revisions.values()].filter(({ before }) => isPrinted(before, revisions));
  const printed = shown.filter(({ before }) => isShown(before));
  const firstGiven = shown.length - printed.length;
  const rows = printed.flatMap(({ before, now }): Cell[][] => {
    const measure = byId.get(before.measure_id);
    if (!measure) return [];
    const decimals = decimalsOf(measure, before.unit);
    const figure = (value: DatasetValue | typeof before): Figure =>
      figureOf({ ...value, status: 'supplied' }, decimals, false);
    return [
      [
        measure.title,
        before.period_label,
        before.breakdown === 'all' ? 'All' : labels.breakdown(before.breakdown),
        before.breakdown === 'all'
          ? 'Total'
          : labels.value(measure, before.breakdown, before.breakdown_value),
        unitWords(before.unit),
        figure(before),
        before.publication_id,
        now ? figure(now) : 'Not given',
      ],
    ];
  });
  return {
    name: 'Revisions',
    title: 'Revisions: figures that differ from what was published before',
    lines: [
      'Figures of the periods that the tables print. Months, single quarters and rolling years are marked as revised in the long table.',
      ...(firstGiven > 0
        ? [`Figures that were published as not available and are given now, not listed here: ${firstGiven}.`]
        : []),
    ],
    columns: [
      { header: 'Measure', width: 44 },
      { header: 'Period', width: 20 },
      { header: 'Characteristic', width: 22 },
      { header: 'Value', width: 36 },
      { header: 'Unit', width: 16 },
      { header: 'As published', width: 14, isFigure: true },
      { header: 'Published in', width: 16 },
      { header: 'Now', width: 14, isFigure: true },
    ],
    rows,
  };
}

function isPrinted(before: FrozenValue, revisions: ReadonlyMap<string, Revision>): boolean {
  if (!printedKinds.has(before.period_kind)) return false;
  // The year to date on 31 March is the year, which has a row of its own.
  return !(
    before.period_kind === 'year_to_date' &&
    revisions.has(cellKey({ ...before, period_kind: 'financial_year' }))
  );
}
