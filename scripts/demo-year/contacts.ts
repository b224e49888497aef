import { addYears, type Day, iso } from './days.ts';
import { DROPS, NEVER, periodOf } from './drops.ts';
import { DISTRICTS } from './geography.ts';
import type { Child, Family, People } from './people.ts';
import type { PrintedTables } from './printed.ts';
import type { Random } from './random.ts';
import type { Referral } from './referrals.ts';

/** One contact about a family: one row for each of its children concerned. */
export interface Contact {
  readonly id: number;
  readonly children: readonly Child[];
  readonly date: Day;
  readonly source: string;
  readonly from: number;
  readonly until: number;
  /** Code of contact_outcomes, sent from `outcome_from` on. */
  readonly outcome: string;
  readonly outcome_from: number;
  readonly referral: Referral | null;
  readonly need: string;
  readonly route: string;
}

const OUTCOMES = { information_and_advice: 40, early_help: 26, no_further_action: 34 };
const NEEDS = {
  domestic_abuse: 24,
  neglect: 14,
  physical_abuse: 9,
  emotional_abuse: 8,
  sexual_abuse: 4,
  child_mental_health: 6,
  household_mental_health: 7,
  parental_or_household_substance_use: 7,
  behaviour: 6,
  housing_or_money: 4,
  missing: 3,
  child_sexual_exploitation: 2,
  other: 6,
};
const ROUTES = { telephone: 38, secure_email: 26, secure_portal: 20, unsecured_email: 8, system: 6, post: 2 };
const SOURCES = { '1A': 12, '2A': 22, '3B': 3, '3D': 6, '3E': 4, '4': 3, '5B': 5, '6': 34, '7': 4, '8': 7 };

/** The contacts that became the referrals, and as many others as make the printed totals of each drop. */
export function makeContacts(
  referrals: readonly Referral[],
  people: People,
  printed: PrintedTables,
  random: Random,
): Contact[] {
  const contacts: Contact[] = [];
  for (const referral of referrals) {
    // Some referrals come straight from the out-of-hours team and have no contact of their own.
    if (random.chance(0.97)) {
      contacts.push(contactBefore(referral, contacts.length + 1, random));
    }
  }
  const known = people.families.filter(
    (family) => family.district !== undefined && family.children.length > 0,
  );
  for (const drop of DROPS) {
    const counted = contacts
      .filter(
        (item) =>
          (drop.index === 0) === (item.from === 0) && item.from <= drop.index && drop.index < item.until,
      )
      .reduce((sum, item) => sum + item.children.length, 0);
    let need = printed.count('contacts-received', iso(drop.covers_to)) - counted;
    while (need > 0) {
      const date = random.between(drop.period_start, drop.covers_to);
      const family = random.chance(0.4) ? random.pick(known) : newcomers(people, date, random);
      const children = family.children
        .filter((child) => child.born <= date && addYears(child.born, 18) > date)
        .slice(0, need);
      const undecided = drop.index > 0 && date > drop.covers_to - 8 && random.chance(0.4);
      if (children.length > 0) {
        need -= children.length;
        contacts.push({
          id: contacts.length + 1,
          children,
          date,
          source: random.weighted(SOURCES),
          from: drop.index,
          until: NEVER,
          outcome: random.weighted(OUTCOMES),
          outcome_from: undecided ? drop.index + 1 : drop.index,
          referral: null,
          need: random.weighted(NEEDS),
          route: random.weighted(ROUTES),
        });
      }
    }
  }
  return contacts;
}

function contactBefore(referral: Referral, id: number, random: Random): Contact {
  const earlier = referral.date - random.weightedIndex([70, 22, 8]);
  return {
    id,
    children: referral.children,
    date: periodOf(earlier) === periodOf(referral.date) ? earlier : referral.date,
    source: referral.source,
    from: referral.from,
    until: referral.until,
    outcome: 'referral',
    outcome_from: referral.from,
    referral,
    need: random.weighted(NEEDS),
    route: random.weighted(ROUTES),
  };
}

/** A family known by contacts alone, of whom little is written down. */
function newcomers(people: People, date: Day, random: Random): Family {
  const family = people.newFamily();
  family.group = random.chance(0.5)
    ? 'not_recorded'
    : random.chance(0.88)
      ? 'white_british_irish_other'
      : 'bme';
  family.language = random.chance(0.6)
    ? 'not_recorded'
    : random.chance(0.96)
      ? 'english'
      : 'other_than_english';
  family.district = random.pick(DISTRICTS).code;
  const size = 1 + random.weightedIndex([0.6, 0.27, 0.13]);
  for (let i = 0, months = random.between(0, 200); i < size && months >= 0; i += 1) {
    people.newChild(family, date - Math.floor(months * 30.44) - random.between(0, 20)).disabled = null;
    months -= random.between(12, 50);
  }
  return family;
}
