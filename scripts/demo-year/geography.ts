/** The county, by its ONS code. */
export const COUNTY = { code: 'E10000031', name: 'Warwickshire' } as const;

/** The five districts, with the spellings that agencies use. */
export const DISTRICTS = [
  {
    code: 'E07000218',
    name: 'North Warwickshire',
    spellings: ['North Warwickshire BC', 'NWBC', 'N Warwickshire'],
  },
  { code: 'E07000219', name: 'Nuneaton and Bedworth', spellings: ['Nuneaton & Bedworth', 'NBBC'] },
  { code: 'E07000220', name: 'Rugby', spellings: ['Rugby Borough', 'RBC'] },
  {
    code: 'E07000221',
    name: 'Stratford-on-Avon',
    spellings: ['Stratford on Avon', 'Stratford District', 'SDC'],
  },
  { code: 'E07000222', name: 'Warwick', spellings: ['Warwick District', 'WDC'] },
] as const;

/**
 * Children aged 0 to 17, invented so that the printed rates come from whole counts: the county figures are
 * those that the printed rates imply, the districts share them out.
 */
export const POPULATIONS: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  2012: { E10000031: 111904 },
  2013: { E10000031: 111546 },
  2014: { E10000031: 111977 },
  2015: { E10000031: 112312 },
  2016: {
    E10000031: 112671,
    E07000218: 12250,
    E07000219: 27750,
    E07000220: 23850,
    E07000221: 22900,
    E07000222: 25921,
  },
  2017: {
    E10000031: 113178,
    E07000218: 12300,
    E07000219: 27900,
    E07000220: 24000,
    E07000221: 23000,
    E07000222: 25978,
  },
};

/** Children in an area at the mid-year inside the financial year of a day (R3). */
export function populationAt(area: string, on: string): number {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '04-01' ? 1 : 0);
  const persons = POPULATIONS[year]?.[area];
  if (persons === undefined) {
    throw new RangeError(`no population of ${area} for ${on}`);
  }
  return persons;
}
