import { type Day, day } from '../demo-year/days.ts';
import type { Drop } from '../demo-year/drops.ts';

/** The first day of which anything is told. */
export const HISTORY = day('2014-04-01');
/** The year that the board reported. */
export const YEAR_START = day('2016-04-01');
export const YEAR_END = day('2017-03-31');
/** The day before the year, for the stocks that the report compares with. */
export const BEFORE = day('2016-03-31');

function drop(index: number, name: string, from: Day, to: Day, received_at: string): Drop {
  return { index, name, covers_from: from, covers_to: to, period_start: from, received_at, quarter: '' };
}

/** Two years of history, the year itself, and the returns of the summer in which the report was written. */
export const DROPS: readonly Drop[] = [
  drop(0, '01-history-2014-16', HISTORY, BEFORE, '2016-05-16T09:00:00'),
  drop(1, '02-2016-17', YEAR_START, YEAR_END, '2017-05-15T09:00:00'),
  drop(2, '03-summer-2017', YEAR_START, day('2017-07-31'), '2017-08-11T09:00:00'),
];

/** The clock of the backtest. */
export const CLOCK = '2017-08-15T09:00:00';

/** Where an extract is told from a later day than the history begins. */
const SINCE: Readonly<Record<string, string>> = {
  // The report prints nothing for the first quarter: "not available".
  missing_person_reports: '2016-07-01',
  // The police's problem profile is of the calendar year.
  crimes_involving_children: '2016-01-01',
  child_protection_conferences: '2015-04-01',
  statutory_visits: '2015-04-01',
  statutory_reviews: '2015-04-01',
  early_help_requests: '2015-04-01',
  early_help_episodes: '2015-04-01',
  designated_officer_contacts: '2015-04-01',
  private_fostering_arrangements: '2015-04-01',
  children_not_in_school: '2015-04-01',
  child_deaths: '2015-04-01',
};

/** Extracts of which the history holds nothing: their first file is that of the year. */
const THIS_YEAR_ONLY = new Set([
  'domestic_abuse_incidents',
  'return_interviews',
  'support_service_episodes',
  'youth_justice_outcomes',
  'training_attendance',
  'audited_cases',
  'compliance_returns',
  'meeting_attendance',
  'register_entries',
  'serious_incidents',
]);

/** What changed after the year was told: these are sent again in the summer. */
const SUMMER = new Set(['compliance_returns']);

/** The window in which a drop tells an extract, or null where it does not send it. */
export function windowOf(extract: string, { index, covers_from, covers_to }: Drop): Drop | null {
  const since = day(SINCE[extract] ?? '2014-04-01');
  const sent = [!THIS_YEAR_ONLY.has(extract) && since <= covers_to, true, SUMMER.has(extract)][index];
  return sent ? { ...DROPS[index]!, covers_from: Math.max(since, covers_from) } : null;
}
