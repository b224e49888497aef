import { annexA } from '../../../connectors/layouts/annex_a/index.ts';
import { Random } from '../../demo-year/random.ts';

/** A cell of a generated list: text, a whole number, a day counted from 30 December 1899, or nothing. */
export type ListCell = string | number | { readonly serial: number } | null;

/** One of the eleven lists, its rows made as they are asked for: ten years of them need not fit in memory. */
export interface List {
  readonly name: string;
  readonly headings: readonly string[];
  rows(): Generator<readonly ListCell[]>;
}

/** Rows of each list in a year of one authority: 39,430 in all. */
const rowsAYear = [14_000, 3_000, 5_200, 5_600, 2_100, 7_200, 700, 1_100, 350, 100, 80];

const words: readonly (readonly [RegExp, readonly string[]])[] = [
  [/gender|sex/i, ['a) Male', 'b) Female', 'd) Neither']],
  [/ethnicity/i, ['a) WBRI', 'b) WIRI', 'h) MOTH', 'k) APKN', 't) REFU']],
  [
    /source/i,
    ['1A: Individual', '2A: Schools', '3A: Health services', '5A: Police, "999" calls', '6: Other'],
  ],
  [/category|need|abuse/i, ['N1', 'N2', 'N5', 'Neglect', 'Emotional abuse & harm']],
  [/team|worker|advisor|organisation/i, ['Duty <1>', 'Assessment North', 'Looked after, team 2', "O'Brien"]],
];
const answers = ['a) Yes', 'b) No', 'c) Unknown'];

/** The lists of an Annex A workbook over so many years, the same for everyone who asks. */
export function annexALists(years: number): List[] {
  return annexA.map(({ table, columns }, index) => ({
    name: table.slice(0, 31),
    headings: columns.map(({ header }) => header),
    *rows() {
      const random = new Random(`${table} ${years}`);
      const make = columns.map(({ header }) => cellMaker(header, random));
      for (let row = 0; row < rowsAYear[index]! * years; row++) yield make.map((cell) => cell(row));
    },
  }));
}

function cellMaker(heading: string, random: Random): (row: number) => ListCell {
  if (/unique id|identifier/i.test(heading)) return (row) => `C${100_000 + row}`;
  if (/^age|number of|how many/i.test(heading)) return () => random.between(0, 17);
  if (/date|received|started|ended/i.test(heading))
    return () => (random.chance(0.1) ? null : { serial: random.between(40_000, 45_000) });
  const pool = words.find(([form]) => form.test(heading))?.[1] ?? answers;
  return () => (random.chance(0.05) ? null : random.pick(pool));
}
