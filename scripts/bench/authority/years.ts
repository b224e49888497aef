/** Files of one invented authority as its agencies would drop them: for benchmarks only, no figure in them means anything. */

export interface AuthorityFile {
  /** Path below the inbox. */
  readonly path: string;
  readonly extract: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A generator of numbers in [0, n) that gives the same series every time. */
function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const sources = ['1A', '1B', '2A', '3A', '5A', '5B', '6', '8'];
const needs = ['N1', 'N2', 'N4', 'N5', 'N6'];
const districts = ['E07000991', 'E07000992', 'E07000993'];
const ethnicities = ['WBRI', 'WOTH', 'MWBC', 'AIND', 'BAFR', ''];
const categories = ['NEG', 'EMO', 'PHY', 'SAB'];

/** About 52,000 rows for each financial year from April 2017, one file an extract, written on 1 April after the last. */
export function authorityYears(years: number): AuthorityFile[] {
  const whole = new Map<string, AuthorityFile>();
  for (let year = 0; year < years; year++) {
    for (const file of authorityYear(2017 + year)) {
      const before = whole.get(file.extract);
      // A spell still open at the end of a year stays so: files of single years would each have to send it again.
      const path = before ? `${before.path.slice(0, -LAST_DAY)}${file.path.slice(-LAST_DAY)}` : file.path;
      // The same children each year, each once in a return.
      const earlier = file.extract === 'children' ? [] : (before?.rows ?? []);
      whole.set(file.extract, { ...file, path, rows: [...earlier, ...file.rows] });
    }
  }
  return [...whole.values()];
}

const LAST_DAY = '2018-03-31.csv'.length;

function authorityYear(first: number): AuthorityFile[] {
  const roll = dice(first);
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)]!;
  const start = Date.UTC(first, 3, 1);
  const day = (n: number) => new Date(start + n * 86_400_000).toISOString().slice(0, 10);
  const to = `${first + 1}-03-31`;
  // An event and what follows it n days later, blank when that lies after the year.
  const later = (n: number, days: number) => (n + days < 365 ? day(n + days) : '');
  const child = () => `C${roll(9000)}`;
  const yes = () => pick(['Yes', 'No']);
  const rows = (count: number, row: (i: string, at: number) => string[]) =>
    Array.from({ length: count }, (_, i) => row(`${first}-${i}`, roll(365)));
  const file = (agency: string, extract: string, header: string, made: string[][]): AuthorityFile => ({
    path: `${agency}/${extract}_${first}-04-01_${to}.csv`,
    extract,
    header: header.split('|'),
    rows: made,
  });
  const social = 'childrens_social_care';
  return [
    file(
      social,
      'children',
      'Child ID|Date of birth|Sex|Ethnicity|Disabilities|District',
      rows(9000, (i) => [
        `C${i.split('-')[1]}`,
        day(-roll(6500)),
        pick(['M', 'F']),
        pick(ethnicities),
        pick(['NONE', 'LD', '']),
        pick(districts),
      ]),
    ),
    file(
      social,
      'contacts',
      'Contact ID|Child ID|Contact date|Contact source|Contact outcome|Referral ID',
      rows(14000, (i, at) => [
        `K${i}`,
        child(),
        day(at),
        pick(sources),
        pick(['referral', 'early_help', 'no_further_action', '']),
        '',
      ]),
    ),
    file(
      social,
      'referrals',
      'Referral ID|Child ID|Referral date|Referral source|Primary need|No further action|District',
      rows(7000, (i, at) => [`R${i}`, child(), day(at), pick(sources), pick(needs), yes(), pick(districts)]),
    ),
    file(
      social,
      'assessments',
      'Assessment ID|Child ID|Referral ID|Assessment type|Assessment start date|Authorisation date|Factors identified',
      rows(6500, (i, at) => [
        `A${i}`,
        child(),
        `R${first}-${roll(7000)}`,
        'single',
        day(at),
        later(at, 10 + roll(50)),
        pick(['2B', '3A; 4B', '1B', '']),
      ]),
    ),
    file(
      social,
      'children_in_need_episodes',
      'Episode ID|Child ID|Referral ID|Start date|Closure date|Reason for closure',
      rows(5000, (i, at) => {
        const end = later(at, 30 + roll(400));
        return [`N${i}`, child(), `R${first}-${roll(7000)}`, day(at), end, end && 'RC6'];
      }),
    ),
    file(
      social,
      'section_47_enquiries',
      'Section 47 ID|Child ID|Section 47 start date|Section 47 end date',
      rows(1500, (i, at) => [`S${i}`, child(), day(at), later(at, 5 + roll(20))]),
    ),
    file(
      social,
      'child_protection_conferences',
      'Conference ID|Child ID|Conference type|Conference date|Section 47 ID|Conference outcome',
      rows(1200, (i, at) => [
        `F${i}`,
        child(),
        pick(['initial', 'review']),
        day(at),
        `S${first}-${roll(1500)}`,
        pick(['plan_made', 'no_plan_made']),
      ]),
    ),
    file(
      social,
      'child_protection_plans',
      'Plan ID|Child ID|Plan start date|Plan end date|Initial category of abuse|Latest category of abuse',
      rows(500, (i, at) => [
        `P${i}`,
        child(),
        day(at),
        later(at, 30 + roll(500)),
        pick(categories),
        pick(categories),
      ]),
    ),
    file(
      social,
      'looked_after_episodes',
      'Child ID|Episode start date|Reason for new episode|Legal status|Placement type|Placement location|Episode end date|Reason episode ceased',
      rows(900, (i, at) => {
        const end = later(at, 20 + roll(500));
        return [
          `C${i.split('-')[1]}`,
          day(at),
          'S',
          pick(['C2', 'V2']),
          pick(['U4', 'K2']),
          pick(['in_area', 'out_of_area']),
          end,
          end && 'E4A',
        ];
      }),
    ),
    file(
      social,
      'missing_episodes',
      'Missing episode ID|Child ID|Missing from|Missing or away|Missing from date and time|Returned date and time',
      rows(700, (i, at) => [
        `M${i}`,
        child(),
        pick(['care', 'home']),
        'M',
        `${day(at)} 21:15`,
        later(at, 1) && `${later(at, 1)} 07:30`,
      ]),
    ),
    file(
      'police',
      'missing_person_reports',
      'Report ID|Person ID|Reported date and time|Category|Missing from|Age',
      rows(1500, (i, at) => [
        `MP${i}`,
        `V${roll(600)}`,
        `${day(at)} 22:05`,
        pick(['missing', 'absent']),
        pick(['care', 'home']),
        String(8 + roll(10)),
      ]),
    ),
    file(
      'police',
      'domestic_abuse_incidents',
      'Incident ID|Incident date|DASH risk|Children in household|Date sent to MASH|Screening outcome',
      rows(3500, (i, at) => [
        `D${i}`,
        day(at),
        pick(['high', 'medium', 'standard']),
        yes(),
        later(at, roll(4)),
        pick(['referral', 'early_help', '']),
      ]),
    ),
  ];
}

/** A file's text as CSV; no cell of it holds a comma or a quote. */
export function csvText(file: AuthorityFile): string {
  return `${[file.header, ...file.rows].map((row) => row.join(',')).join('\n')}\n`;
}
