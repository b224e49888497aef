import type { Drop } from '../demo-year/drops.ts';
import { belongs, EXTRACTS } from '../demo-year/held-rows.ts';
import type { Row, Stamp } from '../demo-year/rows.ts';

/** Columns told only once their day has come, and what the row says of others until then. */
const LATER: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  assessments: { authorised_date: { factors: '', outcome: '' } },
  section_47_enquiries: { end_date: { outcome: '' } },
  child_protection_plans: { end_date: {} },
  looked_after_episodes: { end_date: { reason_ceased: '' } },
  children_in_need_episodes: { end_date: { end_reason: '' } },
  statutory_reviews: { held_date: {} },
  early_help_episodes: { assessment_completed_date: {}, end_date: { end_reason: '' } },
  exploitation_cases: { close_date: {} },
  private_fostering_arrangements: { notification_date: {}, aware_date: {}, start_date: {}, end_date: {} },
  children_not_in_school: { end_date: {} },
  support_service_episodes: { end_date: { outcome: '' } },
  child_deaths: { review_completed_date: { category: '', modifiable_factors: '' } },
  compliance_returns: { submitted_date: { status: 'started' } },
};

/** The rows of an extract as a file with this window tells them. */
export function tell(extract: string, rows: readonly Row[], window: Drop): Row[] {
  const rule = EXTRACTS[extract]!;
  const later = Object.entries(LATER[extract] ?? {});
  return rows
    .map((row) => {
      const ahead = later.filter(([column]) => dayIn(row, column) > window.covers_to);
      return Object.assign({}, row, ...ahead.map(([column, until]) => ({ [column]: null, ...until }))) as Row;
    })
    .filter((row) => rule.coverage.length === 0 || belongs(rule, row, window));
}

function dayIn(row: Row, column: string): number {
  const cell = row[column] ?? null;
  return cell !== null && typeof cell === 'object' ? (cell as Stamp).day : Number.NEGATIVE_INFINITY;
}
