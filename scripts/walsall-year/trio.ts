import { addYears, type Day } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { Y2014 } from './calendar.ts';
import type { Care } from './care.ts';
import { inSpan } from './dates.ts';
import type { Enquiry } from './enquiries.ts';
import type { Contact } from './front-door.ts';
import type { Plan } from './plans.ts';

/** Contacts of 2014-15 with a factor of the toxic trio. */
const CONTACTS = 600;
const END = '2015-03-31';

/** Flags the toxic trio on contacts of 2014-15 whose children then reached each stage as often as printed. */
export function markTrio(
  contacts: readonly Contact[],
  enquiries: readonly Enquiry[],
  plans: readonly Plan[],
  cares: readonly Care[],
  printed: PrintedTables,
  random: Random,
): void {
  const starts = (spells: readonly { child: Child; start: Day }[]) => {
    const days = new Map<Child, Day[]>();
    for (const { child, start } of spells) days.set(child, [...(days.get(child) ?? []), start]);
    return days;
  };
  const [enquired, planned, cared] = [
    starts(enquiries),
    starts(plans),
    starts(cares.filter((care) => !care.shortBreaks)),
  ];
  const reached = ({ child, date }: Contact, days: ReadonlyMap<Child, Day[]>) =>
    days.get(child)?.some((day) => day >= date && day <= addYears(date, 1)) ?? false;
  const ofYear = random.shuffled(contacts.filter((item) => inSpan(item.date, Y2014)));
  const stage = (name: string) => {
    const cell = printed.find('toxic-trio-contact-outcome-pct', END, 'journey_stage', name);
    const { low, high } = printed.numerators(cell, CONTACTS);
    return Math.round((low + high) / 2);
  };
  const chosen: Contact[] = [];
  const take = (count: number, fits: (contact: Contact) => boolean) => {
    const able = ofYear.filter((item) => !chosen.includes(item) && fits(item)).slice(0, count);
    if (able.length < count) throw new RangeError(`toxic trio: ${able.length} contacts for ${count}`);
    chosen.push(...able);
  };
  const later = (item: Contact) => reached(item, planned) || reached(item, cared);
  take(stage('looked_after'), (item) => reached(item, cared) && !reached(item, planned));
  take(stage('child_protection_plan'), (item) => reached(item, planned) && !reached(item, cared));
  const already = chosen.filter((item) => reached(item, enquired)).length;
  take(stage('section_47') - already, (item) => reached(item, enquired) && !later(item));
  take(CONTACTS - chosen.length, (item) => !reached(item, enquired) && !later(item));
  for (const contact of chosen) {
    const first = random.between(0, 2);
    contact.trio = [first === 0 || random.chance(0.3), first === 1, first === 2 || random.chance(0.2)];
  }
  // Two in five contacts of the later years carry a flag.
  for (const contact of contacts) {
    if (contact.date > Y2014.to && random.chance(0.4))
      contact.trio = [true, random.chance(0.3), random.chance(0.3)];
  }
}
