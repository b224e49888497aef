import type { Connectors } from '../../connectors/discover.ts';
import type { CodeList } from '../../domain/code-lists/code-list.ts';
import { codeLists } from '../../domain/code-lists/index.ts';
import type { Board } from '../workspace/workspace.ts';
import { extractsOf, type Measure } from './published-copy.ts';

/** Words for the codes that the scorecard holds. */
export interface Labels {
  /** `referral_source` -> `Referral source`. */
  breakdown(breakdown: string): string;
  value(measure: Measure, breakdown: string, value: string): string;
  /** Where a value stands among those of its breakdown: the order of its code list, what is not recorded last. */
  order(measure: Measure, breakdown: string, value: string): number;
  agency(agency: string | null): string;
  extract(extract: string): string;
  stage(stage: string | null): string;
}

const stages: Readonly<Record<string, string>> = {
  front_door: 'Front door',
  early_help: 'Early help',
  referral_and_assessment: 'Referral and assessment',
  child_in_need: 'Children in need',
  protection: 'Child protection',
  looked_after: 'Looked after children',
  missing_and_exploitation: 'Missing and exploitation',
  allegations: 'Allegations against people who work with children',
  child_deaths: 'Child deaths',
  workforce_and_training: 'Workforce and training',
  governance: 'The board and its agencies',
  context: 'Context',
};

const stageOrder: readonly string[] = Object.keys(stages);

/** Where a stage stands in a child's journey, by which sheets and their rows are sorted; unknown ones come last. */
export function stagePlace(stage: string | null): number {
  const place = stageOrder.indexOf(stage ?? '');
  return place < 0 ? stageOrder.length : place;
}

/** Words that are no codes of a list: what the models make of dates and several columns. */
const words: Readonly<Record<string, string>> = {
  all: 'Total',
  not_recorded: 'Not recorded',
  bme: 'Black and minority ethnic',
  not_english: 'Not English',
  board_group: 'Ethnic group',
  unborn: 'Unborn',
  born: 'Born',
  disabled: 'Disabled',
  sex: 'Sex',
  initial_rag: 'Initial RAG',
  final_rag: 'Final RAG',
};

export function makeLabels(connectors: Connectors, board: Board): Labels {
  const areas = new Map([
    [board.area_code, board.name],
    ...board.districts.map(({ code, name }) => [code, name] as const),
  ]);
  const codes = new Map<string, ReadonlyMap<string, { label: string; place: number }>>();
  const codesOf = (measure: Measure, breakdown: string) => {
    const key = `${measure.source_extracts}|${breakdown}`;
    const known = codes.get(key) ?? findCodes(connectors, measure, breakdown);
    codes.set(key, known);
    return known;
  };
  return {
    breakdown: (breakdown) => words[breakdown] ?? sentence(breakdown),
    value: (measure, breakdown, value) =>
      areas.get(value) ?? codesOf(measure, breakdown).get(value)?.label ?? words[value] ?? sentence(value),
    order: (measure, breakdown, value) => {
      if (value === 'not_recorded') return Number.POSITIVE_INFINITY;
      return codesOf(measure, breakdown).get(value)?.place ?? placeOfWords(value);
    },
    agency: (agency) => {
      if (!agency) return 'No owner agreed';
      const named = (board.agencies as Record<string, { name?: string } | null | undefined>)[agency]?.name;
      return named ?? codeLists.agencies.codes.find(({ code }) => code === agency)?.label ?? sentence(agency);
    },
    extract: (extract) => connectors.get(extract)?.title ?? sentence(extract),
    stage: (stage) => (stage ? (stages[stage] ?? sentence(stage)) : 'Other measures'),
  };
}

/** The codes behind a breakdown: of the column of that name in an extract of the measure, or of a group set of that name. */
function findCodes(connectors: Connectors, measure: Measure, breakdown: string) {
  const found = new Map<string, { label: string; place: number }>();
  const extracts = extractsOf(measure);
  const tables = [...extracts.flatMap((name) => connectors.get(name) ?? []), ...connectors.values()];
  for (const { columns } of tables) {
    const list = columns.find(({ name, list }) => name === breakdown && list)?.list;
    if (!list) continue;
    for (const [place, { code, label }] of codeLists[list].codes.entries()) found.set(code, { label, place });
    return found;
  }
  for (const list of Object.values(codeLists) as CodeList[]) {
    const groups = list.groupSets?.[breakdown];
    if (!groups) continue;
    for (const [place, [code, label]] of Object.entries(groups).entries()) found.set(code, { label, place });
    return found;
  }
  return found;
}

/** Bands of age and time in their order: unborn, under, from small to large, without a date. */
function placeOfWords(value: string): number {
  if (value === 'unborn') return -2;
  if (/^under_/.test(value)) return -1;
  const first = /(\d+)(?:_(month|year))?/.exec(value);
  if (!first) return 1e5;
  // Lengths of time in months: `over_6_months_to_1_year` begins at 6, `1_to_under_2_years` at 12.
  const isYears = first[2] ? first[2] === 'year' : /year/.test(value) && !/month/.test(value);
  return Number(first[1]) * (isYears ? 12 : 1) + (/^over_|_or_more$|_and_over$/.test(value) ? 0.5 : 0);
}

/** `no_date_of_birth` -> `No date of birth`; a two-way value keeps its semicolon. */
function sentence(code: string): string {
  const plain = code.replaceAll('_', ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
