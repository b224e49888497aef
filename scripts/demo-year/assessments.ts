import { addYears, type Day, iso, plusWorkingDays } from './days.ts';
import { DROPS, NEVER, periodOf } from './drops.ts';
import type { Child } from './people.ts';
import type { Plan } from './plans.ts';
import type { PrintedTables } from './printed.ts';
import type { Random } from './random.ts';
import { countsAt, type Referral } from './referrals.ts';

/** One single assessment of one child. */
export interface Assessment {
  readonly id: number;
  readonly child: Child;
  /** Null where it was started on an open case. */
  readonly referral: Referral | null;
  readonly start: Day;
  /** First drop that sends it. */
  readonly from: number;
  readonly authorised: Day;
  readonly authorised_from: number;
  readonly factors: readonly string[];
  /** Code of assessment_outcomes. */
  readonly outcome: string;
  readonly team: string;
}

const FACTORS = ['3B', '16A', '17A', '4B', '2B', '1B', '4A', '18C', '5B', '14A', '11A', '3A', '20'];
const OUTCOMES = { services: 46, no_further_action: 34, early_help: 14, strategy_or_section_47: 6 };
const TEAMS = [
  'North Team 1',
  'North Team 2',
  'Nuneaton Team A',
  'Rugby Team',
  'South Team 1',
  'South Team 2',
];

/** One row of a referral, not yet assessed. */
interface Waiting {
  readonly referral: Referral;
  readonly child: Child;
}

/** Draws the assessments that follow referrals, and those started on open cases, to the printed totals. */
export class AssessmentHistory {
  readonly assessments: Assessment[] = [];
  private readonly assessed = new Set<string>();
  private readonly referrals: readonly Referral[];
  private readonly plans: readonly Plan[];
  private readonly random: Random;

  constructor(referrals: readonly Referral[], plans: readonly Plan[], random: Random) {
    this.referrals = referrals.filter((item) => item.until === NEVER);
    this.plans = plans;
    this.random = random;
  }

  run(printed: PrintedTables): Assessment[] {
    let before = 0;
    for (const { index, covers_to } of DROPS) {
      const followed = printed.count('referrals-to-assessment', iso(covers_to));
      this.follow(index, followed - (index > 1 ? before : 0));
      before = followed;
      this.startOnOpenCases(index, printed.count('assessments-started-single', iso(covers_to)));
    }
    return this.assessments;
  }

  /** Assessments under way when the records begin, of children whose cases opened in the weeks before. */
  addUnderWay(opened: readonly { readonly child: Child; readonly start: Day }[]): void {
    const first = DROPS[0]!.period_start;
    for (const { child, start } of opened) {
      if (start < first && start > first - 75) {
        this.add(child, null, start, 0);
        if (this.assessments.at(-1)!.authorised < first) {
          this.assessments.pop();
        }
      }
    }
  }

  private waiting(referral: Referral): Waiting[] {
    return referral.children
      .filter((child) => !this.assessed.has(`${referral.id} ${child.id}`))
      .map((child) => ({ referral, child }));
  }

  /** Assesses `count` more rows: those before plans, some of the last quarter's that waited, then others. */
  private follow(period: number, count: number): void {
    const { period_start, covers_to } = DROPS[period]!;
    const able = this.referrals.filter((item) => countsAt(item, period) && item.date <= covers_to - 4);
    const plans = able.filter((item) => item.led_to_plan);
    const waited = able.filter(
      (item) => item.from === period - 1 && item.date > period_start - 24 && !item.led_to_plan,
    );
    const fresh = this.random.shuffled(able.filter((item) => item.from === period && !item.led_to_plan));
    const late = this.random.shuffled(waited).slice(0, 46);
    const rows = [...plans, ...late, ...fresh].flatMap((item) => this.waiting(item));
    for (const { referral, child } of rows.slice(0, count)) {
      const soon = plusWorkingDays(referral.date, this.random.weightedIndex([30, 36, 16, 8, 4, 3, 3]));
      // Those that waited: half were started in time and only entered late.
      const start =
        period > 1 && referral.from < period && this.random.chance(0.5) ? Math.max(soon, period_start) : soon;
      this.add(child, referral, Math.min(start, covers_to), period);
    }
    if (rows.length < count) {
      throw new RangeError(`period ${period}: ${count - rows.length} referrals too few to assess`);
    }
  }

  private startOnOpenCases(period: number, total: number): void {
    const { period_start, covers_to } = DROPS[period]!;
    const inYear = this.assessments.filter((item) => (period === 0) === item.start <= DROPS[0]!.covers_to);
    const cases = [
      ...this.plans.filter((plan) => plan.start < covers_to - 60).map((plan) => plan.child),
      ...this.assessments.filter((item) => item.start < covers_to - 90).map((item) => item.child),
    ];
    for (let need = total - inYear.length; need > 0; ) {
      const child = this.random.pick(cases);
      const start = plusWorkingDays(this.random.between(period_start, covers_to - 6), 0);
      if (child.born <= start && addYears(child.born, 18) > start) {
        this.add(child, null, start, period);
        need -= 1;
      }
    }
  }

  private add(child: Child, referral: Referral | null, start: Day, from: number): void {
    const days = this.random.chance(0.82) ? this.random.between(8, 45) : this.random.between(46, 75);
    const authorised = plusWorkingDays(start, days);
    const period = periodOf(authorised);
    // A few authorisations are entered a quarter late.
    const late = period >= 1 && period <= 3 && this.random.chance(0.02) ? 1 : 0;
    const factors = this.random.chance(0.08)
      ? ['21']
      : [...new Set([1, 2, 3].slice(0, this.random.between(1, 3)).map(() => this.random.pick(FACTORS)))];
    this.assessed.add(`${referral?.id ?? ''} ${child.id}`);
    this.assessments.push({
      id: this.assessments.length + 1,
      child,
      referral,
      start,
      from,
      authorised,
      authorised_from: period === -1 ? NEVER : Math.max(from, period + late),
      factors,
      outcome: referral?.led_to_plan ? 'strategy_or_section_47' : this.random.weighted(OUTCOMES),
      team: this.random.pick(TEAMS),
    });
  }
}
