import { childId } from './child-rows.ts';
import { addYears, type Day } from './days.ts';
import { DROPS } from './drops.ts';
import type { Child, People } from './people.ts';
import type { PrintedTables } from './printed.ts';
import type { Random } from './random.ts';
import { on, type Row } from './rows.ts';

/** One private fostering enquiry of 2016-17, and the arrangement it led to where there was one. */
export interface PrivateFostering {
  readonly child: Child;
  readonly enquired: Day;
  readonly notified: Day | null;
  readonly started: Day | null;
  ended: Day | null;
}

const END = '2017-03-31';

/**
 * Enquiries, notifications and arrangements of 2016-17 as printed; 2017-18 is printed blank and is not sent.
 * Ten were open before the year, and one still open at its end has turned 16, so that it is not counted.
 */
export function makePrivateFostering(
  people: People,
  printed: PrintedTables,
  random: Random,
): PrivateFostering[] {
  const { period_start, covers_to } = DROPS[0]!;
  const before = printed.count('pf-open', '2016-03-31');
  const notified = printed.count('pf-notifications', END);
  const started = printed.count('pf-arrangements-started', END);
  const ended = printed.count('pf-arrangements-ended', END);
  const open = printed.count('pf-open', END);
  const items: PrivateFostering[] = [];
  const add = (enquired: Day, notification: boolean, start: boolean): void => {
    const family = people.newFamily();
    family.group = 'bme';
    family.language = 'other_than_english';
    family.district = random.pick(['E07000220', 'E07000221', 'E07000222']);
    const child = people.newChild(family, enquired - random.between(11 * 365, 14 * 365));
    child.disabled = null;
    const told = notification ? Math.min(covers_to, enquired + random.between(0, 6)) : null;
    items.push({ child, enquired, notified: told, started: start ? enquired : null, ended: null });
    if (!start) {
      items.at(-1)!.ended = Math.min(covers_to, enquired + random.between(4, 25));
    }
  };
  for (let i = 0; i < before; i += 1) {
    add(period_start - random.between(20, 300), true, true);
  }
  for (let i = 0; i < notified + 19; i += 1) {
    add(random.between(period_start, covers_to - 12), i < notified, i < started);
  }
  const going = items.filter((item) => item.started !== null);
  for (const item of going.slice(0, ended)) {
    item.ended = random.between(Math.max(period_start, item.started! + 10), covers_to);
  }
  going.slice(ended).forEach((item, i) => {
    const aged = i >= open;
    item.child.born = aged ? addYears(covers_to, -16) - 40 : addYears(covers_to, -15) + 60 + i;
  });
  return items;
}

/** Private fostering of the history. */
export function privateFosteringRows(items: readonly PrivateFostering[]): Row[] {
  return items.map((item, place) => ({
    private_fostering_arrangement_id: `PF${200 + place}`,
    child_id: childId(item.child),
    enquiry_date: on(item.enquired),
    // The sources of 2016-17 are printed blank.
    enquiry_source: '',
    notification_date: on(item.notified),
    aware_date: on(item.notified),
    start_date: on(item.started),
    end_date: on(item.ended),
  }));
}
