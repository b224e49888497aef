import type { PlainDate } from '../../../domain/plain-date.ts';
import type { PeriodKind } from '../../../domain/reporting-periods.ts';
import type { DatasetValue } from '../published-copy.ts';
import { isShown } from '../register/cell.ts';

/** The cells of one measure in one period, by breakdown and value. */
export interface PeriodCells {
  readonly total: DatasetValue | undefined;
  /** breakdown -> value -> cell; the total is not among them. */
  readonly breakdowns: ReadonlyMap<string, ReadonlyMap<string, DatasetValue>>;
}

/** The values of a dataset, found by measure and period. */
export class ScorecardIndex {
  readonly #cells = new Map<
    string,
    { total?: DatasetValue; breakdowns: Map<string, Map<string, DatasetValue>> }
  >();
  readonly #ends = new Map<string, Set<PlainDate>>();

  constructor(values: readonly DatasetValue[]) {
    for (const value of values) {
      const key = placeKey(value.measure_id, value.period_kind, value.period_end);
      let cells = this.#cells.get(key);
      if (!cells) {
        cells = { breakdowns: new Map() };
        this.#cells.set(key, cells);
        const kind = `${value.measure_id}|${value.period_kind}`;
        const ends = this.#ends.get(kind) ?? new Set();
        this.#ends.set(kind, ends.add(value.period_end));
      }
      if (value.breakdown === 'all') cells.total = value;
      else {
        const group = cells.breakdowns.get(value.breakdown) ?? new Map<string, DatasetValue>();
        cells.breakdowns.set(value.breakdown, group.set(value.breakdown_value, value));
      }
    }
  }

  cells(measure: string, kind: PeriodKind, end: PlainDate): PeriodCells | undefined {
    return this.#cells.get(placeKey(measure, kind, end)) as PeriodCells | undefined;
  }

  /** Ends of the periods of a kind that the measure has rows for, oldest first. */
  ends(measure: string, kind: PeriodKind): PlainDate[] {
    return [...(this.#ends.get(`${measure}|${kind}`) ?? [])].sort();
  }
}

/** True when a reader sees a figure or that one is hidden. */
export function isGiven(value: DatasetValue | undefined): boolean {
  if (value === undefined || value.status === 'not_applicable') return false;
  return isShown(value) || value.status === 'suppressed';
}

function placeKey(measure: string, kind: string, end: string): string {
  return `${measure}|${kind}|${end}`;
}
