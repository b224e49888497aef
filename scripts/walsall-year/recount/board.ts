import { addYears } from '../../demo-year/days.ts';
import type { Row } from '../../demo-year/rows.ts';
import { type Counter, datedIn, dayOf, figures, one, openAt, type Question, split } from './held.ts';

const audits = (q: Question) => q.held.rows('audited_cases').filter((row) => datedIn(q, row, 'audit_date'));
const deaths = (q: Question) => q.held.rows('child_deaths').filter((row) => datedIn(q, row, 'date_of_death'));
const reviewed = (q: Question) =>
  q.held.rows('child_deaths').filter((row) => datedIn(q, row, 'review_completed_date'));
const neonatal = (row: Row) => dayOf(row, 'date_of_death')! - dayOf(row, 'date_of_birth')! <= 27;
const bookings = (q: Question) =>
  q.held
    .rows('training_attendance')
    .filter((row) => datedIn(q, row, 'course_date') && row.course_type !== 'e_learning');
const asked = ({ held, to }: Question, type: string) =>
  held
    .rows('compliance_returns')
    .filter(
      (row) => row.return_type === type && datedIn({ from: addYears(to, -1) + 1, to }, row, 'requested_date'),
    );
const boards = (q: Question) =>
  q.held
    .rows('meeting_attendance')
    .filter((row) => row.meeting_type === 'board' && datedIn(q, row, 'meeting_date'))
    .filter((row) => row.attendance !== 'not_required');
const came = (rows: readonly Row[]) =>
  rows.filter((row) => /^(attended|substitute)$/.test(String(row.attendance))).length;

function financialYear(row: Row): string {
  const date = new Date(dayOf(row, 'date_of_death')! * 86_400_000);
  const year = date.getUTCFullYear() - (date.getUTCMonth() < 3 ? 1 : 0);
  return `${year}-${String(year + 1).slice(2)}`;
}

/** What the board's own unit sends. */
export const board: Readonly<Record<string, Counter>> = {
  'training-attendees': (q) =>
    figures(
      split(
        bookings(q).filter((row) => row.attended === 'Yes'),
        q.by,
      ),
    ),
  'training-courses': (q) =>
    figures(split(bookings(q), q.by), (rows) => new Set(rows.map((row) => row.course_id)).size),
  'elearning-completed': (q) =>
    one(
      q.held
        .rows('training_attendance')
        .filter(
          (row) =>
            datedIn(q, row, 'course_date') && row.course_type === 'e_learning' && row.attended === 'Yes',
        ).length,
    ),
  'audit-cases': (q) => figures(split(audits(q), q.by)),
  'audit-judgements': (q) => figures(split(audits(q), q.by)),
  'audit-judgements-pct': (q) => figures(split(audits(q), q.by), undefined, () => audits(q).length),
  'audit-good-multiagency-pct': (q) =>
    figures(
      split(audits(q), q.by),
      (rows) => rows.filter((row) => row.good_multi_agency_working === 'Yes').length,
      (rows) => rows.length,
    ),
  'audit-lacking-agency-engagement-pct': (q) =>
    one(audits(q).filter((row) => row.agencies_not_engaged !== '').length, audits(q).length),
  's11-returns-pct': (q) => {
    const rows = asked(q, 'section_11');
    return one(rows.filter((row) => (dayOf(row, 'submitted_date') ?? q.to + 1) <= q.to).length, rows.length);
  },
  's175-returns': (q) => figures(split(asked(q, 'section_175'), q.by)),
  'scr-count': (q) => {
    const rows = q.held.rows('serious_incidents').filter((row) => datedIn(q, row, 'completed_date'));
    return figures(split(rows, q.by, () => 'completed'));
  },
  'child-deaths-notified': (q) => one(deaths(q).length),
  'child-deaths-expected-pct': (q) =>
    one(deaths(q).filter((row) => row.expected === 'Yes').length, deaths(q).length),
  'child-deaths-neonatal': (q) => one(deaths(q).filter(neonatal).length),
  'child-deaths-neonatal-pct': (q) => one(deaths(q).filter(neonatal).length, deaths(q).length),
  'cdop-reviews-completed': (q) => figures(split(reviewed(q), q.by, financialYear)),
  'cdop-modifiable-pct': (q) =>
    one(reviewed(q).filter((row) => row.modifiable_factors === 'Yes').length, reviewed(q).length),
  'board-attendance': (q) => figures(split(boards(q), q.by), came),
  'board-attendance-pct': (q) => figures(split(boards(q), q.by), came, (rows) => rows.length),
  'risks-logged': (q) =>
    figures(
      split(
        q.held
          .rows('register_entries')
          .filter((row) => row.register_type === 'risk' && openAt(q.to, row, 'raised_date', 'closed_date')),
        q.by,
      ),
    ),
};
