import { addMonths, type Day, minusWorkingDays, plusWorkingDays } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { LAST, Y2014, Y2015, Y2016 } from './calendar.ts';
import { inSpan } from './dates.ts';
import { YEAR_END } from './drops.ts';
import type { Referral } from './front-door.ts';
import type { Plan } from './plans.ts';

export interface Enquiry {
  readonly id: string;
  readonly child: Child;
  readonly start: Day;
  readonly end: Day | null;
  readonly outcome: string;
}

export interface Conference {
  readonly id: string;
  readonly child: Child;
  readonly type: 'initial' | 'transfer_in' | 'review';
  readonly date: Day;
  readonly enquiry: string;
  readonly outcome: string;
  due: Day | null;
}

/** Enquiries and conferences: a conference for each plan and some without, each after its enquiry. */
export class Enquiries {
  readonly enquiries: Enquiry[] = [];
  readonly conferences: Conference[] = [];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  run(plans: readonly Plan[], referrals: readonly Referral[], printed: PrintedTables): this {
    const all = plans.filter((plan) => plan.start >= Y2014.from);
    const planned = new Set(plans.map((plan) => plan.child));
    const others = this.random.shuffled(referrals.filter((item) => !planned.has(item.child)));
    for (const plan of all) this.initial(plan.child, plan.start, plan.transferredIn, 'plan_made');
    for (const year of [Y2015, Y2016]) {
      const made = this.conferences.filter((item) => inSpan(item.date, year)).length;
      const held = year === Y2016 ? printed.count('icpc-held', LAST.y2016) : made + 41;
      for (let i = made; i < held; i += 1) {
        const able = others.findIndex(
          ({ date }) => date > year.from + 2 && plusWorkingDays(date, 18) <= year.to,
        );
        const [referral] = others.splice(able, 1);
        this.initial(referral!.child, plusWorkingDays(referral!.date, 12), false, 'no_plan_made');
      }
    }
    for (const year of [Y2014, Y2015, Y2016]) {
      const made = this.enquiries.filter((item) => inSpan(item.start, year)).length;
      const started = year === Y2016 ? printed.count('s47-started', LAST.y2016) : 1320;
      const able = others.filter(({ date }) => date > year.from && date < year.to - 12);
      for (const { child, date } of able.slice(0, started - made)) {
        this.enquiry(child, date + this.random.between(0, 9), null);
      }
    }
    for (const plan of plans) this.reviews(plan);
    this.setDueDays(printed);
    return this;
  }

  private initial(child: Child, date: Day, transferred: boolean, outcome: string): void {
    const enquiry = transferred
      ? ''
      : this.enquiry(child, minusWorkingDays(date, this.random.between(6, 15)), date);
    if (date < Y2015.from) return;
    const type = transferred ? 'transfer_in' : 'initial';
    this.conferences.push({
      id: `ICPC${5000 + this.conferences.length}`,
      child,
      type,
      date,
      enquiry,
      outcome,
      due: null,
    });
  }

  private enquiry(child: Child, start: Day, conference: Day | null): string {
    const id = `S${40_000 + this.enquiries.length}`;
    const end =
      conference === null ? start + this.random.between(2, 20) : conference - this.random.between(1, 4);
    const closed = end > YEAR_END ? null : end;
    const other = this.random.weighted({ services: 40, no_further_action: 45, continue_assessment: 15 });
    const outcome = conference === null ? other : 'initial_conference';
    this.enquiries.push({ id, child, start, end: closed, outcome: closed === null ? '' : outcome });
    return id;
  }

  private reviews(plan: Plan): void {
    for (let months = 3; ; months += 6) {
      const date = plusWorkingDays(addMonths(plan.start, months) - this.random.between(2, 9), 1);
      const ends = plan.end !== null && date >= plan.end - 40;
      if (date > YEAR_END || (plan.end !== null && date > plan.end)) return;
      if (date >= Y2015.from) {
        this.conferences.push({
          id: `RCPC${9000 + this.conferences.length}`,
          child: plan.child,
          type: 'review',
          date,
          enquiry: '',
          outcome: ends ? 'plan_ends' : 'plan_continues',
          due: null,
        });
      }
    }
  }

  /** Due days on or after the conference for those held in time, as many of the year's as printed. */
  private setDueDays(printed: PrintedTables): void {
    const dated = this.random.shuffled(this.conferences.filter((item) => item.type !== 'transfer_in'));
    const ofYear = dated.filter((item) => inSpan(item.date, Y2016));
    const cell = printed.find('cp-conferences-in-timescale-pct', LAST.y2016);
    const { low, high } = printed.numerators(cell, ofYear.length);
    const inTime = new Set(ofYear.slice(0, Math.round((low + high) / 2)));
    const starts = new Map(this.enquiries.map((item) => [item.id, item.start]));
    for (const item of dated) {
      const good = ofYear.includes(item) ? inTime.has(item) : this.random.chance(0.85);
      const start = starts.get(item.enquiry);
      const last = start === undefined ? item.date + this.random.between(0, 12) : plusWorkingDays(start, 15);
      item.due = good ? Math.max(last, item.date) : item.date - this.random.between(1, 12);
    }
  }
}
