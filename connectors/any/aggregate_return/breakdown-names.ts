import { type CodeListName, codeLists } from '../../../domain/code-lists/index.ts';
import { cleanText } from '../../reading/index.ts';
import { codeMatcher } from '../../reading/values/code.ts';

/**
 * Breakdowns whose values are codes of a list; the values of every other breakdown are in lower snake case (rulings,
 * "Counts, comments and links").
 */
const lists: Readonly<Record<string, CodeListName>> = {
  agency: 'partner_agencies',
  sex: 'sexes',
  ethnicity: 'ethnicities',
  disabilities: 'disabilities',
  legal_status: 'legal_statuses',
  placement_type: 'placement_types',
  latest_category: 'abuse_categories',
  initial_category: 'abuse_categories',
  primary_need: 'primary_needs',
  factors: 'assessment_factors',
  participation: 'participation_codes',
};

/** Lists of codes such as 2A, which are not lower snake case: matched by the code alone in any breakdown. */
const codedLists: readonly CodeListName[] = [
  'referral_sources',
  'ethnicities',
  'legal_statuses',
  'placement_types',
];

const matchers = new Map<string, (text: string) => string | undefined>();
const codes = new Map<string, string>(
  codedLists.flatMap((name) => codeLists[name].codes.map(({ code }) => [code.toLowerCase(), code] as const)),
);

/** A name or value as it is held: lower case, words joined by underscores. */
export function snakeCase(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['\u2019]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** The name of a breakdown, or of two joined: `programme; sex`. Blank and `all` are the total. */
export function breakdownName(text: string): string | null {
  const names = text.split(';').map(snakeCase).filter(Boolean);
  const name = names.join('; ');
  return name === '' || name === 'all' || name === 'total' ? null : name;
}

/** What a value is read against beside the lists: the measure, and the areas of the board. */
export interface ValueContext {
  readonly measureId: string;
  areaCode(text: string): string | undefined;
}

/** The value of a breakdown in the same order: `prevent_theatre; F`. Null for a total. */
export function breakdownValue(breakdown: string | null, text: string, context: ValueContext): string | null {
  if (breakdown === null) return null;
  const names = breakdown.split('; ');
  const parts = names.length > 1 ? text.split(';') : [text];
  const values = parts.map((part, index) => codeOf(names[index] ?? '', part.trim(), context)).filter(Boolean);
  return values.length === 0 ? null : values.join('; ');
}

function codeOf(breakdown: string, text: string, { measureId, areaCode }: ValueContext): string {
  if (breakdown === 'district' || breakdown === 'ward') return areaCode(text) ?? snakeCase(text);
  // Unborn is a value of its own in every breakdown, also where a code list has it as a spelling of "not known".
  if (/^unborn$/i.test(text)) return 'unborn';
  // The sources of the board's income are no referral sources.
  const isReferral = breakdown === 'source' && !measureId.startsWith('board-');
  const list = isReferral ? 'referral_sources' : lists[breakdown];
  if (list) {
    let match = matchers.get(list);
    if (!match) {
      match = codeMatcher(codeLists[list].codes);
      matchers.set(list, match);
    }
    const code = match(text);
    // Sex U is not recorded (rulings, "Codes of derived values").
    if (code) return list === 'sexes' && code === 'U' ? 'not_recorded' : code;
  }
  // An area is known by its code.
  if (/^[EW]\d{8}$/i.test(text)) return text.toUpperCase();
  return codes.get(text.toLowerCase()) ?? snakeCase(text);
}
