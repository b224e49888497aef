import { day } from './days.ts';
import type { PrintedTables } from './printed.ts';
import { fixedChoice, on, type Row, type Table } from './rows.ts';

/** The housing authorities, as folders of the inbox. */
export const HOUSING_AUTHORITIES = [
  { code: 'E07000218', folder: 'north_warwickshire' },
  { code: 'E07000219', folder: 'nuneaton_and_bedworth' },
  { code: 'E07000220', folder: 'rugby' },
  { code: 'E07000221', folder: 'stratford_on_avon' },
  { code: 'E07000222', folder: 'warwick' },
] as const;

/**
 * Homeless young people aged 16 and 17 of 2016-17 at one authority: those open at the end of the year as
 * printed, and some whose homelessness ended before. 2017-18 is printed blank and is not sent.
 */
export function homelessnessTable(authority: string, printed: PrintedTables): Table {
  const open = printed.count('homeless-16-17', '2017-03-31', 'housing_authority', authority);
  // An authority with none at the year's end sends a file without rows: a true nothing.
  const rows: Row[] = Array.from({ length: open === 0 ? 0 : open + 4 }, (_, i) => {
    const id = Number(authority.slice(-3)) * 100 + i;
    const date = day('2016-04-05') + fixedChoice(id, 'approach', 330);
    const closed = i < open ? null : date + 5 + fixedChoice(id, 'closed', 25);
    const settled = ['returned_home', 'supported_accommodation', 'section_20'][
      fixedChoice(id, 'outcome', 3)
    ]!;
    return {
      presentation_id: `H${id}`,
      child_id: `HA${id}`,
      housing_authority: authority,
      presentation_date: on(date),
      age: 16 + fixedChoice(id, 'age', 2),
      outcome: closed === null ? 'open' : settled,
      closed_date: on(closed),
    };
  });
  return { extract: 'homelessness_presentations', rows };
}
