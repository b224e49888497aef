import { roundHalfUp } from '../../../domain/number-text.ts';
import type { ScorecardValue } from '../../../domain/scorecard-value.ts';
import type { Measure } from '../published-copy.ts';

/** Shorthand in the place of a figure, or behind it; always explained on the sheet and in the notes. */
export const shorthand = {
  hidden: '[c]',
  notAvailable: '[x]',
  notApplicable: '[z]',
  provisional: '[p]',
  revised: '[r]',
} as const;

export const shorthandWords: readonly (readonly [string, string])[] = [
  [
    shorthand.hidden,
    'confidential: a small number, or a figure from which a small number could be worked out',
  ],
  [shorthand.notAvailable, 'not available: nothing was sent that covers the period'],
  [
    shorthand.notApplicable,
    'not applicable: the quarter has not ended, there were no cases, or the measure is not counted that way',
  ],
  [
    shorthand.provisional,
    'provisional: the agency has yet to validate it, or its cases are not yet all known',
  ],
  [shorthand.revised, 'revised: another figure was published before'],
];

/** A figure of a table: a number with its decimals, or text where shorthand stands in its place or behind it. */
export interface Figure {
  readonly number?: number;
  readonly decimals?: number;
  readonly text?: string;
}

/** Decimals of a row: the measure's, unless the row is in another unit. */
export function decimalsOf(measure: Measure, unit: string): number {
  if (unit === measure.unit) return Number(measure.decimals);
  return unit === 'count' ? 0 : 1;
}

/**
 * What a table prints for a value: rounded half away from zero at the decimals shown, with shorthand for what is hidden,
 * missing, provisional or revised. A value that is still maturing is provisional to a reader.
 */
export function figureOf(value: ScorecardValue, decimals: number, isRevised: boolean): Figure {
  if (value.status === 'suppressed') return { text: shorthand.hidden };
  if (value.status === 'not_applicable') return { text: shorthand.notApplicable };
  const shown = value.value ?? (value.unit === 'count' ? value.numerator : null);
  if (shown === null)
    return { text: value.status === 'not_available' ? shorthand.notAvailable : shorthand.notApplicable };
  const number = roundHalfUp(shown, decimals);
  const marks = [
    value.status === 'provisional' || value.status === 'maturing' ? shorthand.provisional : '',
    isRevised || value.status === 'revised' ? shorthand.revised : '',
  ].filter(Boolean);
  if (marks.length === 0) return { number, decimals };
  return { text: [numberText(number, decimals), ...marks].join(' ') };
}

/** `1,234` or `42.4`, as the number format of a numeric cell shows it. */
export function numberText(number: number, decimals: number): string {
  const [whole, fraction] = Math.abs(number).toFixed(decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${number < 0 ? '-' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

const units: Readonly<Record<string, string>> = {
  count: 'Number',
  percentage: 'Percentage',
  rate_per_10000: 'Rate per 10,000',
  rate_per_1000: 'Rate per 1,000',
  count_per_month: 'Number a month',
  days: 'Days',
  weeks: 'Weeks',
  gbp: 'Pounds',
  fte: 'Full-time equivalents',
  rating: 'Rating',
  flag: '1 yes, 0 no',
};

export function unitWords(unit: string): string {
  return units[unit] ?? unit.replaceAll('_', ' ');
}
