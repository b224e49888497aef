import { addYears, type Day } from '../../demo-year/days.ts';
import type { Row } from '../../demo-year/rows.ts';
import { POPULATIONS } from '../reference.ts';
import {
  type Counter,
  childrenLiving,
  datedIn,
  dayOf,
  type Figure,
  figures,
  type Held,
  one,
  type Question,
  split,
  who,
} from './held.ts';

const CLOSED = ['early_help', 'information_and_advice', 'no_further_action'];
const ONWARD = ['early_help_hub', 'single_agency_early_help'];

const contacts = (q: Question) => q.held.rows('contacts').filter((row) => datedIn(q, row, 'contact_date'));
const requests = (q: Question) =>
  q.held.rows('early_help_requests').filter((row) => datedIn(q, row, 'request_date'));
const referrals = (q: Question) => q.held.rows('referrals').filter((row) => datedIn(q, row, 'referral_date'));

/** The days on which each child has a row of an extract that fits. */
function daysByChild(held: Held, extract: string, column: string, fits: (row: Row) => boolean = () => true) {
  const days = new Map<string, Day[]>();
  for (const row of held.rows(extract).filter(fits)) {
    const found = dayOf(row, column);
    if (found !== null) days.set(who(row), [...(days.get(who(row)) ?? []), found]);
  }
  return days;
}

function anyBetween(days: ReadonlyMap<string, readonly Day[]>, row: Row, from: Day, to: Day): boolean {
  return days.get(who(row))?.some((found) => from <= found && found <= to) ?? false;
}

const STAGES: Readonly<Record<string, readonly [extract: string, column: string]>> = {
  section_47: ['section_47_enquiries', 'start_date'],
  child_protection_plan: ['child_protection_plans', 'start_date'],
  looked_after: ['looked_after_episodes', 'start_date'],
};

/** Contacts, referrals and requests for early help. */
export const frontDoor: Readonly<Record<string, Counter>> = {
  'contacts-received': (q) => one(contacts(q).length),
  'contacts-rate-10k': (q) => one(contacts(q).length, childrenLiving(q.to, POPULATIONS)),
  'contacts-repeat-12m-pct': (q) => {
    const days = daysByChild(q.held, 'contacts', 'contact_date');
    const again = contacts(q).filter((row) => {
      const date = dayOf(row, 'contact_date')!;
      return anyBetween(days, row, addYears(date, -1), date - 1);
    });
    return one(again.length, contacts(q).length);
  },
  'contacts-nfa-pct': (q) =>
    one(contacts(q).filter((row) => CLOSED.includes(String(row.outcome))).length, contacts(q).length),
  'contacts-nfa-to-early-help': (q) =>
    figures(
      split(
        contacts(q).filter(
          (row) => CLOSED.includes(String(row.outcome)) && ONWARD.includes(String(row.onward_destination)),
        ),
        q.by,
      ),
    ),
  'missing-front-door-contacts': (q) => {
    const missing = (rows: readonly Row[]) => rows.filter((row) => row.primary_need === 'missing').length;
    return new Map<string, Figure>([
      ['mash', { numerator: missing(contacts(q)), denominator: null }],
      ['early_help_hub', { numerator: missing(requests(q)), denominator: null }],
    ]);
  },
  'toxic-trio-contact-outcome-pct': (q) => {
    const asked = contacts(q).filter((row) =>
      [row.domestic_abuse, row.parental_substance_misuse, row.parental_mental_ill_health].includes('Yes'),
    );
    const reached = ([extract, column]: readonly [string, string]): Figure => {
      const starts =
        extract === 'looked_after_episodes' ? (row: Row) => row.reason_new_episode === 'S' : undefined;
      const days = daysByChild(q.held, extract, column, starts);
      const found = asked.filter((row) => {
        const date = dayOf(row, 'contact_date')!;
        return anyBetween(days, row, date, addYears(date, 1));
      });
      return { numerator: found.length, denominator: asked.length };
    };
    return new Map(Object.entries(STAGES).map(([stage, where]) => [stage, reached(where)]));
  },
  'referrals-received': (q) =>
    figures(
      split(referrals(q), q.by, (row) =>
        q.held.childOf(row).disabilities === 'NONE' ? 'not_disabled' : 'disabled',
      ),
    ),
  'referrals-neglect-feature-pct': (q) => {
    const assessed = new Set(
      q.held
        .rows('assessments')
        .filter((row) => String(row.factors).split(';').includes('16A'))
        .map((row) => `${row.referral_id} ${row.child_id}`),
    );
    const plans = daysByChild(
      q.held,
      'child_protection_plans',
      'start_date',
      (row) => row.initial_category === 'NEG',
    );
    const found = referrals(q).filter((row) => {
      const date = dayOf(row, 'referral_date')!;
      return (
        assessed.has(`${row.referral_id} ${row.child_id}`) || anyBetween(plans, row, date, addYears(date, 1))
      );
    });
    return one(found.length, referrals(q).length);
  },
  'eh-requests': (q) => one(requests(q).length),
  'eh-contacts-by-need': (q) => figures(split(requests(q), q.by)),
  'eh-contacts-by-need-pct': (q) => {
    const known = requests(q).filter((row) => !['', 'not_recorded'].includes(String(row.primary_need)));
    return figures(split(known, q.by), undefined, () => known.length);
  },
};
