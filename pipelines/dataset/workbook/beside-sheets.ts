import { dateWords } from '../../../domain/date-words.ts';
import type { ScorecardValue } from '../../../domain/scorecard-value.ts';
import type { Beside } from '../beside.ts';
import type { Measure } from '../published-copy.ts';
import { type Figure, figureOf } from './figure-text.ts';
import type { Cell, TableSheet } from './sheet.ts';

const sentence = (code: string | null) =>
  code ? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ') : '';

const figure = (value: number | null, measure: Measure): Cell | Figure =>
  value === null
    ? ''
    : figureOf(
        { value, status: 'supplied', unit: measure.unit } as ScorecardValue,
        Number(measure.decimals),
        false,
      );

/** Limits: what chance and the usual variation allow for, and the published figure that each total is held beside. */
export function limitsSheet({ judged }: Beside, measures: readonly Measure[]): TableSheet {
  const byId = new Map(measures.map((measure) => [measure.measure_id, measure]));
  return {
    name: 'Limits',
    title: 'Limits: confidence, usual range and comparator of the totals of the quarter',
    lines: [
      'The 95% limits say how far chance alone could move the figure. The usual range is that of the series so far.',
      'Some cells are empty because the measure has no such limits or comparator, or because they would give away a hidden figure.',
    ],
    columns: [
      { header: 'Measure', width: 44 },
      { header: 'Period', width: 24 },
      { header: 'Figure', width: 12, isFigure: true },
      { header: '95% lower', width: 12, isFigure: true },
      { header: '95% upper', width: 12, isFigure: true },
      { header: 'Average', width: 12, isFigure: true },
      { header: 'Usual range from', width: 12, isFigure: true },
      { header: 'Usual range to', width: 12, isFigure: true },
      { header: 'Variation', width: 24 },
      { header: 'Against the target', width: 24 },
      { header: 'Comparator', width: 28 },
      { header: 'Its figure', width: 12, isFigure: true },
      { header: 'Difference', width: 24 },
    ],
    rows: judged.flatMap((one): Cell[][] => {
      const measure = byId.get(one.measure_id);
      if (!measure) return [];
      const cell = (value: number | null) => figure(value, measure) as Cell;
      return [
        [
          measure.title,
          one.period_label,
          cell(one.value),
          cell(one.lower_ci),
          cell(one.upper_ci),
          cell(one.spc_mean),
          cell(one.spc_lower),
          cell(one.spc_upper),
          sentence(one.variation),
          sentence(one.assurance),
          sentence(one.comparator_kind),
          cell(one.comparator_value),
          sentence(one.comparator_significance),
        ],
      ];
    }),
  };
}

/** Other_areas: what is published of neighbours, the region and England, and where this area stands. */
export function otherAreasSheet({ otherAreas }: Beside, measures: readonly Measure[]): TableSheet {
  const byId = new Map(measures.map((measure) => [measure.measure_id, measure]));
  return {
    name: 'Other_areas',
    title: 'Other areas: figures as others have published them',
    lines: [
      'In the place of a figure: [c] hidden for being small, [u] unreliable, [x] not available, [z] not applicable.',
      'Rank 1 is the best where the board agreed which way is good. Some cells are empty because only this area is ranked.',
    ],
    columns: [
      { header: 'Measure', width: 44 },
      { header: 'Period to', width: 20 },
      { header: 'Comparator', width: 32 },
      { header: 'Area', width: 32 },
      { header: 'Figure', width: 12, isFigure: true },
      { header: 'Rank in England', width: 12, isFigure: true },
      { header: 'Areas ranked', width: 12, isFigure: true },
      { header: 'Source', width: 44 },
    ],
    rows: otherAreas.flatMap((one): Cell[][] => {
      const measure = byId.get(one.measure_id);
      if (!measure) return [];
      return [
        [
          measure.title,
          dateWords(one.period_end),
          sentence(one.comparator_kind),
          one.area_name ?? '',
          one.value === null && one.symbol
            ? { text: `[${one.symbol}]` }
            : (figure(one.value, measure) as Cell),
          one.england_rank ?? '',
          one.england_ranked ?? '',
          one.source ?? '',
        ],
      ];
    }),
  };
}

/** Across_agencies: the measures added to the catalogue, and what could not be linked. */
export function acrossAgenciesSheet({ added }: Beside): TableSheet {
  return {
    name: 'Across_agencies',
    title: 'Across agencies: children whom two agencies know, and rows that could not be linked',
    lines: [
      'These measures are added to the catalogue of the board; they are no part of Data_long. [c] is hidden for being small, [z] of no cases.',
      'Some cells are empty because a count is not taken out of anything.',
    ],
    columns: [
      { header: 'Measure', width: 44 },
      { header: 'What it counts', width: 70 },
      { header: 'Period', width: 24 },
      { header: 'Figure', width: 12, isFigure: true },
      { header: 'Counted', width: 12, isFigure: true },
      { header: 'Out of', width: 12, isFigure: true },
    ],
    rows: added.map((one): Cell[] => [
      one.title,
      one.definition,
      one.period_label,
      figureOf(one as unknown as ScorecardValue, Number(one.decimals), false),
      one.numerator ?? '',
      one.denominator ?? '',
    ]),
  };
}
