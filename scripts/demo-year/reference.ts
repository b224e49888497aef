import { readFileSync } from 'node:fs';
import { day } from './days.ts';
import { DROPS } from './drops.ts';
import { COUNTY, DISTRICTS, POPULATIONS } from './geography.ts';
import { readCsv } from './printed.ts';
import { on, type Row, type Table } from './rows.ts';

/** The county, its districts, and the spellings that agencies use for them. */
export function areas(): Table {
  const rows: Row[] = [
    {
      area_code: 'E92000001',
      area_name: 'England',
      area_kind: 'country',
      parent_area_code: '',
      other_names: '',
    },
    {
      area_code: COUNTY.code,
      area_name: COUNTY.name,
      area_kind: 'local_authority',
      parent_area_code: 'E92000001',
      other_names: 'WCC; Warwickshire County Council',
    },
    ...DISTRICTS.map((district) => ({
      area_code: district.code,
      area_name: district.name,
      area_kind: 'district',
      parent_area_code: COUNTY.code,
      other_names: district.spellings.join('; '),
    })),
  ];
  return { extract: 'areas', rows };
}

/** Invented populations by single year of age, which add to the totals of geography.ts. */
export function populations(): Table {
  const rows: Row[] = [];
  for (const [year, places] of Object.entries(POPULATIONS)) {
    for (const [area_code, persons] of Object.entries(places)) {
      for (let age = 0; age <= 17; age += 1) {
        const share = Math.floor(((age + 1) * persons) / 18) - Math.floor((age * persons) / 18);
        rows.push({ area_code, year: Number(year), age, persons: share });
      }
    }
  }
  return { extract: 'populations', rows };
}

/** Bank holidays of 2012 to 2019. */
export function bankHolidays(): Table {
  const text = readFileSync(
    new URL('../../fixtures/warwickshire/bank_holidays.csv', import.meta.url),
    'utf8',
  );
  const rows = readCsv(text).map((row) => ({ holiday_date: on(day(row.date!)), name: row.name! }));
  return { extract: 'bank_holidays', rows };
}

/** The board agreed quarterly returns, due ten working days after the quarter. */
export function dueCalendar(social_care: readonly string[], police: readonly string[]): Table {
  const due: Readonly<Record<number, string>> = {
    1: '2017-07-14',
    2: '2017-10-13',
    3: '2018-01-16',
    4: '2018-04-16',
  };
  const rows = DROPS.slice(1).flatMap((drop) =>
    [
      ...social_care.map((extract) => ({ agency: 'childrens_social_care', extract })),
      ...police.map((extract) => ({ agency: 'police', extract })),
    ].map(({ agency, extract }) => ({
      agency,
      organisation: '',
      extract,
      covers_from: on(drop.covers_from),
      covers_to: on(drop.covers_to),
      due_date: on(day(due[drop.index]!)),
    })),
  );
  return { extract: 'due_calendar', rows };
}

/** Targets for the demonstration, invented: the report prints none for these measures. */
export function targets(): Table {
  const target = (measure_id: string, polarity: string, value: number, tolerance: number): Row => ({
    measure_id,
    valid_from: on(day('2017-04-01')),
    valid_to: null,
    method: 'target',
    polarity,
    target: value,
    tolerance,
    tolerance_unit: 'points',
    agreed_date: on(day('2017-03-22')),
  });
  return {
    extract: 'targets',
    rows: [
      target('assessments-within-45wd-pct', 'high', 85, 5),
      target('icpc-within-15wd-pct', 'high', 85, 5),
      target('re-referrals-12m-pct', 'low', 24, 3),
      target('cp-ended-2y-pct', 'low', 5, 2),
      target('cp-repeat-2y-pct', 'low', 8, 2),
    ],
  };
}
