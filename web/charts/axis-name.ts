import { shortMonth } from '../figure-text.ts';
import type { ScorecardCell } from '../read-scorecard.ts';
import type { AxisName } from './axis.ts';

/** What stands under a period's point: `Apr` and 2017, `Q1` and 2017-18, `2017-18`. */
export function axisNameOf(
  cell: Pick<ScorecardCell, 'period_kind' | 'period_label' | 'period_end'>,
): AxisName {
  switch (cell.period_kind) {
    case 'month':
    case 'snapshot':
      return { name: shortMonth(cell.period_end), year: cell.period_end.slice(0, 4) };
    case 'quarter':
      return { name: cell.period_label.slice(-2), year: cell.period_label.slice(0, -3) };
    default:
      return { name: cell.period_label, year: '' };
  }
}
