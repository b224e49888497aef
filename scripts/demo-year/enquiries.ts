import { type Day, minusWorkingDays, plusWorkingDays } from './days.ts';
import { DROPS, NEVER, periodOf } from './drops.ts';
import type { Child } from './people.ts';
import type { Plan } from './plans.ts';
import type { Random } from './random.ts';
import type { Referral } from './referrals.ts';

/** One section 47 enquiry about one child. */
export interface Enquiry {
  readonly id: number;
  readonly child: Child;
  readonly start: Day;
  readonly end: Day;
  readonly end_from: number;
  /** Code of section_47_outcomes. */
  readonly outcome: string;
}

/** One child at one child protection conference. */
export interface Conference {
  /** The meeting, shared by brothers and sisters. */
  readonly id: number;
  readonly child: Child;
  readonly type: 'initial' | 'transfer_in' | 'review';
  readonly date: Day;
  readonly from: number;
  readonly due: Day | null;
  readonly enquiry: Enquiry | null;
  /** Code of conference_outcomes. */
  readonly outcome: string;
}

const NO_CONFERENCE = {
  continue_assessment: 42,
  services: 26,
  no_further_action: 24,
  other_agency: 5,
  legal_action: 3,
};

/** Draws the enquiries and conferences around the plans, and those that led to none. */
export class EnquiryHistory {
  readonly enquiries: Enquiry[] = [];
  readonly conferences: Conference[] = [];
  private meetings = 0;
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  run(plans: readonly Plan[], referrals: readonly Referral[]): void {
    const groups = new Map<string, Plan[]>();
    for (const plan of plans) {
      const key = `${plan.child.family.id} ${plan.start}`;
      groups.set(key, [...(groups.get(key) ?? []), plan]);
    }
    const before = referrals.filter((item) => item.led_to_plan);
    for (const group of groups.values()) {
      if (group[0]!.period >= 0) {
        const made = before.filter(
          (item) => item.family === group[0]!.child.family && item.date < group[0]!.start,
        );
        this.beforePlan(group, Math.max(0, ...made.map((item) => item.date)));
      }
      this.reviews(group);
    }
    this.withoutPlan(referrals);
  }

  private beforePlan(group: readonly Plan[], referred: Day): void {
    const { start } = group[0]!;
    this.meetings += 1;
    const transfer = this.random.chance(0.025);
    const days = this.random.chance(0.87) ? this.random.between(6, 15) : this.random.between(16, 28);
    for (const { child } of group) {
      const begun = Math.max(referred, minusWorkingDays(start, days));
      const enquiry = transfer ? null : this.enquire(child, begun, start, 'initial_conference');
      this.confer(child, transfer ? 'transfer_in' : 'initial', start, enquiry, 'plan_made', this.meetings);
    }
  }

  private enquire(child: Child, start: Day, end: Day, outcome: string): Enquiry {
    const enquiry = { id: this.enquiries.length + 1, child, start, end, end_from: endPeriod(end), outcome };
    this.enquiries.push(enquiry);
    return enquiry;
  }

  private confer(
    child: Child,
    type: Conference['type'],
    date: Day,
    enquiry: Enquiry | null,
    outcome: string,
    id: number,
    from = endPeriod(date),
  ): void {
    const due = enquiry === null ? null : plusWorkingDays(enquiry.start, 15);
    this.conferences.push({ id, child, type, date, from, due, enquiry, outcome });
  }

  /** Reviews within three months, then every six; most plans end at one. */
  private reviews(group: readonly Plan[]): void {
    const stop = DROPS.at(-1)!.covers_to;
    const ends = new Map<Day, number>();
    for (
      let date = plusWorkingDays(group[0]!.start + this.random.between(76, 87), 0);
      date <= stop;
      date = plusWorkingDays(date + this.random.between(150, 178), 0)
    ) {
      const present = group.filter((plan) => plan.end === null || plan.end > date + 20);
      this.meetings += present.length > 0 ? 1 : 0;
      for (const plan of present) {
        this.confer(plan.child, 'review', date, null, 'plan_continues', this.meetings);
      }
    }
    for (const plan of group) {
      if (plan.end !== null && plan.end > plan.start + 27) {
        if (!ends.has(plan.end)) {
          this.meetings += 1;
          ends.set(plan.end, this.meetings);
        }
        this.confer(plan.child, 'review', plan.end, null, 'plan_ends', ends.get(plan.end)!, plan.end_from);
      }
    }
  }

  private withoutPlan(referrals: readonly Referral[]): void {
    for (const referral of referrals) {
      const serious = !referral.led_to_plan && referral.until === NEVER && referral.children.length <= 4;
      if (serious && this.random.chance(0.1)) {
        const start = plusWorkingDays(referral.date, this.random.between(0, 6));
        const conference = this.random.chance(0.16)
          ? plusWorkingDays(start, this.random.between(8, 17))
          : null;
        this.meetings += conference === null ? 0 : 1;
        const end = conference ?? plusWorkingDays(start, this.random.between(3, 15));
        const outcome = conference === null ? this.random.weighted(NO_CONFERENCE) : 'initial_conference';
        for (const child of referral.children) {
          const enquiry = this.enquire(child, start, end, outcome);
          if (conference !== null) {
            this.confer(child, 'initial', conference, enquiry, 'no_plan_made', this.meetings);
          }
        }
      }
    }
  }
}

/** The drop that first tells a day: that of its period, or none where the day lies after the last. */
function endPeriod(date: Day): number {
  if (date > DROPS.at(-1)!.covers_to) {
    return NEVER;
  }
  return periodOf(date);
}
