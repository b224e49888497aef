import { addYears, type Day } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { LAST, Y2014, Y2015, Y2016 } from './calendar.ts';
import type { Population } from './children.ts';
import { days, type Span } from './dates.ts';

/** A contact about one child. */
export interface Contact {
  readonly id: string;
  readonly child: Child;
  readonly date: Day;
  readonly need: string;
  outcome: 'referral' | 'early_help' | 'information_and_advice' | 'no_further_action';
  onward: string;
  referral: Referral | null;
  /** Flags of the toxic trio: domestic abuse, substances, mental ill health. */
  trio: readonly [boolean, boolean, boolean];
}

export interface Referral {
  readonly id: string;
  readonly child: Child;
  readonly date: Day;
  readonly outcome: string;
}

/** What one year's contacts must give. */
interface Year extends Span {
  readonly contacts: number;
  readonly repeats: number;
  readonly noFurtherAction: number;
  readonly toHub: number;
  readonly toSingleAgency: number;
  /** Referrals that no contact led to. */
  readonly direct: number;
}

const NEEDS = {
  domestic_abuse: 30,
  neglect: 15,
  physical_abuse: 14,
  emotional_abuse: 8,
  parental_or_household_substance_use: 7,
  behaviour: 7,
  information_request: 9,
  household_mental_health: 4,
  sexual_abuse: 4,
};
const OUTCOMES = {
  assessment: 62,
  strategy_or_section_47: 18,
  no_further_action: 9,
  information_and_advice: 6,
  early_help: 5,
};

function yearsOf(printed: PrintedTables): Year[] {
  const counted = (span: Span, end: string): Year => {
    const contacts = printed.count('contacts-received', end);
    const at = (measure: string) => printed.numerators(printed.find(measure, end), contacts);
    const onward = (to: string) => printed.count('contacts-nfa-to-early-help', end, 'onward_destination', to);
    return {
      ...span,
      contacts,
      repeats: at('contacts-repeat-12m-pct').low,
      noFurtherAction: at('contacts-nfa-pct').high,
      toHub: onward('early_help_hub'),
      toSingleAgency: onward('single_agency_early_help'),
      direct: 210,
    };
  };
  const year = counted(Y2016, LAST.y2016);
  const referred = year.contacts - year.noFurtherAction;
  return [
    // The year before both is only there to look back on.
    {
      ...Y2014,
      contacts: 8600,
      repeats: 3100,
      noFurtherAction: 6400,
      toHub: 700,
      toSingleAgency: 380,
      direct: 150,
    },
    counted(Y2015, LAST.y2015),
    { ...year, direct: printed.count('referrals-received', LAST.y2016) - referred },
  ];
}

/** Three years of contacts and referrals that give what the board printed for the last two. */
export class FrontDoor {
  readonly contacts: Contact[] = [];
  readonly referrals: Referral[] = [];
  private readonly population: Population;
  private readonly random: Random;
  private readonly latest = new Map<Child, Day>();

  constructor(population: Population, random: Random) {
    this.population = population;
    this.random = random;
  }

  run(printed: PrintedTables): this {
    for (const year of yearsOf(printed)) this.year(year, printed);
    this.referrals.sort((a, b) => a.date - b.date);
    return this;
  }

  private year(year: Year, printed: PrintedTables): void {
    const made = this.contactsOf(year);
    const missing = printed.find('missing-front-door-contacts', LAST.y2016, 'front_door', 'mash');
    if (year.from === Y2016.from) {
      for (let i = 0; i < Number(missing!.expected); i += 1) {
        made[40 + i] = { ...made[40 + i]!, need: 'missing' };
      }
    }
    const shuffled = this.random.shuffled(made);
    const closed = shuffled.slice(0, year.noFurtherAction);
    const onward = [
      ...Array.from({ length: year.toHub }, () => 'early_help_hub'),
      ...Array.from({ length: year.toSingleAgency }, () => 'single_agency_early_help'),
    ];
    closed.forEach((contact, i) => {
      contact.onward = onward[i] ?? this.random.weighted({ none: 70, other_service: 30 });
      contact.outcome =
        i < onward.length
          ? 'early_help'
          : this.random.weighted({ no_further_action: 60, information_and_advice: 40 });
    });
    for (const contact of shuffled.slice(year.noFurtherAction)) {
      contact.referral = this.refer(contact.child, contact.date);
    }
    for (const contact of this.random
      .shuffled(closed.filter((c) => c.date < year.to - 20))
      .slice(0, year.direct)) {
      this.refer(contact.child, contact.date + this.random.between(3, 20));
    }
    this.contacts.push(...made);
  }

  /** Contacts in the order of their days; exactly `repeats` of them follow one of the 12 months before. */
  private contactsOf(year: Year): Contact[] {
    const dates = days(this.random, year.contacts, year);
    // The very first days of the history have nothing to follow.
    const head = this.contacts.length === 0 ? 400 : 0;
    const flags = [
      ...Array.from({ length: head }, () => false),
      ...this.random.shuffled(dates.slice(head).map((_, i) => i < year.repeats)),
    ];
    const pool = this.contacts.map(({ child, date }) => ({ child, date }));
    return dates.map((date, i) => {
      const child = flags[i] ? this.again(pool, date) : this.fresh(date);
      this.latest.set(child, date);
      pool.push({ child, date });
      return {
        id: `C${10_000 + this.contacts.length + i}`,
        child,
        date,
        need: this.random.weighted(NEEDS),
        outcome: 'referral',
        onward: '',
        referral: null,
        trio: [false, false, false],
      };
    });
  }

  /** A child with a contact before the day and not earlier than 12 months before it. */
  private again(pool: readonly { child: Child; date: Day }[], date: Day): Child {
    for (;;) {
      const earlier = pool[pool.length - 1 - Math.floor(this.random.next() * Math.min(pool.length, 7000))]!;
      const young = addYears(earlier.child.born, 18) > date;
      if (young && earlier.date < date && earlier.date >= addYears(date, -1)) return earlier.child;
    }
  }

  /** A child nobody knew, or one whose last contact is older than that. */
  private fresh(date: Day): Child {
    if (this.random.chance(0.06)) {
      const known =
        this.population.children[Math.floor(this.random.next() * this.population.children.length)];
      const last = known === undefined ? undefined : this.latest.get(known);
      if (known && last !== undefined && last < addYears(date, -1) && addYears(known.born, 16) > date)
        return known;
    }
    return this.population.child(date, 0, 15);
  }

  private refer(child: Child, date: Day): Referral {
    const referral = {
      id: `R${20_000 + this.referrals.length}`,
      child,
      date,
      outcome: this.random.weighted(OUTCOMES),
    };
    this.referrals.push(referral);
    return referral;
  }
}
