import { ageOn, type Day, day, minusWorkingDays } from '../demo-year/days.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { LAST, Y2015, Y2016 } from './calendar.ts';
import { type Care, inCareOn } from './care.ts';
import { childId } from './children.ts';
import { openOn, type Span, workingDay } from './dates.ts';
import { YEAR_END } from './drops.ts';
import { dayWithin, type Plan } from './plans.ts';

/** The board's own window for visits: ten working days. */
const WINDOW = 10;

/** Visits to children on plans: near every three weeks, and of those open at the year's end as many in time as printed. */
export function planVisits(plans: readonly Plan[], printed: PrintedTables, random: Random): Row[] {
  const rows: Row[] = [];
  const visit = (plan: Plan, date: Day, seen = true) =>
    rows.push({
      visit_id: `V${60_000 + rows.length}`,
      child_id: childId(plan.child),
      visit_type: 'child_protection',
      visit_date: on(date),
      child_seen: seen ? 'Yes' : 'No',
    });
  const asked = minusWorkingDays(YEAR_END, WINDOW);
  const open = plans.filter((plan) => openOn(YEAR_END, plan.start, plan.end));
  const old = random.shuffled(open.filter((plan) => plan.start <= asked));
  const cell = printed.find('cp-visits-in-timescale-pct', LAST.y2016, 'visit_window', '10_working_days');
  const { low, high } = printed.numerators(cell, old.length);
  const inTime = new Set(old.slice(0, Math.round((low + high) / 2)));
  for (const plan of plans) {
    const atEnd = open.includes(plan);
    if (inTime.has(plan)) visit(plan, random.between(asked + 1, YEAR_END));
    // A call at the door without the child is no visit in time.
    else if (atEnd && plan.start < asked && random.chance(0.4))
      visit(plan, random.between(asked + 1, YEAR_END), false);
    const to = atEnd ? asked - 1 : Math.min(plan.end ?? YEAR_END, asked - 1);
    for (let date = Math.max(plan.start, Y2015.from) + 8; date <= to; date += random.between(14, 28))
      visit(plan, date);
  }
  return rows;
}

/** Core groups as printed: brothers and sisters are talked about at one meeting. */
export function coreGroups(plans: readonly Plan[], printed: PrintedTables, random: Random): Row[] {
  const rows: Row[] = [];
  for (const [span, end] of [
    [Y2015, LAST.y2015],
    [Y2016, LAST.y2016],
  ] as [Span, string][]) {
    for (let meeting = 0; meeting < printed.count('core-groups-held', end); meeting += 1) {
      const held = workingDay(random, span);
      const children = random.chance(0.3) ? 2 : 1;
      const present = someOn(plans, held, children, random);
      for (const plan of present) {
        const first = held - plan.start < 15;
        rows.push({
          review_id: `CG${70_000 + rows.length}`,
          child_id: childId(plan.child),
          review_type: first ? 'first_core_group' : 'later_core_group',
          meeting_id: `M${end.slice(2, 4)}-${meeting}`,
          due_date: on(Math.min(held + random.between(0, 6), span.to)),
          held_date: on(held),
        });
      }
    }
    // Some fell due and were not held.
    for (const plan of random.shuffled(plans).slice(0, 90)) {
      const due = dayWithin(plan, span, random);
      if (due !== null) {
        rows.push({
          review_id: `CG${70_000 + rows.length}`,
          child_id: childId(plan.child),
          review_type: 'later_core_group',
          meeting_id: '',
          due_date: on(due),
          held_date: null,
        });
      }
    }
  }
  return rows;
}

function someOn(plans: readonly Plan[], held: Day, count: number, random: Random): Plan[] {
  const found = new Set<Plan>();
  while (found.size < count) {
    const plan = random.pick(plans);
    if (openOn(held, plan.start, plan.end)) found.add(plan);
  }
  return [...found];
}

/** Personal education plans of the school-age children in care, up to date for as many as printed. */
export function educationPlans(cares: readonly Care[], printed: PrintedTables, random: Random): Row[] {
  const schoolAge = (care: Care) => {
    const age = ageOn(care.child.born, day('2016-08-31'));
    return care.child.born <= day('2016-08-31') && age >= 4 && age <= 15;
  };
  const asked = random.shuffled(cares.filter((care) => inCareOn(care, YEAR_END) && schoolAge(care)));
  const { low, high } = printed.numerators(printed.find('lac-pep-up-to-date-pct', LAST.y2016), asked.length);
  const good = Math.round((low + high) / 2);
  return asked.flatMap((care, i) => {
    const plan = (due: Day, held: Day | null): Row => ({
      review_id: `PEP${8000 + i}-${due}`,
      child_id: childId(care.child),
      review_type: 'personal_education_plan',
      meeting_id: '',
      due_date: on(due),
      held_date: on(held),
    });
    const due = random.between(Math.max(care.start, YEAR_END - 120), YEAR_END);
    if (i < good) return [plan(due, due - random.between(0, Math.min(10, due - care.start)))];
    // The others: one that was never held, or an earlier one and the next overdue.
    const overdue = plan(random.between(YEAR_END - 60, YEAR_END), null);
    return i % 2 === 0 && care.start < YEAR_END - 250
      ? [plan(YEAR_END - 200, YEAR_END - 205), overdue]
      : [overdue];
  });
}
