import { careRows, missingReportRows, missingRows } from './care-rows.ts';
import { childId, childRow } from './child-rows.ts';
import type { Drop } from './drops.ts';
import { assessmentRows, contactRows, referralRows } from './front-door-rows.ts';
import { conferenceRows, enquiryRows, planRows } from './protection-rows.ts';
import type { Row, Table } from './rows.ts';
import type { World } from './world.ts';

const SOCIAL_CARE: Readonly<Record<string, (world: World, drop: Drop) => Row[]>> = {
  contacts: contactRows,
  referrals: referralRows,
  assessments: assessmentRows,
  section_47_enquiries: enquiryRows,
  child_protection_conferences: conferenceRows,
  child_protection_plans: planRows,
  looked_after_episodes: careRows,
  missing_episodes: missingRows,
};

/** Social care's extracts as one drop tells them; `children` has every child that another of them names. */
export function socialCareTables(world: World, drop: Drop): Table[] {
  const tables = Object.entries(SOCIAL_CARE).map(([extract, rows]) => ({ extract, rows: rows(world, drop) }));
  const named = new Set(tables.flatMap((table) => table.rows.map((row) => row.child_id)));
  const children = world.people.children.filter((child) => named.has(childId(child)));
  return [{ extract: 'children', rows: children.map((child) => childRow(child, drop)) }, ...tables];
}

/** The extracts of the police. */
export function policeTables(world: World, drop: Drop): Table[] {
  return [{ extract: 'missing_person_reports', rows: missingReportRows(world, drop) }];
}
