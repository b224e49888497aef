import type { PlainDate } from '../../../domain/plain-date.ts';
import { makeDate } from '../../../domain/plain-date.ts';
import { type Cell, textCell } from '../../reading/index.ts';
import type { TargetRow } from '../layout.ts';
import type { JoinedTable } from './index.ts';

/** One row of a census table, by column. */
export type CensusRow = ReadonlyMap<string, string>;

export interface CensusTable {
  readonly rows: readonly { readonly row: number; readonly cells: CensusRow }[];
  /** Columns that the file has. */
  readonly columns: ReadonlySet<string>;
}

/** The term of a census, from a file name such as 2025_spring_pupilonroll.csv. */
export function censusTerm(fileName: string): string | undefined {
  const match = /(20\d{2})[_ -]?(autumn|spring|summer)/i.exec(fileName);
  return match ? `${match[1]}-${match[2]!.toLowerCase()}` : undefined;
}

/** The term of a census that covers up to a day: the last term that had ended by then. */
export function censusTermBefore(day: PlainDate): string {
  const [year, rest] = [Number(day.slice(0, 4)), day.slice(5)];
  if (rest >= '12-31') return `${year + 1}-spring`;
  if (rest >= '07-31') return `${year}-autumn`;
  if (rest >= '03-31') return `${year}-summer`;
  return `${year}-spring`;
}

/**
 * The last day of the term that a census is about, the term before it: the spring census tells of the autumn term to 31
 * December, the summer census of the spring term to 31 March, the autumn census of the summer term to 31 July (rulings).
 */
export function termEnd(term: string): PlainDate {
  const [year, season] = term.split('-') as [string, string];
  if (season === 'spring') return makeDate(Number(year) - 1, 12, 31);
  return season === 'summer' ? makeDate(Number(year), 3, 31) : makeDate(Number(year), 7, 31);
}

export interface JoinedAttendance {
  readonly rows: readonly { readonly row: number; readonly from: JoinedTable; readonly cells: TargetRow }[];
  /** Columns of pupil_attendance that the tables at hand cannot fill. */
  readonly absent: readonly string[];
}

/** Why the tables at hand make no attendance; the rows may come with a later file. */
export type CannotJoin = { readonly missing: string };

const sides = [
  { pupils: 'pupilonroll', details: 'termlysessiondetailsonroll', exclusions: 'termlyexclusionsonroll' },
  {
    pupils: 'pupilnolongeronroll',
    details: 'termlysessiondetailsoffroll',
    exclusions: 'termlyexclusionsoffroll',
  },
] as const;

/**
 * Joins the census tables of one term into rows of pupil_attendance: the child is the UPN; sessions missed are those
 * authorised and not, else the sum of the session details; FIXD and SUSP are suspensions, PERM is a permanent exclusion
 * (returns contract and rulings, school census).
 */
export function joinAttendance(
  tables: ReadonlyMap<JoinedTable, CensusTable>,
  term: string,
): JoinedAttendance | CannotJoin {
  const onRoll = tables.get('pupilonroll');
  if (!onRoll) return { missing: 'pupilonroll' };
  if (!tellsAbsence(onRoll) && !tables.has('termlysessiondetailsonroll'))
    return { missing: 'termlysessiondetailsonroll' };
  const hasExclusions = tables.has('termlyexclusionsonroll');
  const day = textCell(termEnd(term));
  const told = sides.filter(({ pupils, details }) => tellsAbsence(tables.get(pupils)) || tables.has(details));
  const rows = told.flatMap(({ pupils, details, exclusions }) => {
    const id = `${pupils}tableid`;
    const missed = sumBy(tables.get(details), id, ['sessions', 'absencesessions']);
    const excluded = exclusionsBy(tables.get(exclusions), id);
    return (tables.get(pupils)?.rows ?? []).map(({ row, cells }) => {
      const key = cells.get(id) ?? '';
      const { suspensions = 0, permanent = false } = excluded.get(key) ?? {};
      const made: Record<string, Cell> = {
        child_id: textCell(cells.get('upn') ?? ''),
        term_end_date: day,
        sessions_possible: textCell(cells.get('termlysessionspossible') ?? ''),
        sessions_missed: textCell(sessionsMissed(cells, missed.get(key), tables.has(details))),
      };
      if (hasExclusions) {
        made.suspensions = textCell(String(suspensions));
        made.permanently_excluded = textCell(permanent ? 'Yes' : 'No');
      }
      return { row, from: pupils, cells: made };
    });
  });
  return { rows, absent: hasExclusions ? [] : ['suspensions', 'permanently_excluded'] };
}

function tellsAbsence(pupils: CensusTable | undefined): boolean {
  if (!pupils) return false;
  return pupils.columns.has('termlysessionsauthorised') || pupils.columns.has('termlysessionsunauthorised');
}

function sessionsMissed(cells: CensusRow, summed: number | undefined, hasDetails: boolean): string {
  const authorised = cells.get('termlysessionsauthorised');
  const unauthorised = cells.get('termlysessionsunauthorised');
  if (authorised || unauthorised) return String(Number(authorised ?? 0) + Number(unauthorised ?? 0));
  return hasDetails ? String(summed ?? 0) : '';
}

function sumBy(table: CensusTable | undefined, id: string, columns: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { cells } of table?.rows ?? []) {
    const key = cells.get(id);
    const value = Number(columns.map((column) => cells.get(column)).find((text) => text) ?? 0);
    if (key && Number.isFinite(value)) sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return sums;
}

function exclusionsBy(
  table: CensusTable | undefined,
  id: string,
): Map<string, { suspensions: number; permanent: boolean }> {
  const found = new Map<string, { suspensions: number; permanent: boolean }>();
  for (const { cells } of table?.rows ?? []) {
    const key = cells.get(id);
    if (!key) continue;
    const before = found.get(key) ?? { suspensions: 0, permanent: false };
    const category = (cells.get('category') ?? '').toUpperCase();
    found.set(key, {
      suspensions: before.suspensions + (category === 'FIXD' || category === 'SUSP' ? 1 : 0),
      permanent: before.permanent || category === 'PERM',
    });
  }
  return found;
}
