import {
  caseReviews,
  childDeaths,
  panelActions,
  panelMeetings,
  trainingAttendance,
} from './board-records.ts';
import { careRows, missingReportRows, missingRows } from './care-rows.ts';
import { childId, childRow } from './child-rows.ts';
import type { Drop } from './drops.ts';
import { exploitationRows } from './exploitation.ts';
import { assessmentRows, contactRows, referralRows } from './front-door-rows.ts';
import { COUNTY } from './geography.ts';
import { HOUSING_AUTHORITIES, homelessnessTable } from './homelessness.ts';
import { domesticAbuse, markedCrimes } from './police-records.ts';
import { privateFosteringRows } from './private-fostering.ts';
import { conferenceRows, enquiryRows, needRows, planRows } from './protection-rows.ts';
import type { Row, Table } from './rows.ts';
import type { World } from './world.ts';

const SOCIAL_CARE: Readonly<Record<string, (world: World, drop: Drop) => Row[]>> = {
  contacts: contactRows,
  referrals: referralRows,
  assessments: assessmentRows,
  children_in_need_episodes: needRows,
  section_47_enquiries: enquiryRows,
  child_protection_conferences: conferenceRows,
  child_protection_plans: planRows,
  looked_after_episodes: careRows,
  missing_episodes: missingRows,
  exploitation_cases: (world, drop) => exploitationRows(world.exploitation, drop),
  // Printed for the year before only.
  private_fostering_arrangements: (world, drop) =>
    drop.index === 0 ? privateFosteringRows(world.privateFostering) : [],
};

/** Social care's extracts as one drop tells them; `children` has every child that another of them names. */
export function socialCareTables(world: World, drop: Drop): Table[] {
  const tables = Object.entries(SOCIAL_CARE)
    .map(([extract, rows]) => ({ extract, rows: rows(world, drop) }))
    .filter((table) => table.rows.length > 0);
  const named = new Set(tables.flatMap((table) => table.rows.map((row) => row.child_id)));
  const children = world.people.children.filter((child) => named.has(childId(child)));
  return [{ extract: 'children', rows: children.map((child) => childRow(child, drop)) }, ...tables];
}

/** The extracts of the police. */
export function policeTables(world: World, drop: Drop): Table[] {
  const crimes = markedCrimes(world.printed, drop, world.seed);
  return [
    { extract: 'missing_person_reports', rows: missingReportRows(world, drop) },
    ...(crimes === null ? [] : [crimes]),
    ...(drop.index === 4 ? [domesticAbuse(world.printed, world.seed)] : []),
  ];
}

/** Homeless young people by the authority that sends them, the county's own from social care; 2016-17 only. */
export function homelessnessTables(world: World, drop: Drop): { folder: string; table: Table }[] {
  if (drop.index !== 0) {
    return [];
  }
  return [
    ...HOUSING_AUTHORITIES.map(({ code, folder }) => ({
      folder: `housing/${folder}`,
      table: homelessnessTable(code, world.printed),
    })),
    { folder: 'childrens_social_care', table: homelessnessTable(COUNTY.code, world.printed) },
  ];
}

/** The extracts of the board's own unit, sent once for the year. */
export function boardTables(world: World, drop: Drop): Table[] {
  if (drop.index !== 4) {
    return [];
  }
  const { printed, cells, seed } = world;
  return [
    trainingAttendance(cells, printed, seed),
    childDeaths(cells, seed),
    panelMeetings(printed, seed),
    panelActions(printed, seed),
    caseReviews(printed, seed),
  ];
}

/** Every extract of a drop, those of several senders put together. */
export function allTables(world: World, drop: Drop): Table[] {
  const homeless = homelessnessTables(world, drop).flatMap(({ table }) => table.rows);
  return [
    ...socialCareTables(world, drop),
    ...policeTables(world, drop),
    ...(homeless.length > 0 ? [{ extract: 'homelessness_presentations', rows: homeless }] : []),
    ...boardTables(world, drop),
  ];
}
