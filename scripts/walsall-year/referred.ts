import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { LAST, Y2016 } from './calendar.ts';
import type { Population } from './children.ts';
import { inSpan } from './dates.ts';
import type { Referral } from './front-door.ts';

/** Records a disability for as many children referred in the year as give the printed number of referrals. */
export function markDisabled(
  population: Population,
  referrals: readonly Referral[],
  printed: PrintedTables,
  random: Random,
): void {
  const times = new Map<Child, number>();
  for (const { child, date } of referrals) {
    if (inSpan(date, Y2016)) times.set(child, (times.get(child) ?? 0) + 1);
  }
  let wanted = printed.count('referrals-received', LAST.y2016, 'disabled', 'yes');
  for (const [child, count] of random.shuffled([...times])) {
    if (count <= wanted && count < 3) {
      population.disabled.add(child);
      wanted -= count;
    }
  }
  // Other children's disabilities count to nothing printed.
  for (const child of population.children) {
    if (!times.has(child) && random.chance(0.03)) population.disabled.add(child);
  }
}
