import { addYears, plusWorkingDays } from '../../demo-year/days.ts';
import type { Row } from '../../demo-year/rows.ts';
import {
  type Counter,
  datedIn,
  dayOf,
  type Figure,
  figures,
  one,
  openAt,
  people,
  type Question,
  split,
  who,
} from './held.ts';

const LEVELS = ['no_risk', 'at_risk', 'significant', 'serious'];
const POSITIVE = ['needs_met', 'stepped_down_single_agency', 'stepped_down_universal'];

const screenings = ({ held }: Question) =>
  held.rows('exploitation_assessments').filter((row) => row.exploitation_type === 'sexual');
const atRisk = (row: Row) => LEVELS.indexOf(String(row.risk_level)) > 0;
const met = (q: Question) =>
  screenings(q).filter((row) => row.meeting_id !== '' && datedIn(q, row, 'assessment_date'));
const interviews = (q: Question) =>
  q.held.rows('return_interviews').filter((row) => datedIn(q, row, 'episode_start_date'));
const deputies = (q: Question) =>
  q.held.rows('designated_officer_contacts').filter((row) => datedIn(q, row, 'contact_date'));
const cases = (q: Question) =>
  deputies(q).filter(
    (row) => Number(row.meeting_count) >= 1 || row.contact_outcome === 'position_of_trust_meeting',
  );
const merged = (row: Row) =>
  /^(unfounded|false)$/.test(String(row.outcome)) ? 'unfounded_or_false' : String(row.outcome) || 'ongoing';
const episodes = ({ held }: Question) =>
  held.rows('early_help_episodes').filter((row) => row.assessment_type !== 'graded_care_profile_2');
const custody = (q: Question, types: RegExp) =>
  q.held
    .rows('youth_justice_outcomes')
    .filter((row) => datedIn(q, row, 'outcome_date') && types.test(String(row.outcome_type)));
const SENTENCES = /^(detention_and_training_order|long_term_detention)$/;
const REMANDS = /^remand_youth_detention$/;

/** A child's rows in the order of their days and ids. */
function byChild(rows: readonly Row[]): Map<string, Row[]> {
  const sorted = [...rows].sort(
    (a, b) =>
      dayOf(a, 'assessment_date')! - dayOf(b, 'assessment_date')! ||
      String(a.exploitation_assessment_id).localeCompare(String(b.exploitation_assessment_id)),
  );
  return split(sorted, 'child', who);
}

function visitsDue(q: Question): { due: number; held: boolean }[] {
  const visits = q.held.rows('statutory_visits').filter((row) => row.visit_type === 'private_fostering');
  return q.held.rows('private_fostering_arrangements').flatMap((row) => {
    const id = row.private_fostering_arrangement_id;
    const days = visits
      .filter((visit) => visit.private_fostering_arrangement_id === id)
      .map((visit) => dayOf(visit, 'visit_date')!)
      .sort((a, b) => a - b);
    const aware = dayOf(row, 'aware_date') ?? dayOf(row, 'notification_date')!;
    const end = dayOf(row, 'end_date') ?? Number.POSITIVE_INFINITY;
    return days
      .map((date, i) => {
        const due = date + (date <= addYears(aware, 1) ? 42 : 84);
        return { due, held: days[i + 1] !== undefined && days[i + 1]! <= due };
      })
      .filter(({ due }) => due <= end);
  });
}

/** Early help, allegations, exploitation, missing children, private fostering and partner agencies. */
export const services: Readonly<Record<string, Counter>> = {
  'eh-assessments-completed': (q) =>
    one(
      episodes(q).filter(
        (row) =>
          datedIn(q, row, 'assessment_completed_date') && /_assessment$/.test(String(row.assessment_type)),
      ).length,
    ),
  'eh-lead-professional-pct': (q) => {
    const open = episodes(q).filter((row) => openAt(q.to, row, 'start_date', 'end_date'));
    return figures(split(open, q.by), undefined, () => open.length);
  },
  'eh-positive-closure-pct': (q) => {
    const closed = episodes(q).filter((row) => datedIn(q, row, 'end_date'));
    return one(closed.filter((row) => POSITIVE.includes(String(row.end_reason))).length, closed.length);
  },
  'lado-contacts': (q) => figures(split(deputies(q), q.by)),
  'lado-contacts-share-pct': (q) => figures(split(deputies(q), q.by), undefined, () => deputies(q).length),
  'lado-pot-meetings': (q) => one(cases(q).length),
  'lado-progressed-pct': (q) => one(cases(q).length, deputies(q).length),
  'lado-outcomes': (q) => figures(split(cases(q), q.by, merged)),
  'lado-outcomes-pct': (q) => figures(split(cases(q), q.by, merged), undefined, () => cases(q).length),
  'cse-identified': (q) =>
    one(people(screenings(q).filter((row) => atRisk(row) && datedIn(q, row, 'assessment_date')))),
  'cse-new': (q) =>
    one(
      [...byChild(screenings(q).filter(atRisk)).values()].filter(([first]) =>
        datedIn(q, first!, 'assessment_date'),
      ).length,
    ),
  'cse-risk-reduced': (q) =>
    one(
      [...byChild(screenings(q)).values()].filter((rows) =>
        rows.some(
          (row, i) =>
            i > 0 &&
            datedIn(q, row, 'assessment_date') &&
            LEVELS.indexOf(String(row.risk_level)) < LEVELS.indexOf(String(rows[i - 1]!.risk_level)),
        ),
      ).length,
    ),
  'cse-risk-level': (q) => {
    const known = screenings(q).filter((row) => dayOf(row, 'assessment_date')! <= q.to);
    const latest = [...byChild(known).values()].map((rows) => rows.at(-1)!);
    const now = latest.filter((row) => {
      const own = q.held.rows('exploitation_cases').filter((item) => who(item) === who(row));
      const close = own.some((item) =>
        datedIn({ from: dayOf(row, 'assessment_date')!, to: q.to }, item, 'close_date'),
      );
      const young = addYears(dayOf(q.held.childOf(row), 'date_of_birth')!, 18) > q.to;
      return (
        atRisk(row) && young && !(close && !own.some((item) => openAt(q.to, item, 'open_date', 'close_date')))
      );
    });
    return figures(split(now, q.by));
  },
  'mase-meetings': (q) => one(new Set(met(q).map((row) => row.meeting_id)).size),
  'mase-children': (q) => one(people(met(q))),
  'cse-1to1-completed': (q) =>
    one(
      q.held
        .rows('support_service_episodes')
        .filter((row) => row.outcome === 'completed' && datedIn(q, row, 'end_date')).length,
    ),
  'cse-1to1-completed-pct': (q) => {
    const cohort = q.held
      .rows('support_service_episodes')
      .filter((row) => datedIn(q, row, 'referral_date') && /^s/.test(String(row.risk_level_at_referral)));
    return one(cohort.filter((row) => row.outcome === 'completed').length, cohort.length);
  },
  'cse-victims': (q) =>
    one(
      people(
        q.held
          .rows('crimes_involving_children')
          .filter((row) => datedIn(q, row, 'recorded_date') && row.exploitation_marker === 'sexual')
          .filter((row) => row.role === 'victim' && Number(row.age) < 18),
      ),
    ),
  'missing-police-reported-children': (q) =>
    one(
      people(
        q.held
          .rows('missing_person_reports')
          .filter(
            (row) => datedIn(q, row, 'reported_at') && row.category === 'missing' && Number(row.age) < 18,
          ),
      ),
    ),
  'missing-provider-children': (q) => figures(split(interviews(q), q.by), people),
  'missing-provider-episodes': (q) => figures(split(interviews(q), q.by)),
  'missing-provider-repeat-children': (q) =>
    figures(
      split(interviews(q), q.by),
      (rows) => [...split(rows, 'child', who).values()].filter((r) => r.length > 1).length,
    ),
  'missing-referred-cse': (q) =>
    figures(split(interviews(q), q.by), (rows) =>
      people(rows.filter((row) => row.referred_on_for === 'sexual')),
    ),
  'pf-open': (q) =>
    one(
      people(
        q.held
          .rows('private_fostering_arrangements')
          .filter((row) => openAt(q.to, row, 'start_date', 'end_date'))
          .filter((row) => addYears(dayOf(q.held.childOf(row), 'date_of_birth')!, 16) > q.to),
      ),
    ),
  'pf-initial-visit-7d-pct': (q) => {
    const visits = q.held.rows('statutory_visits');
    const asked = q.held.rows('private_fostering_arrangements').flatMap((row) => {
      const notified = dayOf(row, 'notification_date');
      if (notified === null) return [];
      const due = plusWorkingDays(notified, 7);
      const visited = visits.some(
        (visit) =>
          visit.private_fostering_arrangement_id === row.private_fostering_arrangement_id &&
          datedIn({ from: notified, to: due }, visit, 'visit_date'),
      );
      const end = dayOf(row, 'end_date');
      const gone = end !== null && end < due && !visited;
      return due < q.from || due > q.to || gone ? [] : [visited];
    });
    return one(asked.filter(Boolean).length, asked.length);
  },
  'pf-subsequent-visit-pct': (q) => {
    const due = visitsDue(q).filter((visit) => q.from <= visit.due && visit.due <= q.to);
    return one(due.filter((visit) => visit.held).length, due.length);
  },
  'pf-new': (q) => {
    const rows = q.held.rows('private_fostering_arrangements').filter((row) => datedIn(q, row, 'start_date'));
    return figures(split(rows, q.by), undefined, () => rows.length);
  },
  'pf-new-via-early-help': (q) =>
    one(
      q.held
        .rows('private_fostering_arrangements')
        .filter(
          (row) =>
            datedIn(q, row, 'start_date') &&
            /^(early_help_service|caf_officer)$/.test(String(row.enquiry_source)),
        ).length,
    ),
  'cme-children': (q) =>
    one(
      people(
        q.held
          .rows('children_not_in_school')
          .filter(
            (row) => row.register === 'missing_education' && openAt(q.to, row, 'start_date', 'end_date'),
          ),
      ),
    ),
  'custody-sentenced-children': (q) => one(people(custody(q, SENTENCES))),
  'custody-sentences': (q) => one(custody(q, SENTENCES).length),
  'custody-remand-children': (q) => one(people(custody(q, REMANDS))),
  'custody-remand-occasions': (q) => one(custody(q, REMANDS).length),
  'da-incidents': (q) =>
    one(q.held.rows('domestic_abuse_incidents').filter((row) => datedIn(q, row, 'incident_date')).length),
  'da-incidents-share-pct': (q) => {
    const rows = q.held.rows('domestic_abuse_incidents').filter((row) => datedIn(q, row, 'incident_date'));
    const home = rows.filter((row) => row.children_in_household === 'Yes');
    const flagged = (column: string): Figure => ({
      numerator: home.filter((row) => row[column] === 'Yes').length,
      denominator: home.length,
    });
    return new Map([
      ['household', { numerator: home.length, denominator: rows.length }],
      ['present', flagged('child_present')],
      ['witnessed', flagged('child_witnessed')],
    ]);
  },
};
