import type { Measure } from '../published-copy.ts';
import { shorthandWords } from './figure-text.ts';
import type { TableSheet } from './sheet.ts';
import type { TablePlan } from './table-plan.ts';

/** The notes of a workbook, numbered in the order of the sheet Notes. */
export interface Notes {
  /** `[note 3]` for a measure with a caveat, else nothing. */
  of(measure: Measure): string;
  readonly texts: readonly string[];
}

const general: readonly string[] = [
  'Figures of a year in progress are cumulative: they count from 1 April to the end of the quarter named. Figures at the end of a quarter or year are those of its last day.',
  'Counts from 1 to the limit stated on the cover are hidden, and with them every percentage and rate made from them and enough other figures that none can be worked out.',
  'Percentages and rates are rounded half away from zero in the tables and on the front sheet. The long table holds them unrounded.',
  'A figure is provisional while the agency has yet to validate it, or while what it counts can still change: an assessment that is not due yet, an outcome that is not known yet.',
  'A figure is marked as revised where an earlier publication of this dataset printed another one. The sheet Revisions gives both.',
  'A value that is given as 0 was counted and is nothing. What was not sent is never shown as 0.',
];

/** Numbers the notes: what holds for all tables first, then the caveats of the measures in the order of the tables. */
export function makeNotes(plans: readonly TablePlan[], audience: readonly string[] = []): Notes {
  const texts = [...general, ...audience];
  const numbers = new Map<string, number>();
  for (const { measure } of plans.flatMap(({ rows }) => rows)) {
    if (!measure.caveats || numbers.has(measure.measure_id)) continue;
    texts.push(`${measure.title}: ${measure.caveats}`);
    numbers.set(measure.measure_id, texts.length);
  }
  return {
    of: (measure) => {
      const number = numbers.get(measure.measure_id);
      return number ? `[note ${number}]` : '';
    },
    texts,
  };
}

/** The sheet Notes: one row per note, the shorthand with them. */
export function notesSheet(notes: Notes): TableSheet {
  return {
    name: 'Notes',
    title: 'Notes',
    lines: ['Notes are referred to in the tables by their number, shorthand by its letter.'],
    columns: [
      { header: 'Note', width: 16 },
      { header: 'Text', width: 110 },
    ],
    rows: [
      ...notes.texts.map((text, i) => [`[note ${i + 1}]`, text]),
      ...shorthandWords.map(([mark, words]) => [mark, `${words.charAt(0).toUpperCase()}${words.slice(1)}.`]),
    ],
  };
}
