import {
  addDays,
  addMonths,
  endOfMonth,
  isPlainDate,
  makeDate,
  type PlainDate,
} from '../../../domain/plain-date.ts';

/** What the name of a file states. */
export interface NamedReturn {
  /** Extract or national layout. */
  readonly id: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly isProvisional: boolean;
}

const twoDates = /^(\d{4}-\d{2}-\d{2})[_ ](\d{4}-\d{2}-\d{2})$/;
const quarter = /^(\d{4})-(\d{2})-Q([1-4])$/i;
const month = /^(\d{4})-(\d{2})$/;

/**
 * Reads `<id>_<covers_from>_<covers_to>`, `<id>_2017-18-Q2` and `<id>_2017-07` (the last two from 1 April), with
 * `_provisional` after (returns contract, `file_name`). `ids` are the extracts and layouts that may be named. What copying
 * programs add, as in `referrals_2017-07 (1).csv`, is passed over. Undefined when the name follows none of the forms.
 */
export function readFileName(fileName: string, ids: readonly string[]): NamedReturn | undefined {
  const bare = bareName(fileName);
  const isProvisional = /[_ ]provisional$/i.test(bare);
  const name = bare.replace(/[_ ]provisional$/i, '');
  const lower = name.toLowerCase();
  const id = ids
    .filter((known) => lower === known || lower.startsWith(`${known}_`) || lower.startsWith(`${known} `))
    .sort((a, b) => b.length - a.length)[0];
  if (id === undefined) return undefined;
  const rest = name.slice(id.length + 1);
  if (rest === '') return { id, from: null, to: null, isProvisional };
  const window = windowOf(rest);
  if (window) return { id, ...window, isProvisional };
  // A layout's table stands between: cin_census_section47_2017-04-01_2018-03-31.
  const tail = /^(.+?)[_ ](\d{4}-\d{2}(?:-\d{2}[_ ]\d{4}-\d{2}-\d{2}|-Q[1-4])?)$/i.exec(rest);
  const inner = tail ? windowOf(tail[2]!) : undefined;
  return inner ? { id: `${id}/${tail![1]!.toLowerCase()}`, ...inner, isProvisional } : undefined;
}

/** Whether two names both end in days, and not in the same. */
export function stateOtherDays(one: string, other: string): boolean {
  const [first, second] = [daysInFileName(one), daysInFileName(other)];
  return Boolean(first && second && (first.from !== second.from || first.to !== second.to));
}

/** The days that end a file's name, whatever stands before them; undefined where it names none. */
function daysInFileName(fileName: string): { from: PlainDate; to: PlainDate } | undefined {
  const bare = bareName(fileName).replace(/[_ ]provisional$/i, '');
  const tail = /[_ ](\d{4}-\d{2}(?:-\d{2}[_ ]\d{4}-\d{2}-\d{2}|-Q[1-4])?)$/i.exec(bare);
  return tail ? windowOf(tail[1]!) : undefined;
}

/** A file's name without its ending and the number that copying adds. */
const bareName = (fileName: string): string =>
  fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/\s*\(\d+\)$/, '')
    .trim();

function windowOf(text: string): { from: PlainDate; to: PlainDate } | undefined {
  const dates = twoDates.exec(text);
  if (dates)
    return isPlainDate(dates[1]!) && isPlainDate(dates[2]!) ? { from: dates[1]!, to: dates[2]! } : undefined;
  const named = quarter.exec(text);
  if (named) {
    const year = Number(named[1]);
    if (Number(named[2]) !== (year + 1) % 100) return undefined;
    const from = makeDate(year, 4, 1);
    return { from, to: addDays(addMonths(from, 3 * Number(named[3])), -1) };
  }
  const single = month.exec(text);
  if (single && Number(single[2]) >= 1 && Number(single[2]) <= 12) {
    const [year, number] = [Number(single[1]), Number(single[2])];
    return { from: makeDate(number >= 4 ? year : year - 1, 4, 1), to: endOfMonth(makeDate(year, number, 1)) };
  }
  return undefined;
}
