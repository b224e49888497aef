import type { Row, Table } from '../demo-year/rows.ts';

export const BOROUGH = { code: 'E08000030', name: 'Walsall' } as const;

/**
 * Children aged 0 to 17 at each mid-year. Those of 2015 and 2016 are what the printed rates imply (10,803 contacts at
 * 1,673 and 13,943 at 2,108 for each 10,000); the others are invented near them.
 */
export const POPULATIONS: Readonly<Record<number, number>> = {
  2013: 64120,
  2014: 64330,
  2015: 64573,
  2016: 66143,
};

export function areas(): Table {
  const area = (area_code: string, area_name: string, area_kind: string, parent_area_code: string): Row => ({
    area_code,
    area_name,
    area_kind,
    parent_area_code,
    other_names: '',
  });
  return {
    extract: 'areas',
    rows: [
      area('E92000001', 'England', 'country', ''),
      area(BOROUGH.code, BOROUGH.name, 'local_authority', 'E92000001'),
    ],
  };
}

/** The populations by single year of age. */
export function populations(): Table {
  const rows: Row[] = [];
  for (const [year, persons] of Object.entries(POPULATIONS)) {
    for (let age = 0; age <= 17; age += 1) {
      const share = Math.floor(((age + 1) * persons) / 18) - Math.floor((age * persons) / 18);
      rows.push({ area_code: BOROUGH.code, year: Number(year), age, persons: share });
    }
  }
  return { extract: 'populations', rows };
}
