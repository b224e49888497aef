import { tableOf } from '../demo-year/carried.ts';
import { day } from '../demo-year/days.ts';
import type { PrintedCell } from '../demo-year/printed.ts';
import { on, type Row, type Table } from '../demo-year/rows.ts';

/** Who sends the figures of a measure that is only ever sent; the board's own unit sends all others. */
const SENDERS: Readonly<Record<string, string>> = {
  'cse-offences-share-pct': 'police',
  'cse-victims-share-pct': 'police',
  'cse-locations': 'police',
  'cse-victims-schools-concentration': 'police',
  'channel-success-pct': 'police',
  'missing-police-reported-children': 'police',
  'eh-cases-reviewed': 'childrens_social_care',
  'lado-newsletter-reach': 'childrens_social_care',
  'strategy-discussions': 'childrens_social_care',
  'strategy-to-s47-pct': 'childrens_social_care',
  'prevent-facilitators': 'education',
  'fgm-adults': 'health',
};

/** What the report says could not be had, of extracts nobody sends: it is sent as not available. */
const NOT_HAD = new Set(['strategy-discussions', 'strategy-to-s47-pct', 'missing-police-reported-children']);

function isPublished(cell: PrintedCell): boolean {
  return cell.measure_id.startsWith('ctx-');
}

/** Figures that are only ever sent as figures, one return of counts for each sender. */
export function countsSent(cells: readonly PrintedCell[]): { agency: string; table: Table }[] {
  const sent = cells
    .filter((cell) => cell.class === 'carried' || (cell.class === 'no_value' && NOT_HAD.has(cell.measure_id)))
    .filter((cell) => !isPublished(cell))
    .map(withBothSides);
  const agencies = new Set(sent.map(senderOf));
  return [...agencies].map((agency) => {
    const { extract, rows } = tableOf(sent.filter((cell) => senderOf(cell) === agency));
    return { agency, table: { extract, rows: rows.map(bareShare) } };
  });
}

/** A share whose name does not end as those of shares do is a value too, not a count. */
function bareShare(row: Row): Row {
  if (row.measure_id !== 'cse-victims-schools-concentration') return row;
  return { ...row, numerator: null, value: row.numerator! };
}

function senderOf(cell: PrintedCell): string {
  return SENDERS[cell.measure_id] ?? 'board_business_unit';
}

/** The report prints 71 of 137 victims: both counts are sent, not 71 as the share. */
function withBothSides(cell: PrintedCell): PrintedCell {
  if (cell.side !== 'numerator') return cell;
  return { ...cell, numerator: cell.expected, denominator: '137' };
}

const COMPARATORS: Readonly<Record<string, string>> = {
  'comparator: england': 'england',
  'comparator: statistical-neighbours': 'statistical_neighbours_median',
};

/** Published figures of the area, of England and of the statistical neighbours. */
export function comparators(cells: readonly PrintedCell[]): Table {
  const own = cells.filter((cell) => cell.class === 'carried' && isPublished(cell));
  const beside = cells.filter((cell) => cell.class === 'beside' && cell.note in COMPARATORS);
  return {
    extract: 'comparators',
    rows: [...own, ...beside].map((cell) => ({
      measure_id: cell.measure_id,
      comparator_kind: COMPARATORS[cell.note] ?? 'own_area',
      area_code: cell.note in COMPARATORS ? '' : 'E08000030',
      period_start: cell.period_start === '' ? null : on(day(cell.period_start)),
      period_end: on(day(cell.period_end)),
      breakdown: cell.breakdown === 'all' ? '' : cell.breakdown,
      breakdown_value: cell.breakdown === 'all' ? '' : cell.breakdown_value,
      value: Number(cell.expected),
      source: 'Walsall Safeguarding Children Board, annual report 2016/17',
    })),
  };
}
