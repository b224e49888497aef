import { ageOn, type Day, day, isWorkingDay } from '../../demo-year/days.ts';
import type { Row } from '../../demo-year/rows.ts';
import { POPULATIONS } from '../reference.ts';
import {
  type Counter,
  childrenLiving,
  datedIn,
  dayOf,
  figures,
  one,
  openAt,
  people,
  type Question,
  split,
  who,
} from './held.ts';

/** Working days after the first day, up to and including the second; day 0 is the first. */
function workingDays(from: Day, to: Day): number {
  let count = 0;
  for (let value = from + 1; value <= to; value += 1) count += isWorkingDay(value) ? 1 : 0;
  return count;
}

const plansOpen = ({ held, to }: Question) =>
  held.rows('child_protection_plans').filter((row) => openAt(to, row, 'start_date', 'end_date'));
const inCare = ({ held, to }: Question) =>
  held
    .rows('looked_after_episodes')
    .filter(
      (row) => openAt(to, row, 'start_date', 'end_date') && !['V3', 'V4'].includes(String(row.legal_status)),
    );
const inNeed = ({ held, to }: Question) =>
  held.rows('children_in_need_episodes').filter((row) => openAt(to, row, 'start_date', 'end_date'));
const childrenIn = (rows: readonly Row[]) => new Set(rows.map(who));
const started = (q: Question) =>
  q.held
    .rows('looked_after_episodes')
    .filter(
      (row) =>
        datedIn(q, row, 'start_date') &&
        row.reason_new_episode === 'S' &&
        !/V[34]/.test(String(row.legal_status)),
    );

/** The groups of the toxic trio in the child's latest assessment authorised by the day. */
function trioGroups(q: Question): number[] {
  const latest = new Map<string, Row>();
  const order = (row: Row) => [dayOf(row, 'authorised_date')!, String(row.assessment_id)] as const;
  for (const row of q.held.rows('assessments')) {
    const done = dayOf(row, 'authorised_date');
    const before = latest.get(who(row));
    if (done === null || done > q.to) continue;
    const [date, id] = order(row);
    if (
      before === undefined ||
      date > order(before)[0] ||
      (date === order(before)[0] && id > order(before)[1])
    ) {
      latest.set(who(row), row);
    }
  }
  return [...childrenIn(inCare(q))].map((child) => {
    const factors = String(latest.get(child)?.factors ?? '').split(';');
    const groups = [/^3[ABC]$/, /^[12]B$/, /^4B$/];
    return groups.filter((group) => factors.some((factor) => group.test(factor))).length;
  });
}

/** Child protection, children in need and children in care. */
export const protection: Readonly<Record<string, Counter>> = {
  'assessments-within-45wd-pct': (q) => {
    const done = q.held.rows('assessments').filter((row) => datedIn(q, row, 'authorised_date'));
    const inTime = done.filter(
      (row) => workingDays(dayOf(row, 'start_date')!, dayOf(row, 'authorised_date')!) <= 45,
    );
    return one(inTime.length, done.length);
  },
  's47-started': (q) =>
    one(q.held.rows('section_47_enquiries').filter((row) => datedIn(q, row, 'start_date')).length),
  'icpc-held': (q) =>
    one(
      q.held
        .rows('child_protection_conferences')
        .filter((row) => datedIn(q, row, 'conference_date') && row.conference_type !== 'review').length,
    ),
  'cp-conferences-in-timescale-pct': (q) => {
    const asked = q.held
      .rows('child_protection_conferences')
      .filter(
        (row) =>
          datedIn(q, row, 'conference_date') &&
          row.conference_type !== 'transfer_in' &&
          dayOf(row, 'due_date') !== null,
      );
    return one(
      asked.filter((row) => dayOf(row, 'conference_date')! <= dayOf(row, 'due_date')!).length,
      asked.length,
    );
  },
  'cp-plans-open': (q) => figures(split(plansOpen(q), q.by, yesNo(q.by)), people),
  'cp-plans-share-pct': (q) =>
    figures(split(plansOpen(q), q.by, yesNo(q.by)), people, () => people(plansOpen(q))),
  'cp-plans-ended': (q) =>
    one(q.held.rows('child_protection_plans').filter((row) => datedIn(q, row, 'end_date')).length),
  'cp-allocated-qualified-sw-pct': (q) =>
    one(
      people(plansOpen(q).filter((row) => row.allocated_qualified_social_worker === 'Yes')),
      people(plansOpen(q)),
    ),
  'cp-visits-in-timescale-pct': (q) => {
    const old = plansOpen(q).filter((row) => workingDays(dayOf(row, 'start_date')!, q.to) >= 10);
    const seen = childrenIn(
      q.held
        .rows('statutory_visits')
        .filter((row) => row.visit_type === 'child_protection' && row.child_seen === 'Yes')
        .filter(
          (row) => dayOf(row, 'visit_date')! <= q.to && workingDays(dayOf(row, 'visit_date')!, q.to) <= 10,
        ),
    );
    const figure = { numerator: old.filter((row) => seen.has(who(row))).length, denominator: people(old) };
    return new Map([['10_working_days', figure]]);
  },
  'core-groups-held': (q) => {
    const rows = q.held
      .rows('statutory_reviews')
      .filter((row) => datedIn(q, row, 'held_date') && /core_group$/.test(String(row.review_type)));
    return one(new Set(rows.map((row) => String(row.meeting_id) || String(row.review_id))).size);
  },
  'cin-open-excl-cp-lac': (q) => {
    const elsewhere = childrenIn([...plansOpen(q), ...inCare(q)]);
    return one([...childrenIn(inNeed(q))].filter((child) => !elsewhere.has(child)).length);
  },
  'cin-open-all': (q) => one(people([...inNeed(q), ...plansOpen(q), ...inCare(q)])),
  'cin-rate-10k': (q) =>
    one(people([...inNeed(q), ...plansOpen(q), ...inCare(q)]), childrenLiving(q.to, POPULATIONS)),
  'lac-open': (q) => figures(split(inCare(q), q.by, yesNo(q.by)), people),
  'lac-rate-10k': (q) => one(people(inCare(q)), childrenLiving(q.to, POPULATIONS)),
  'lac-started': (q) => one(people(started(q))),
  'lac-started-rate-10k': (q) => one(people(started(q)), childrenLiving(q.to, POPULATIONS)),
  'lac-ended': (q) =>
    one(
      people(
        q.held
          .rows('looked_after_episodes')
          .filter((row) => datedIn(q, row, 'end_date') && !['', 'X1'].includes(String(row.reason_ceased)))
          .filter((row) => !/V[34]/.test(String(row.legal_status))),
      ),
    ),
  'lac-toxic-trio-pct': (q) => one(trioGroups(q).filter((groups) => groups > 0).length, people(inCare(q))),
  'lac-toxic-trio-all3': (q) => one(trioGroups(q).filter((groups) => groups === 3).length),
  'lac-pep-up-to-date-pct': (q) => {
    const august = day('2016-08-31');
    const asked = new Set(
      inCare(q)
        .filter((row) => {
          const born = dayOf(q.held.childOf(row), 'date_of_birth')!;
          return born <= august && ageOn(born, august) >= 4 && ageOn(born, august) <= 15;
        })
        .map(who),
    );
    const plans = q.held
      .rows('statutory_reviews')
      .filter((row) => row.review_type === 'personal_education_plan');
    const heldBy = (row: Row) => dayOf(row, 'held_date') !== null && dayOf(row, 'held_date')! <= q.to;
    const done = childrenIn(plans.filter(heldBy));
    const overdue = childrenIn(plans.filter((row) => dayOf(row, 'due_date')! <= q.to && !heldBy(row)));
    const good = [...asked].filter((child) => done.has(child) && !overdue.has(child));
    return one(good.length, asked.size);
  },
};

function yesNo(column: string): (row: Row) => string {
  return (row) => String(row[column]).toLowerCase();
}
