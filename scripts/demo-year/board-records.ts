import { DROPS } from './drops.ts';
import type { PrintedCell, PrintedTables } from './printed.ts';
import { Random } from './random.ts';
import { on, type Row, type Table } from './rows.ts';

const YEAR_END = '2018-03-31';

/** Agencies of delegates; police and health are drawn to their printed shares of all attendances. */
const AGENCIES = {
  schools_primary: 26,
  schools_secondary: 9,
  early_years: 17,
  childrens_social_care: 12,
  voluntary_sector: 9,
  district_council: 6,
  probation: 3,
  early_help: 5,
};

/** Bookings on the courses of 2017-18: courses and attendances by title as printed, and some who did not come. */
export function trainingAttendance(
  cells: readonly PrintedCell[],
  printed: PrintedTables,
  seed: string,
): Table {
  const { covers_from, covers_to } = DROPS[4]!;
  const random = new Random(`${seed} training`);
  const titles = cells.filter(
    (cell) =>
      cell.class === 'record_level' &&
      cell.measure_id === 'training-courses' &&
      cell.breakdown === 'course_title',
  );
  const attendances = titles.map((cell) =>
    printed.count('training-attendees', YEAR_END, 'course_title', cell.breakdown_value),
  );
  const total = attendances.reduce((sum, count) => sum + count, 0);
  const share = (agency: string) => {
    const cell = printed.find('training-agency-share-pct', YEAR_END, 'agency', agency);
    const { low, high } = printed.numerators(cell, total);
    return Math.round((low + high) / 2);
  };
  const delegates = random.shuffled([
    ...Array.from({ length: share('police') }, () => 'police'),
    ...Array.from({ length: share('health') }, () => 'health'),
    ...Array.from({ length: total - share('police') - share('health') }, () => random.weighted(AGENCIES)),
  ]);
  const rows: Row[] = [];
  titles.forEach((cell, place) => {
    const events = Array.from({ length: Number(cell.expected) }, (_, i) => ({
      course_id: `T${place + 1}-${i + 1}`,
      course_date: on(random.between(covers_from + 20, covers_to - 5)),
    }));
    const book = (event: (typeof events)[number], agency: string, attended: boolean) =>
      rows.push({
        booking_id: `B${5_000 + rows.length}`,
        course_id: event.course_id,
        course_title: cell.breakdown_value,
        course_type: cell.breakdown_value.includes('workshop') ? 'briefing' : 'classroom',
        course_date: event.course_date,
        duration_hours: cell.breakdown_value.includes('12hrs')
          ? 12
          : cell.breakdown_value.includes('6-5hrs')
            ? 6.5
            : 6,
        agency,
        attended: attended ? 'Yes' : 'No',
      });
    for (let i = 0; i < attendances[place]!; i += 1) {
      book(events[i % events.length]!, delegates.pop()!, true);
    }
    for (const event of events.filter(() => random.chance(0.5))) {
      book(event, random.weighted(AGENCIES), false);
    }
  });
  return { extract: 'training_attendance', rows };
}

/** Child deaths whose review was completed in 2017-18, by category as printed, and some still to be reviewed. */
export function childDeaths(cells: readonly PrintedCell[], seed: string): Table {
  const { covers_from, covers_to } = DROPS[4]!;
  const random = new Random(`${seed} child deaths`);
  const categories = cells
    .filter(
      (cell) =>
        cell.class === 'record_level' &&
        cell.measure_id === 'cdop-reviews-completed' &&
        cell.breakdown === 'category',
    )
    .flatMap((cell) => Array.from({ length: Number(cell.expected) }, () => cell.breakdown_value));
  const rows = [...categories, ...Array.from({ length: 9 }, () => '')].map((category, i): Row => {
    const reviewed = category === '' ? null : random.between(covers_from + 10, covers_to);
    const died =
      reviewed === null
        ? random.between(covers_to - 200, covers_to - 10)
        : reviewed - random.between(90, 400);
    const age = category === '8' || random.chance(0.5) ? random.between(0, 27) : random.between(200, 6000);
    return {
      death_id: `CD${300 + i}`,
      date_of_birth: on(died - age),
      date_of_death: on(died),
      notified_date: on(Math.min(covers_to, died + random.between(0, 5))),
      expected: random.chance(0.6) ? 'Yes' : 'No',
      area_of_residence: 'E10000031',
      review_completed_date: on(reviewed),
      category,
      modifiable_factors: category === '' ? '' : random.chance(0.2) ? 'Yes' : 'No',
    };
  });
  return { extract: 'child_deaths', rows };
}

/** Meetings of the child death overview panel, shared by three boards. */
export function panelMeetings(printed: PrintedTables, seed: string): Table {
  const { covers_from, covers_to } = DROPS[4]!;
  const random = new Random(`${seed} panels`);
  const rows: Row[] = [];
  for (let i = 0; i < printed.count('cdop-panels', YEAR_END); i += 1) {
    const date = random.between(covers_from + 5, covers_to - 5);
    for (const agency of [
      'childrens_social_care',
      'police',
      'public_health',
      'acute_trust',
      'board_business_unit',
    ]) {
      const attendance = random.weighted({ attended: 80, substitute: 8, apologies: 12 });
      rows.push({
        meeting_type: 'child_death_overview_panel',
        meeting_id: `CDOP-${i + 1}`,
        meeting_date: on(date),
        agency,
        attendance,
      });
    }
  }
  return { extract: 'meeting_attendance', rows };
}

/** Actions that the child death panel raised. */
export function panelActions(printed: PrintedTables, seed: string): Table {
  const { covers_from, covers_to } = DROPS[4]!;
  const random = new Random(`${seed} actions`);
  const rows = Array.from({ length: printed.count('cdop-actions', YEAR_END) }, (_, i): Row => {
    const raised = random.between(covers_from + 5, covers_to - 5);
    const closed = random.chance(0.7) ? Math.min(covers_to, raised + random.between(20, 120)) : null;
    return {
      entry_id: `ACT${i + 1}`,
      register_type: 'child_death_action',
      raised_date: on(raised),
      agency: random.pick(['public_health', 'acute_trust', 'childrens_social_care', 'police']),
      level: 'not_rated',
      status: closed === null ? 'open' : 'resolved',
      closed_date: on(closed),
    };
  });
  return { extract: 'register_entries', rows };
}

/** Serious case reviews commissioned in 2017-18. */
export function caseReviews(printed: PrintedTables, seed: string): Table {
  const { covers_from, covers_to } = DROPS[4]!;
  const random = new Random(`${seed} reviews`);
  const count = printed.count('scr-count', YEAR_END, 'review_stage', 'commissioned');
  const rows = Array.from({ length: count }, (_, i): Row => {
    const commissioned = random.between(covers_from + 30, covers_to - 30);
    return {
      incident_id: `SI${40 + i}`,
      incident_date: on(commissioned - random.between(30, 90)),
      notified_date: on(commissioned - random.between(14, 28)),
      review_type: 'serious_case_review',
      commissioned_date: on(commissioned),
    };
  });
  return { extract: 'serious_incidents', rows };
}
