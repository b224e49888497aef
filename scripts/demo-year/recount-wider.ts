import { iso } from './days.ts';
import { DROPS } from './drops.ts';
import type { Question } from './recount.ts';

/** Rows of one extract as held after a drop. */
export function held(extract: string, alias: string, drop: number): string {
  return `(SELECT * FROM ${extract} WHERE held_from <= ${drop} AND ${drop} < held_until) ${alias}`;
}

/** The SQL of the measures beyond plans and referrals, or null for a measure that is not one of them. */
export function widerSql({ measure, breakdown, start, end, drop }: Question): string | null {
  const day = `DATE '${end}'`;
  const inPeriod = (column: string) => `${column} BETWEEN DATE '${start}' AND ${day}`;
  const openOn = (from: string, to: string) => `${from} <= ${day} AND (${to} IS NULL OR ${to} > ${day})`;
  const lookedAfter = `SELECT child_id FROM ${held('looked_after_episodes', 'l', drop)}
    WHERE ${openOn('start_date', 'end_date')} AND legal_status NOT IN ('V3', 'V4')`;
  const count = (extract: string, value: string, numerator: string, where: string, denominator = 'NULL') =>
    `SELECT ${value} AS value, ${numerator} AS numerator, ${denominator} AS denominator
     FROM ${held(extract, 'x', drop)} WHERE ${where} GROUP BY 1`;
  switch (measure) {
    case 'lac-open':
    case 'lac-residential':
    case 'lac-residential-pct': {
      const residential = "FILTER (WHERE placement_type IN ('H5', 'K1', 'K2', 'K3', 'R1', 'S1'))";
      return `SELECT 'all' AS value, count(DISTINCT child_id) ${measure === 'lac-open' ? '' : residential} AS numerator,
        count(DISTINCT child_id) AS denominator FROM ${held('looked_after_episodes', 'e', drop)}
        WHERE ${openOn('start_date', 'end_date')} AND legal_status NOT IN ('V3', 'V4')`;
    }
    case 'cin-new-open-2m': {
      const last = `coalesce(end_date, DATE '${iso(DROPS[drop]!.covers_to)}')`;
      const where = `${inPeriod('start_date')} AND ${last} >= start_date + INTERVAL 2 MONTH`;
      return count('children_in_need_episodes', "'all'", 'count(*)', where);
    }
    case 'cin-open-excl-cp-lac': {
      const plans = `SELECT child_id FROM ${held('child_protection_plans', 'p', drop)} WHERE ${openOn('start_date', 'end_date')}`;
      const where = `${openOn('start_date', 'end_date')} AND child_id NOT IN (${plans}) AND child_id NOT IN (${lookedAfter})`;
      return count('children_in_need_episodes', "'all'", 'count(DISTINCT child_id)', where);
    }
    case 'cse-open':
    case 'cse-open-lac-pct': {
      const cared = `child_id IN (${lookedAfter})`;
      const value = breakdown === 'looked_after' ? `CASE WHEN ${cared} THEN 'yes' ELSE 'no' END` : "'all'";
      const children = 'count(DISTINCT child_id)';
      const numerator = measure === 'cse-open' ? children : `${children} FILTER (WHERE ${cared})`;
      const where = `${openOn('open_date', 'close_date')} AND exploitation_type = 'sexual'`;
      return count('exploitation_cases', value, numerator, where, children);
    }
    case 'cse-police-investigations':
    case 'cse-police-incidents': {
      const type = measure.endsWith('incidents') ? 'incident' : 'crime';
      const where = `${inPeriod('recorded_date')} AND exploitation_marker = 'sexual' AND record_type = '${type}'`;
      return count('crimes_involving_children', "'all'", 'count(DISTINCT crime_id)', where);
    }
    case 'da-dash-referrals': {
      const where = `${inPeriod('notification_date')} AND coalesce(risk_level, '') <> ''`;
      return count('domestic_abuse_incidents', "'all'", 'count(*)', where);
    }
    case 'pf-notifications':
      return count('private_fostering_arrangements', "'all'", 'count(*)', inPeriod('notification_date'));
    case 'pf-arrangements-started':
      return count('private_fostering_arrangements', "'all'", 'count(*)', inPeriod('start_date'));
    case 'pf-arrangements-ended': {
      const where = `start_date IS NOT NULL AND ${inPeriod('end_date')}`;
      return count('private_fostering_arrangements', "'all'", 'count(*)', where);
    }
    case 'pf-open': {
      // Under 16, or under 18 with a disability; no date of birth counts.
      const young = `SELECT child_id FROM ${held('children', 'c', drop)} WHERE date_of_birth IS NULL
        OR date_of_birth + INTERVAL 16 YEAR > ${day}
        OR (date_of_birth + INTERVAL 18 YEAR > ${day} AND coalesce(disabilities, '') NOT IN ('', 'NONE'))`;
      const where = `${openOn('start_date', 'end_date')} AND child_id IN (${young})`;
      return count('private_fostering_arrangements', "'all'", 'count(DISTINCT child_id)', where);
    }
    case 'homeless-16-17': {
      const where = `${openOn('presentation_date', 'closed_date')} AND age IN (16, 17)`;
      return count('homelessness_presentations', 'housing_authority', 'count(DISTINCT child_id)', where);
    }
    case 'training-courses': {
      const counted = breakdown === 'training_unit' ? 'course_title' : 'course_id';
      const value = { all: "'all'", training_unit: "'titles'" }[breakdown] ?? breakdown;
      const where = `${inPeriod('course_date')} AND course_type <> 'e_learning'`;
      return count('training_attendance', value, `count(DISTINCT ${counted})`, where);
    }
    case 'training-attendees':
    case 'training-agency-share-pct': {
      const where = `${inPeriod('course_date')} AND course_type <> 'e_learning' AND attended = 'Yes'`;
      return count('training_attendance', breakdown, 'count(*)', where);
    }
    case 'cdop-reviews-completed': {
      const value = breakdown === 'all' ? "'all'" : breakdown;
      return count('child_deaths', value, 'count(*)', inPeriod('review_completed_date'));
    }
    case 'cdop-panels': {
      const where = `meeting_type = 'child_death_overview_panel' AND ${inPeriod('meeting_date')}`;
      return count('meeting_attendance', "'all'", 'count(DISTINCT meeting_id)', where);
    }
    case 'cdop-actions': {
      const where = `register_type = 'child_death_action' AND ${inPeriod('raised_date')}`;
      return count('register_entries', "'all'", 'count(*)', where);
    }
    case 'scr-count': {
      const types = "('serious_case_review', 'safeguarding_practice_review')";
      const where = `review_type IN ${types} AND ${inPeriod('commissioned_date')}`;
      return count('serious_incidents', "'commissioned'", 'count(*)', where);
    }
    default:
      return null;
  }
}
