import { iso } from './days.ts';
import { DROPS, type Drop } from './drops.ts';
import type { PrintedTables } from './printed.ts';
import { Random } from './random.ts';
import { on, type Row, type Table } from './rows.ts';

/** Crimes and incidents with the marker of sexual exploitation; printed for 2016-17 and quarter 1 only. */
export function markedCrimes(printed: PrintedTables, drop: Drop, seed: string): Table | null {
  const end = iso(drop.covers_to);
  if (printed.find('cse-police-investigations', end) === undefined) {
    return null;
  }
  const random = new Random(`${seed} crimes ${drop.name}`);
  const rows: Row[] = [];
  for (const [type, measure] of [
    ['crime', 'cse-police-investigations'],
    ['incident', 'cse-police-incidents'],
  ] as const) {
    for (let i = 0; i < printed.count(measure, end); i += 1) {
      const crime_id = `23${type === 'crime' ? 'C' : 'I'}/${drop.index}${String(10_000 + i)}/17`;
      rows.push({
        record_id: `${crime_id}/V`,
        crime_id,
        child_id: `N7${drop.index}${String(10_000 + i)}`,
        role: 'victim',
        record_type: type,
        recorded_date: on(random.between(drop.covers_from, drop.covers_to)),
        offence_group: type === 'crime' ? 'sexual' : '',
        exploitation_marker: 'sexual',
        outcome: type === 'crime' ? random.weighted(OUTCOMES) : '',
        age: random.between(11, 17),
        sex: random.chance(0.86) ? 'F' : 'M',
      });
    }
  }
  return { extract: 'crimes_involving_children', rows };
}

const OUTCOMES = {
  under_investigation: 30,
  evidential_difficulties: 44,
  no_suspect: 8,
  charged: 14,
  caution: 4,
};

/** Domestic abuse incidents of 2017-18: those sent on with a risk assessment as printed, and others without. */
export function domesticAbuse(printed: PrintedTables, seed: string): Table {
  const { covers_from, covers_to } = DROPS[4]!;
  const random = new Random(`${seed} domestic abuse`);
  const assessed = printed.count('da-dash-referrals', iso(covers_to));
  const rows = Array.from({ length: Math.round(assessed * 1.04) }, (_, i): Row => {
    const date = random.between(covers_from, covers_to - 4);
    const children = random.chance(0.46);
    return {
      incident_id: `DA${170_000 + i}`,
      incident_date: on(date),
      risk_level: i < assessed ? random.weighted({ standard: 66, medium: 25, high: 9 }) : '',
      children_in_household: children ? 'Yes' : 'No',
      child_present: children && random.chance(0.6) ? 'Yes' : 'No',
      notification_date: i < assessed || random.chance(0.3) ? on(date + random.between(0, 3)) : null,
    };
  });
  return { extract: 'domestic_abuse_incidents', rows };
}
