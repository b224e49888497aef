import type { XmlElement } from '../../reading/index.ts';
import { direct, type LayoutTable } from '../layout.ts';
import { childrenOf, leavesOf, textOf, type XmlLayout, type XmlRow } from '../xml-layout.ts';

// The tables of the SSDA903 return on children looked after, 2017 to 2027. Source: the ssda903 schemas of
// data-to-insight's liia-tools-pipeline and csc-validator-be-903 (MIT).

const ssda903 = { layout: 'ssda903', agency: 'childrens_social_care' } as const;
const columns = (required: readonly string[], optional: readonly string[]) => [
  ...required.map((name) => ({ name, header: name, required: true })),
  ...optional.map((name) => ({ name, header: name })),
];
const childId = { child_id: 'CHILD' } as const;

const header: LayoutTable = {
  ...ssda903,
  table: 'header',
  columns: columns(['CHILD', 'SEX', 'DOB', 'ETHNIC'], ['UPN', 'MOTHER', 'MC_DOB']),
  to: [direct('children', { ...childId, upn: 'UPN', date_of_birth: 'DOB', sex: 'SEX', ethnicity: 'ETHNIC' })],
};

const episodes: LayoutTable = {
  ...ssda903,
  table: 'episodes',
  columns: columns(
    ['CHILD', 'DECOM', 'RNE', 'LS', 'PLACE'],
    ['CIN', 'PLACE_PROVIDER', 'DEC', 'REC', 'REASON_PLACE_CHANGE', 'HOME_POST', 'PL_POST', 'URN'],
  ),
  to: [
    direct(
      'looked_after_episodes',
      {
        ...childId,
        start_date: 'DECOM',
        reason_new_episode: 'RNE',
        legal_status: 'LS',
        category_of_need: 'CIN',
        placement_type: 'PLACE',
        end_date: 'DEC',
        reason_ceased: 'REC',
      },
      { absent: ['placement_location', 'permanence_plan'] },
    ),
  ],
  limit: 'Postcodes are not read.',
};

const missing: LayoutTable = {
  ...ssda903,
  table: 'missing',
  columns: columns(['CHILD', 'MISSING', 'MIS_START', 'MIS_END'], ['DOB']),
  to: [
    direct(
      'missing_episodes',
      { ...childId, missing_type: 'MISSING', started_at: 'MIS_START', ended_at: 'MIS_END' },
      { constants: { setting: 'care' } },
    ),
  ],
  limit: 'It has days without times, and only children in care.',
};

/** Held apart: it sets the flag of episodes that begin on or before DUC, whichever file comes first (rulings). */
const uasc: LayoutTable = {
  ...ssda903,
  table: 'uasc',
  columns: columns(['CHILD', 'DUC'], ['DOB', 'SEX']),
  to: [],
  heldApart: { extract: 'looked_after_episodes', columns: { child_id: 'CHILD', until_date: 'DUC' } },
  limit: 'It marks episodes up to the day in DUC as those of an unaccompanied child.',
};

const reviews: LayoutTable = {
  ...ssda903,
  table: 'reviews',
  columns: columns(['CHILD', 'REVIEW', 'REVIEW_CODE'], ['DOB']),
  to: [],
  notLoaded: 'CANNOT_LOAD',
  limit:
    'It has no day by which a review was due, so whether reviews were in time cannot be told. Send statutory_reviews.',
};

function notNeeded(table: string, required: readonly string[], optional: readonly string[]): LayoutTable {
  return {
    ...ssda903,
    table,
    columns: columns(required, optional),
    to: [],
    notLoaded: 'NOT_NEEDED',
    limit: 'No measure of the board uses it.',
  };
}

export const ssda903Tables: readonly LayoutTable[] = [
  header,
  episodes,
  missing,
  uasc,
  reviews,
  notNeeded(
    'oc2',
    ['CHILD', 'SDQ_SCORE', 'CONVICTED'],
    [
      'DOB',
      'SDQ_REASON',
      'HEALTH_CHECK',
      'IMMUNISATIONS',
      'TEETH_CHECK',
      'HEALTH_ASSESSMENT',
      'SUBSTANCE_MISUSE',
      'INTERVENTION_RECEIVED',
      'INTERVENTION_OFFERED',
    ],
  ),
  notNeeded('oc3', ['CHILD', 'IN_TOUCH', 'ACTIV', 'ACCOM'], ['DOB']),
  notNeeded(
    'ad1',
    ['CHILD', 'DATE_INT', 'DATE_MATCH'],
    ['DOB', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  ),
  notNeeded(
    'placed_adoption',
    ['CHILD', 'DATE_PLACED', 'DATE_PLACED_CEASED'],
    ['DOB', 'REASON_PLACED_CEASED'],
  ),
  notNeeded('prev_perm', ['CHILD', 'PREV_PERM'], ['DOB', 'LA_PERM', 'DATE_PERM']),
  notNeeded('social_worker', ['CHILD', 'SW_ID', 'SW_DECOM'], ['DOB', 'SW_DEC', 'SW_REASON']),
  notNeeded('dolo', ['CHILD', 'DOLO_START'], ['DOB', 'DOLO_END']),
];

/** Elements inside HEADER -> table. */
const repeated: Readonly<Record<string, string>> = {
  AREVIEW: 'reviews',
  AMISSING: 'missing',
  OC2: 'oc2',
  OC3: 'oc3',
  AD1: 'ad1',
  AD_PLACED: 'placed_adoption',
  PERMANENCE: 'prev_perm',
};

/** The return as XML: one CHILD with a HEADER and its EPISODEs; PL stands for PLACE there. */
export const ssda903Xml: XmlLayout = {
  layout: 'ssda903',
  agency: 'childrens_social_care',
  root: 'EXPSSDA903',
  records: ['CHILD'],
  tables: ssda903Tables,
  *rows(record) {
    const head = childrenOf(record, 'HEADER')[0];
    const leaves = leavesOf(head);
    const CHILD = textOf(head, 'CHILDID');
    yield { table: 'header', cells: { ...leaves, CHILD }, line: head?.line ?? record.line };
    for (const element of head?.children ?? []) {
      const table = repeated[element.name];
      if (table && element.children.length > 0) yield inside(table, element, CHILD);
    }
    if (leaves.DUC) yield { table: 'uasc', cells: { CHILD, DUC: leaves.DUC }, line: head!.line };
    for (const episode of childrenOf(record, 'EPISODE')) {
      const row = inside('episodes', episode, CHILD);
      yield { ...row, cells: { ...row.cells, PLACE: row.cells.PLACE ?? row.cells.PL ?? '' } };
    }
  },
};

function inside(table: string, element: XmlElement, CHILD: string): XmlRow {
  return { table, cells: { ...leavesOf(element), CHILD }, line: element.line };
}
