import { dateWords, monthNames } from '../domain/date-words.ts';
import type { MeasureEntry, ScorecardCell } from './read-scorecard.ts';

/** Half away from zero with room for binary fractions, so that 8.65 shows as 8.7 wherever it is printed. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.trunc(Math.abs(value) * scale + 0.5 + Math.sqrt(2 ** -52))) / scale;
}

/** Making a format costs far more than using it, and a site has tens of thousands of numbers. */
const formats = new Map<number, Intl.NumberFormat>();

/** A number as people read it: thousands apart, at the measure's decimals. */
export function numberText(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(decimals, format);
  }
  return format.format(rounded(value, decimals));
}

/** A figure with its unit: `41.9%`, `£1,250`, `38.1 per 10,000`. */
export function valueText(value: number, measure: Pick<MeasureEntry, 'unit' | 'decimals'>): string {
  const number = numberText(value, measure.decimals);
  switch (measure.unit) {
    case 'percentage':
      return `${number}%`;
    case 'gbp':
      return `£${number}`;
    case 'rate_per_10000':
      return `${number} per 10,000`;
    case 'rate_per_1000':
      return `${number} per 1,000`;
    case 'days':
    case 'weeks':
      return `${number} ${measure.unit}`;
    default:
      return number;
  }
}

/** What stands in place of a figure that is missing, with its reason, in words. */
export function missingText(
  cell: Pick<ScorecardCell, 'status' | 'reason'> | undefined,
  owner: string,
): string {
  if (!cell) return 'Not reported for this period';
  switch (cell.status) {
    case 'suppressed':
      return 'Not shown: small number';
    case 'not_applicable':
      return 'Not applicable: nothing to count';
    case 'not_available':
      return notAvailableText(cell.reason, owner);
    default:
      return 'No figure';
  }
}

function notAvailableText(reason: string | null, owner: string): string {
  switch (reason) {
    case 'late':
      return `Not received from ${owner}`;
    case 'no_source':
      return `Not supplied yet; owed by ${owner}`;
    case 'not_recorded':
      return `Not recorded by ${owner}`;
    case 'restricted':
      return `Withheld by ${owner}`;
    default:
      return `Not available from ${owner}${reason ? ` (${reason.replaceAll('_', ' ')})` : ''}`;
  }
}

/** `2018-04-16` as 16 Apr 2018, for tight places. */
export function shortDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${shortMonth(day)} ${day.slice(0, 4)}`;
}

/** Words of an id: `childrens_social_care` has its own, others lose their underscores. */
export function words(id: string): string {
  const text = id.replaceAll('_', ' ').replace('childrens', 'children’s');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The period as people say it: `July to September 2017`, `at 30 September 2017`. */
export function periodText(cell: Pick<ScorecardCell, 'period_kind' | 'period_start' | 'period_end'>): string {
  const { period_kind: kind, period_start: start, period_end: end } = cell;
  if (kind === 'snapshot' || !start) return `at ${dateWords(end)}`;
  if (kind === 'month') return `${monthNames[Number(end.slice(5, 7)) - 1]} ${end.slice(0, 4)}`;
  const from = monthNames[Number(start.slice(5, 7)) - 1];
  const to = monthNames[Number(end.slice(5, 7)) - 1];
  return start.slice(0, 4) === end.slice(0, 4)
    ? `${from} to ${to} ${end.slice(0, 4)}`
    : `${from} ${start.slice(0, 4)} to ${to} ${end.slice(0, 4)}`;
}

/** The period as it stands inside a sentence: `January to March 2018`, `30 September 2017`. */
export function periodEndWords(
  cell: Pick<ScorecardCell, 'period_kind' | 'period_start' | 'period_end'>,
): string {
  const text = periodText(cell);
  return cell.period_kind === 'snapshot' ? monthText(cell.period_end) : text;
}

/** `2018-03-31` as March 2018. */
export function monthText(day: string): string {
  return `${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/** `2018-03-31` as Mar. */
export function shortMonth(day: string): string {
  return monthNames[Number(day.slice(5, 7)) - 1]!.slice(0, 3);
}

/** The quarter that ends on a day, in words: `January to March 2018`, and `quarter 4 of 2017 to 2018`. */
export function quarterText(end: string): { readonly months: string; readonly name: string } {
  const month = Number(end.slice(5, 7));
  const year = Number(end.slice(0, 4));
  const startYear = month <= 3 ? year - 1 : year;
  const quarter = month <= 3 ? 4 : month / 3 - 1;
  return {
    months: `${monthNames[month - 3]} to ${monthNames[month - 1]} ${year}`,
    name: `quarter ${quarter} of ${startYear} to ${startYear + 1}`,
  };
}

/** A change in a sentence: `up from 22.6% the quarter before (worse)`, `the same as a year before`. */
export function changeText(direction: string, polarity: string, before: string, when: string): string {
  const way = directionText(direction, polarity)!.words;
  if (direction === 'same') return `the same as ${when}`;
  const [move, verdict] = way.split(', ');
  return `${move} from ${before} ${when}${verdict ? ` (${verdict})` : ''}`;
}

/** Direction of travel in words: which way the number went, and whether that is better or worse. */
export function directionText(
  direction: string | null,
  polarity: string,
): { arrow: string; words: string } | undefined {
  if (!direction) return undefined;
  if (direction === 'same') return { arrow: '→', words: 'no change' };
  const up = direction === 'up';
  const arrow = up ? '↑' : '↓';
  const move = up ? 'up' : 'down';
  if (polarity !== 'low' && polarity !== 'high') return { arrow, words: move };
  return { arrow, words: `${move}, ${up === (polarity === 'high') ? 'better' : 'worse'}` };
}
