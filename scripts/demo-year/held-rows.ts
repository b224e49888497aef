import type { Drop } from './drops.ts';
import type { Row, Stamp, Table } from './rows.ts';

/** One version of a row: held from a drop until it was replaced or withdrawn. */
export interface HeldRow {
  readonly row: Row;
  readonly from: number;
  until: number;
}

export interface Extract {
  readonly key: readonly string[];
  /** Columns that place a row in a window: one date, or the start and end of a spell; none for undated rows. */
  readonly coverage: readonly string[];
}

/** The key and the coverage of the extracts that the made years hold (returns contract). */
export const EXTRACTS: Readonly<Record<string, Extract>> = {
  children: { key: ['child_id'], coverage: [] },
  contacts: { key: ['contact_id', 'child_id'], coverage: ['contact_date'] },
  referrals: { key: ['referral_id', 'child_id'], coverage: ['referral_date'] },
  assessments: { key: ['assessment_id', 'child_id'], coverage: ['start_date', 'authorised_date'] },
  section_47_enquiries: { key: ['section_47_enquiry_id', 'child_id'], coverage: ['start_date', 'end_date'] },
  child_protection_conferences: { key: ['conference_id', 'child_id'], coverage: ['conference_date'] },
  child_protection_plans: {
    key: ['child_protection_plan_id', 'child_id'],
    coverage: ['start_date', 'end_date'],
  },
  looked_after_episodes: { key: ['child_id', 'start_date'], coverage: ['start_date', 'end_date'] },
  missing_episodes: { key: ['missing_episode_id', 'child_id'], coverage: ['started_at', 'ended_at'] },
  missing_person_reports: { key: ['missing_report_id'], coverage: ['reported_at'] },
  exploitation_cases: {
    key: ['exploitation_case_id', 'child_id'],
    coverage: ['referral_date', 'close_date'],
  },
  private_fostering_arrangements: {
    key: ['private_fostering_arrangement_id', 'child_id'],
    coverage: ['enquiry_date', 'end_date'],
  },
  homelessness_presentations: { key: ['presentation_id'], coverage: ['presentation_date', 'closed_date'] },
  crimes_involving_children: { key: ['record_id'], coverage: ['recorded_date'] },
  domestic_abuse_incidents: { key: ['incident_id'], coverage: ['incident_date'] },
  training_attendance: { key: ['booking_id'], coverage: ['course_date'] },
  child_deaths: { key: ['death_id'], coverage: ['date_of_death', 'review_completed_date'] },
  meeting_attendance: { key: ['meeting_type', 'meeting_id', 'agency'], coverage: ['meeting_date'] },
  register_entries: { key: ['entry_id'], coverage: ['raised_date', 'closed_date'] },
  serious_incidents: { key: ['incident_id'], coverage: [] },
  children_in_need_episodes: {
    key: ['children_in_need_episode_id', 'child_id'],
    coverage: ['start_date', 'end_date'],
  },
  statutory_visits: { key: ['visit_id', 'child_id'], coverage: ['visit_date'] },
  statutory_reviews: { key: ['review_id', 'child_id'], coverage: ['due_date'] },
  early_help_requests: { key: ['early_help_request_id', 'child_id'], coverage: ['request_date'] },
  early_help_episodes: { key: ['early_help_episode_id', 'child_id'], coverage: ['start_date', 'end_date'] },
  designated_officer_contacts: { key: ['designated_officer_contact_id'], coverage: ['contact_date'] },
  exploitation_assessments: {
    key: ['exploitation_assessment_id', 'child_id'],
    coverage: ['assessment_date'],
  },
  support_service_episodes: {
    key: ['support_service_episode_id'],
    coverage: ['referral_date', 'end_date'],
  },
  return_interviews: { key: ['return_interview_id'], coverage: ['episode_start_date'] },
  children_not_in_school: { key: ['record_id'], coverage: ['start_date', 'end_date'] },
  youth_justice_outcomes: { key: ['outcome_id'], coverage: ['outcome_date'] },
  audited_cases: { key: ['audit_id', 'case_id'], coverage: ['audit_date'] },
  compliance_returns: { key: ['compliance_return_id'], coverage: ['requested_date', 'submitted_date'] },
};

function dayOf(row: Row, column: string | undefined): number | null {
  const cell = column === undefined ? null : row[column];
  return cell !== null && typeof cell === 'object' ? (cell as Stamp).day : null;
}

/** True where a row lies in the window of a drop. Undated rows never do. */
export function belongs(extract: Extract, row: Row, drop: Pick<Drop, 'covers_from' | 'covers_to'>): boolean {
  const [first, last] = extract.coverage;
  const start = dayOf(row, first);
  if (first === undefined || start === null) {
    return false;
  }
  const end = last === undefined ? start : dayOf(row, last);
  return start <= drop.covers_to && (end === null || end >= drop.covers_from);
}

/**
 * What is held after each drop, by the rules for submissions: a row replaces the one with its key, and a held
 * row of the window that a drop leaves out is withdrawn.
 */
export class HeldRows {
  readonly versions = new Map<string, HeldRow[]>();
  private readonly current = new Map<string, Map<string, HeldRow>>();

  receive(drop: Drop, tables: readonly Table[]): { withdrawn: number; replaced: number } {
    let withdrawn = 0;
    let replaced = 0;
    for (const { extract, rows } of tables) {
      const rule = EXTRACTS[extract];
      if (rule === undefined) {
        continue;
      }
      const held = this.current.get(extract) ?? new Map<string, HeldRow>();
      const versions = this.versions.get(extract) ?? [];
      const sent = new Set<string>();
      for (const row of rows) {
        const key = JSON.stringify(rule.key.map((column) => row[column]));
        if (sent.has(key)) {
          throw new RangeError(`${extract}: the key ${key} twice in drop ${drop.name}`);
        }
        sent.add(key);
        const before = held.get(key);
        if (before !== undefined && JSON.stringify(before.row) === JSON.stringify(row)) {
          continue;
        }
        if (before !== undefined) {
          before.until = drop.index;
          replaced += 1;
        }
        const version = { row, from: drop.index, until: 9 };
        held.set(key, version);
        versions.push(version);
      }
      for (const [key, version] of held) {
        if (!sent.has(key) && belongs(rule, version.row, drop)) {
          version.until = drop.index;
          held.delete(key);
          withdrawn += 1;
        }
      }
      this.current.set(extract, held);
      this.versions.set(extract, versions);
    }
    return { withdrawn, replaced };
  }
}
