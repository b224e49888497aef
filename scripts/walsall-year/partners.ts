import { type Day, day } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { LAST, QUARTER_ENDS, QUARTERS, Y2016 } from './calendar.ts';
import { linkOf, type Population, upn } from './children.ts';
import { anyDay, days } from './dates.ts';

/** What police, education, youth justice and the return interview service tell. */
export class Partners {
  private readonly population: Population;
  private readonly random: Random;

  constructor(population: Population, random: Random) {
    this.population = population;
    this.random = random;
  }

  private teenagers(count: number): Child[] {
    return Array.from({ length: count }, () => this.population.child(Y2016.from, 11, 16));
  }

  /** Police reports of missing children, from the second quarter on: as many different children as printed. */
  missingReports(printed: PrintedTables): Row[] {
    const rows: Row[] = [];
    const report = (child: Child, date: Day, category = 'missing') =>
      rows.push({
        missing_report_id: `MP${5000 + rows.length}`,
        child_id: `P${child.id}`,
        reported_at: { day: date, minute: this.random.between(0, 1439) },
        category,
        setting: this.random.weighted({ care: 45, home: 55 }),
        age: Math.floor((date - child.born) / 365.25),
        ...linkOf(child),
      });
    let former: Child[] = [];
    QUARTERS.slice(1).forEach((span, i) => {
      const count = printed.count('missing-police-reported-children', QUARTER_ENDS[i + 1]!);
      const again = this.random.shuffled(former).slice(0, Math.floor(count / 4));
      const children = [...again, ...this.teenagers(count - again.length)];
      for (const child of children) {
        const times = this.random.chance(0.25) ? this.random.between(2, 5) : 1;
        for (let time = 0; time < times; time += 1) report(child, anyDay(this.random, span));
      }
      // Absent, not missing: counted apart.
      for (const child of this.teenagers(12)) report(child, anyDay(this.random, span), 'absent');
      former = children;
    });
    return rows;
  }

  /** Children marked as victims of sexual exploitation in the calendar year, with the offences against them. */
  crimes(printed: PrintedTables): Row[] {
    const rows: Row[] = [];
    const span = { from: day('2016-01-01'), to: day('2016-12-31') };
    const record = (child: Child, date: Day, marker: string, role = 'victim') =>
      rows.push({
        record_id: `CR${7000 + rows.length}`,
        crime_id: `20CR${7000 + rows.length}`,
        child_id: `P${child.id}`,
        role,
        record_type: this.random.weighted({ crime: 75, incident: 25 }),
        recorded_date: on(date),
        offence_group: marker === 'sexual' ? 'sexual' : 'violence',
        exploitation_marker: marker,
        age: Math.floor((date - child.born) / 365.25),
        sex: child.sex,
        ...linkOf(child),
      });
    for (const child of this.teenagers(printed.count('cse-victims', '2016-12-31'))) {
      const times = this.random.chance(0.2) ? 2 : 1;
      for (let time = 0; time < times; time += 1) record(child, anyDay(this.random, span), 'sexual');
    }
    for (const child of this.teenagers(60)) record(child, anyDay(this.random, span), 'none');
    for (const child of this.teenagers(15)) record(child, anyDay(this.random, span), 'sexual', 'suspect');
    return rows;
  }

  /** Domestic abuse incidents; those of June 2016 as the board's audit printed them. */
  incidents(printed: PrintedTables): Row[] {
    const june = { from: day('2016-06-01'), to: day('2016-06-30') };
    const total = printed.count('da-incidents', '2016-06-30');
    const share = (kind: string, of: number) => {
      const cell = printed.find('da-incidents-share-pct', '2016-06-30', 'child_involvement', kind);
      return printed.numerators(cell, of).low;
    };
    const household = share('household', total);
    const [present, witnessed] = [share('present', household), share('witnessed', household)];
    const rest = [
      ...days(this.random, 520, { from: Y2016.from, to: june.from - 1 }),
      ...days(this.random, 2300, { from: june.to + 1, to: Y2016.to }),
    ];
    const ofJune = days(this.random, total, june).map((date, i) => ({ date, place: i }));
    const others = rest.map((date) => ({ date, place: Math.floor(this.random.next() * total) }));
    return [...this.random.shuffled(ofJune), ...others].map(({ date, place }, i) => ({
      incident_id: `DA${80_000 + i}`,
      incident_date: on(date),
      risk_level: this.random.weighted({ standard: 60, medium: 30, high: 10 }),
      children_in_household: place < household ? 'Yes' : 'No',
      child_present: place < present ? 'Yes' : 'No',
      child_witnessed: place < witnessed ? 'Yes' : 'No',
      notification_date: on(date),
    }));
  }

  /** Children missing education: spells that give each quarter's printed stock. */
  missingEducation(printed: PrintedTables): Row[] {
    const at = (end: string) => printed.count('cme-children', end);
    const spells: { child: Child; start: Day; end: Day | null; register: string }[] = [];
    const add = (start: Day, register = 'missing_education') =>
      spells.push({ child: this.population.child(start, 6, 14), start, end: null, register });
    for (let i = 0; i < at(LAST.y2015); i += 1) add(Y2016.from - this.random.between(1, 200));
    for (let i = 0; i < 110; i += 1)
      add(Y2016.from - this.random.between(30, 300), 'elective_home_education');
    let stock = at(LAST.y2015);
    QUARTERS.forEach((span, i) => {
      const next = at(QUARTER_ENDS[i]!);
      const starts = 45 + Math.max(0, next - stock);
      const open = this.random.shuffled(
        spells.filter((item) => item.end === null && item.register === 'missing_education'),
      );
      for (const item of open.slice(0, stock + starts - next)) item.end = anyDay(this.random, span);
      for (const start of days(this.random, starts, span)) add(start);
      stock = next;
    });
    return spells.map(({ child, start, end, register }, i) => ({
      record_id: `CME${300 + i}`,
      child_id: `E${child.id}`,
      upn: upn(child),
      register,
      start_date: on(start),
      end_date: on(end),
      reason: this.random.weighted({ whereabouts_unknown: 30, awaiting_place: 40, moved_area: 30 }),
    }));
  }

  /** Sentences and remands of the year: some young people more than once. */
  custody(printed: PrintedTables): Row[] {
    const rows: Row[] = [];
    const of = (children: number, times: number, types: readonly string[]) => {
      const young = this.teenagers(children);
      for (let i = 0; i < times; i += 1) {
        const child = young[i % children]!;
        const date = anyDay(this.random, Y2016);
        rows.push({
          outcome_id: `YJ${60 + rows.length}`,
          child_id: `Y${child.id}`,
          outcome_date: on(date),
          outcome_type: types[i % types.length]!,
          age: Math.floor((date - child.born) / 365.25),
          ...linkOf(child),
        });
      }
    };
    const count = (measure: string) => printed.count(measure, LAST.y2016);
    of(count('custody-sentenced-children'), count('custody-sentences'), [
      'detention_and_training_order',
      'detention_and_training_order',
      'long_term_detention',
    ]);
    of(count('custody-remand-children'), count('custody-remand-occasions'), ['remand_youth_detention']);
    of(30, 40, ['referral_order', 'youth_rehabilitation_order', 'youth_caution']);
    return rows;
  }

  /** Interviews of a commissioned service, which knows children by name and date of birth only. */
  returnInterviews(printed: PrintedTables): Row[] {
    const of = (measure: string) => printed.count(measure, LAST.y2016, 'provider', 'street-teams');
    const children = this.teenagers(of('missing-provider-children'));
    const often = children.slice(0, of('missing-provider-repeat-children'));
    const times = [...children, ...often];
    while (times.length < of('missing-provider-episodes')) times.push(this.random.pick(often));
    const referred = new Set(this.random.shuffled(children).slice(0, of('missing-referred-cse')));
    const done = new Set<Child>();
    return times.map((child, i) => {
      const date = anyDay(this.random, Y2016);
      const status = this.random.weighted({ completed: 60, declined: 25, not_contactable: 15 });
      const first = referred.has(child) && !done.has(child);
      done.add(child);
      return {
        return_interview_id: `RI${2000 + i}`,
        episode_start_date: on(date),
        provider: 'street-teams',
        status,
        completed_at: on(
          status === 'completed' ? Math.min(date + this.random.between(1, 6), Y2016.to) : null,
        ),
        referred_on_for: first ? 'sexual' : '',
        ...linkOf(child),
      };
    });
  }
}
