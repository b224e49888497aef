import type { Issue } from '../../../domain/issue.ts';
import type { CountRow } from './read-counts.ts';

interface Sum {
  total: number;
  values: number;
  row: number;
}

/**
 * Compares the values of each breakdown with the total that was sent for the same measure and days. They need not add up
 * (a child may count in several values), so a difference is for information only (returns rules, "Counts").
 */
export class BreakdownSums {
  readonly #totals = new Map<string, number>();
  readonly #sums = new Map<string, Sum & { cell: string; breakdown: string }>();

  add(count: CountRow, row: number): void {
    const text = (column: string) => count[column]?.text ?? '';
    const number = Number(text('numerator'));
    if (text('numerator') === '' || !Number.isFinite(number)) return;
    const cell = [text('measure_id'), text('period_start'), text('period_end')].join(' ');
    const breakdown = text('breakdown');
    if (breakdown === '') {
      this.#totals.set(cell, number);
      return;
    }
    const key = `${cell} ${breakdown}`;
    const sum = this.#sums.get(key) ?? { total: 0, values: 0, row, cell, breakdown };
    sum.total += number;
    sum.values++;
    this.#sums.set(key, sum);
  }

  issues(sheet: string | null): Issue[] {
    return [...this.#sums.values()].flatMap(({ total, values, row, cell, breakdown }) => {
      const sent = this.#totals.get(cell);
      if (sent === undefined || sent === total) return [];
      return [
        {
          code: 'BREAKDOWN_DIFFERS',
          severity: 'note' as const,
          ...(sheet ? { sheet } : {}),
          row,
          message: `The ${values} values of ${breakdown} of ${cell.split(' ')[0]} add up to ${total} and the total sent is ${sent}. Both were kept as sent.`,
        },
      ];
    });
  }
}
