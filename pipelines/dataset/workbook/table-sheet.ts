import type { Labels } from '../labels.ts';
import { shorthandWords, unitWords } from './figure-text.ts';
import type { Notes } from './notes.ts';
import type { Cell, TableSheet } from './sheet.ts';
import type { TableKind } from './table-columns.ts';
import type { TablePlan } from './table-plan.ts';

const basis: Readonly<Record<TableKind, string>> = {
  flow: 'cumulative from 1 April',
  stock: 'at the end of each year and quarter',
  calendar_year: 'by calendar year',
  academic_year: 'by school year',
};

/** `Referral and assessment by characteristic, cumulative from 1 April` */
export function tableTitle(plan: TablePlan, labels: Labels): string {
  return `${labels.stage(plan.stage || null)}${plan.byCharacteristic ? ' by characteristic' : ''}, ${basis[plan.kind]}`;
}

/** A table of figures: rows are measures (and values of their breakdowns), columns the years and quarters. */
export function tableSheet(number: number, plan: TablePlan, notes: Notes, labels: Labels): TableSheet {
  const hasNotes = plan.rows.some(({ measure }) => notes.of(measure) !== '');
  const used = shorthandWords.filter(([mark]) =>
    plan.rows.some(({ figures }) => figures.some((figure) => figure.text?.includes(mark))),
  );
  return {
    name: `Table_${number}`,
    title: `Table ${number}: ${tableTitle(plan, labels)}`,
    lines: [
      ...(used.length > 0
        ? ['Some cells hold shorthand:', ...used.map(([mark, words]) => `${mark} ${words}`)]
        : []),
      ...(hasNotes
        ? ['Notes are on the sheet Notes. The column Notes is empty where a measure has none.']
        : []),
    ],
    columns: [
      { header: 'Measure', width: 40 },
      ...(plan.byCharacteristic
        ? [
            { header: 'Characteristic', width: 18 },
            { header: 'Value', width: 34 },
          ]
        : []),
      { header: 'Unit', width: 14 },
      ...plan.columns.map(({ header, isPrevious }) => ({
        header,
        width: isPrevious ? 12 : 14,
        isFigure: true,
      })),
      ...(hasNotes ? [{ header: 'Notes', width: 11 }] : []),
    ],
    rows: plan.rows.map((row): Cell[] => [
      row.measure.title,
      ...(plan.byCharacteristic
        ? [
            row.breakdown === 'all' ? 'All' : labels.breakdown(row.breakdown),
            row.breakdown === 'all' ? 'Total' : labels.value(row.measure, row.breakdown, row.value),
          ]
        : []),
      unitWords(row.unit),
      ...row.figures,
      ...(hasNotes ? [notes.of(row.measure)] : []),
    ]),
  };
}
