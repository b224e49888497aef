import { iso } from './days.ts';
import { meetMargins, type Unit } from './margins.ts';
import { type Child, isUnborn } from './people.ts';
import { plansByChild, SNAPSHOTS, stockOf } from './plan-ages.ts';
import type { Plan } from './plans.ts';
import type { PrintedTables, Range } from './printed.ts';
import type { Random } from './random.ts';
import { countsAt, type Referral } from './referrals.ts';

/** Share of the referral rows about disabled children that may be about children on plans. */
const SHARE_ON_PLANS = 0.6;

/** Rows about a child that each drop of 2017-18 counts. */
function rowsByChild(referrals: readonly Referral[]): Map<Child, number[]> {
  const rows = new Map<Child, number[]>();
  for (const referral of referrals) {
    for (const child of referral.children) {
      const counts = rows.get(child) ?? [0, 0, 0, 0];
      for (let drop = 1; drop <= 4; drop += 1) {
        if (countsAt(referral, drop) && !isUnborn(child, referral.date, drop)) {
          counts[drop - 1]! += 1;
        }
      }
      rows.set(child, counts);
    }
  }
  return rows;
}

/**
 * Says which children on plans are disabled: so many as printed at each quarter's end, and few enough of their
 * referrals that the referral table keeps room for other disabled children.
 */
export function solvePlanDisability(
  plans: readonly Plan[],
  referrals: readonly Referral[],
  printed: PrintedTables,
  random: Random,
): void {
  const rows = rowsByChild(referrals);
  const children = [...plansByChild(plans)].map(([child, own]) => {
    // An unborn child's disability is not recorded.
    const stock = stockOf(own).map((open, period) => open && child.born <= SNAPSHOTS[period]!);
    const referred = rows.get(child) ?? [];
    const cells = [...stock.map(Number), ...referred].flatMap((weight, cell) =>
      weight > 0 ? [cell, weight] : [],
    );
    return { child, cells, counted: stock.some(Boolean) };
  });
  const stock = SNAPSHOTS.map((day): Range => {
    const on = iso(day);
    const cell = printed.find('cp-plans-share-pct', on, 'disabled', 'yes');
    return printed.numerators(cell, printed.count('cp-plans-open', on));
  });
  const referred = SNAPSHOTS.slice(1).map((day): Range => {
    const on = iso(day);
    const cell = printed.find('referrals-share-pct', on, 'disabled', 'yes');
    const { high } = printed.numerators(cell, printed.count('referrals-received', on));
    return { low: 0, high: Math.floor(high * SHARE_ON_PLANS) };
  });
  // Only children who are counted at a quarter's end are drawn: no other is made disabled by chance.
  const counted = children.filter((item) => item.counted);
  const unit = (index: number, disabled: boolean): Unit<boolean> => ({
    state: disabled,
    cells: disabled ? counted[index]!.cells : [],
  });
  const disabled = meetMargins(
    {
      what: 'disability of children on plans',
      targets: [...stock, ...referred],
      units: counted.map((_, index) => unit(index, false)),
      propose: (index, draw) => unit(index, draw.chance(0.15)),
    },
    random,
  );
  for (const { child } of children) {
    child.disabled = random.chance(0.55) ? false : null;
  }
  counted.forEach(({ child }, index) => {
    child.disabled = disabled[index]! ? true : child.disabled;
  });
}
